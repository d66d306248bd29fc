import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { LINE_ITEMS } from '../../server/rooms/grade/line-item.vocabulary.ts';
import type { PlatformValues, SandboxClient } from '../lms/sandbox-client.ts';
import { root } from '../runner/results.ts';

export type SiteName = 'moodle' | 'canvas';

export interface Demo {
  toolOrigin: string;
  sandbox: { client: SandboxClient };
  /** Environment of the tool and of the operator's commands: the demo's database and secret. */
  env: Record<string, string>;
  /** What runs: the build, as in production, or the sources, as while developing. */
  code: 'build' | 'source';
}

/** Fixed, so that a tool whose database is new and a sandbox that remembers (or the reverse) find each other. */
const INSTALL = {
  moodle: { clientId: 'reentrydemo2026', deploymentId: '2' },
  canvas: { clientId: '100000000026001', deploymentId: '26:8865aa05b4b79b64a91a86042e43af5ea8ae79eb' },
} as const;

/** The first is the cohort's own activity; the others come when the cohort has been seeded (`isSeeded`). */
const LINKS = [
  { title: 'Advanced mentoring', key: 'course', graded: true },
  { title: 'Module 2: Models of a mentoring conversation', key: 'module:conversation-models', graded: false },
  {
    title: '1.7 A first criterion of success',
    key: 'step:starting-points/first-success-criterion',
    graded: false,
  },
] as const;

export interface KnownPlatform {
  issuer?: string;
  clientId?: string;
}

export const knownPlatforms = (demo: Demo) => admin(demo, ['platform', 'list']) as Promise<KnownPlatform[]>;

/** True when tool and site know each other and the cohort's course was finished in an earlier start. */
export async function isSeeded(demo: Demo, site: SiteName, known: KnownPlatform[]): Promise<boolean> {
  const { both, links } = await acquaintance(demo, site, known);
  return both && links >= LINKS.length;
}

async function acquaintance(demo: Demo, site: SiteName, known: KnownPlatform[]) {
  const { tools, settings, links } = await demo.sandbox.client.state(site);
  const { clientId } = INSTALL[site];
  const isKnown = known.some((one) => one.issuer === settings.issuer && one.clientId === clientId);
  const isThere = tools.some(
    (tool) => tool.clientId === clientId && tool.initiateLoginUri.startsWith(`${demo.toolOrigin}/`),
  );
  return { both: isKnown && isThere, isKnown, links: links.length };
}

/**
 * By hand on both sides, as an administrator would. Where only one side remembers (a folder deleted, another port), the
 * sandbox's site starts afresh: its links belong to its tool.
 */
export async function install(demo: Demo, site: SiteName, known: KnownPlatform[]): Promise<void> {
  const { both, isKnown, links } = await acquaintance(demo, site, known);
  if (!both) {
    const { client } = demo.sandbox;
    await client.reset({ site });
    const values = await client.installTool({ site, toolOrigin: demo.toolOrigin, ...INSTALL[site] });
    if (!isKnown) await addPlatform(demo, site, values);
  }
  if (!both || links === 0) await addLinks(demo, site, LINKS.slice(0, 1));
}

export const finish = (demo: Demo, site: SiteName) => addLinks(demo, site, LINKS.slice(1));

async function addPlatform(demo: Demo, site: SiteName, values: PlatformValues): Promise<void> {
  const { title } = await demo.sandbox.client.state(site);
  const options = {
    name: title,
    issuer: values.issuer,
    'client-id': values.clientId,
    deployment: values.deploymentId,
    auth: values.authorizationEndpoint,
    token: values.tokenEndpoint,
    keys: values.jwksUri,
  };
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  await admin(demo, ['platform', 'add', ...words]);
}

/** The operator's own command, so that the demo walks the road that operators walk. */
async function admin(demo: Demo, command: string[]): Promise<unknown> {
  const program =
    demo.code === 'build'
      ? [join(root, 'dist/server/rooms/install/admin.js')]
      : ['--import', 'tsx', join(root, 'server/rooms/install/admin.ts')];
  const { stdout } = await promisify(execFile)(process.execPath, [...program, ...command, '--json'], {
    cwd: root,
    env: { ...process.env, ...demo.env },
  });
  const answer = JSON.parse(stdout) as unknown;
  return Array.isArray(answer) ? answer : ((answer as { platforms?: unknown }).platforms ?? answer);
}

async function addLinks(demo: Demo, site: SiteName, links: readonly (typeof LINKS)[number][]): Promise<void> {
  const { label, scoreMaximum, tag } = LINE_ITEMS['guided-minutes'];
  for (const { title, key, graded } of links) {
    await demo.sandbox.client.addLink({
      site,
      title,
      url: `${demo.toolOrigin}/lti/launch?content_id=${encodeURIComponent(key)}`,
      custom: { content_id: key },
      ...(graded ? { lineItem: { label, scoreMaximum, resourceId: tag, tag } } : {}),
    });
  }
}
