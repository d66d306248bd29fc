import { once } from 'node:events';
import { mkdirSync, watch } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { root } from '../runner/results.ts';
import { clientDist } from '../../server/core/first-page.ts';
import { addressOf } from './dev-people.ts';
import { DevPages } from './dev-pages.ts';
import { DevTool } from './dev-tool.ts';
import { choosePort } from './processes.ts';
import { seed } from './seed.ts';
import { Stage } from './stage.ts';

/**
 * `npm run dev`: the demo from the sources. Pages come from Vite and follow a change by themselves; a change of the
 * server, of lti/ or of the content starts the tool again, which takes a second. `/as/<person>` opens as somebody,
 * `/ui` shows the parts of the client. The same ports and data as the demo's. Nothing of this is in the build.
 */
const WATCHED = ['server', 'lti', 'course-content'];
/** Editors write a file in several steps. */
const QUIET_MS = 80;

const stage = new Stage();
await stage.play(async () => {
  const port = await choosePort(Number(process.env['PORT'] ?? 3000), 'PORT');
  const sandboxPort = await choosePort(
    Number(process.env['SANDBOX_PORT'] ?? 3100),
    'SANDBOX_PORT',
    '127.0.0.1',
  );
  // The tool reads it at its start; here Vite serves what would lie in it.
  mkdirSync(clientDist, { recursive: true });
  const [database, sandbox, innerPort] = await Promise.all([
    stage.openDatabase(),
    stage.startSandbox(port, sandboxPort),
    choosePort(0, 'PORT'),
  ]);
  const toolOrigin = `http://localhost:${port}`;
  const seeding = stage.toolEnvironment(toolOrigin, database, port);
  await seed({ toolOrigin, sandbox, env: seeding, code: 'source' }, console.log);
  if (stage.isEnding) return;
  const env = { ...stage.toolEnvironment(toolOrigin, database, innerPort), TRUST_PROXY: '1' };
  const tool = new DevTool(env, join(stage.dataDir, 'tool.log'));
  stage.atEnd(() => tool.stop());
  const toolReady = tool.start();
  const front = createServer();
  const pages = await DevPages.open(front, {
    tool,
    openAs: (path) => addressOf(sandbox.client, path),
  });
  stage.atEnd(() => pages.close());
  front.listen(port);
  await Promise.all([once(front, 'listening'), toolReady]);
  stage.leaveNote(env);
  restartOnChange(tool, pages);
  console.log(`Sandbox LMS: ${sandbox.client.origin}. The parts of the client: ${toolOrigin}/ui`);
  console.log(`Open ${toolOrigin}/as/ruth (or tom, ines, ada …; ?site=canvas)`);
});

function restartOnChange(tool: DevTool, pages: DevPages): void {
  let timer: NodeJS.Timeout | undefined;
  for (const folder of WATCHED) {
    const watcher = watch(join(root, folder), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(() => void tool.restart().then((ready) => ready && pages.reload()), QUIET_MS);
    });
    stage.atEnd(async () => watcher.close());
  }
}
