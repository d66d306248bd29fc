import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../runner/results.ts';
import { choosePort } from './processes.ts';
import { seed } from './seed.ts';
import { Stage } from './stage.ts';

/**
 * `npm run demo`: a real database, the tool as production runs it, the sandbox LMS beside it and a cohort inside.
 * Prints `Open <address>` last; Ctrl-C ends everything in order. PORT, SANDBOX_PORT and DATA_DIR choose where.
 */
const stage = new Stage();
await stage.play(async () => {
  if (!existsSync(join(root, 'dist/server/main.js'))) throw new Error('The tool is not built: npm run build');
  const port = await choosePort(Number(process.env['PORT'] ?? 3000), 'PORT');
  const sandboxPort = await choosePort(
    Number(process.env['SANDBOX_PORT'] ?? 3100),
    'SANDBOX_PORT',
    '127.0.0.1',
  );
  const [database, sandbox] = await Promise.all([
    stage.openDatabase(),
    stage.startSandbox(port, sandboxPort),
  ]);
  const toolOrigin = `http://localhost:${port}`;
  const env = stage.toolEnvironment(toolOrigin, database, port);
  await seed({ toolOrigin, sandbox, env, code: 'build' }, console.log);
  if (stage.isEnding) return;
  await stage.run('The tool', { file: 'dist/server/main.js', env, ready: `${toolOrigin}/readyz` });
  stage.leaveNote(env);
  console.log('Ctrl-C ends the demo; what people did is kept.');
  console.log(`Open ${sandbox.client.origin}`);
});
