import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { LINE_ITEMS } from '../../server/grade/line-items.ts';
import { launchThrough } from '../lms/launch-as.ts';
import type { PlatformValues, SandboxClient } from '../lms/sandbox-client.ts';
import { root } from '../runner/results.ts';

type SiteName = 'moodle' | 'canvas';

export interface Demo {
  toolOrigin: string;
  sandbox: { client: SandboxClient };
  /** Environment of the operator's commands: the demo's database and secret. */
  env: Record<string, string>;
}

/** Fixed, so that a tool whose database is new and a sandbox that remembers (or the reverse) find each other. */
const INSTALL = {
  moodle: { clientId: 'reentrydemo2026', deploymentId: '2' },
  canvas: { clientId: '100000000026001', deploymentId: '26:8865aa05b4b79b64a91a86042e43af5ea8ae79eb' },
} as const;

/**
 * Steps that each learner has done, in the order of the course; `undefined` has not come yet. Somebody is ahead,
 * somebody has only looked, two have never come: what a trainer meets in the third week.
 */
const COHORT: Readonly<Record<string, number | undefined>> = {
  ines: 14,
  tom: 9,
  farah: 11,
  neil: 0,
  beatriz: 12,
  joanna: 6,
  amir: undefined,
  sofia: 8,
  colm: 3,
  grace: 10,
  hannah: 7,
  gareth: undefined,
};

/** Installs the tool in both sites, puts links into the course, and lets the cohort walk its first steps. */
export async function seed(demo: Demo, say: (line: string) => void): Promise<void> {
  const known = (await admin(demo, ['platform', 'list'])) as { issuer?: string; clientId?: string }[];
  for (const site of ['moodle', 'canvas'] as const) {
    const fresh = await install(demo, site, known);
    if (fresh) await addLinks(demo, site);
    const staff = site === 'moodle' ? ['ada', 'ruth', 'marcus'] : ['ada', 'ruth'];
    for (const person of staff) await enter(demo, site, person);
    if (await isSeeded(demo, site)) continue;
    say(`Seeding the cohort of the ${site} site`);
    for (const [person, steps] of Object.entries(COHORT)) {
      if (steps !== undefined) await walk(demo, site, { person, steps });
    }
  }
}

/**
 * By hand on both sides, as an administrator would; answers whether the sandbox had to be set up. Where only one side
 * remembers (a folder deleted, another port), the sandbox's site starts afresh: its links belong to its tool.
 */
async function install(
  demo: Demo,
  site: SiteName,
  known: { issuer?: string; clientId?: string }[],
): Promise<boolean> {
  const { client } = demo.sandbox;
  const { tools, settings } = await client.state(site);
  const { clientId } = INSTALL[site];
  const isKnown = known.some((one) => one.issuer === settings.issuer && one.clientId === clientId);
  const isThere = tools.some(
    (tool) => tool.clientId === clientId && tool.initiateLoginUri.startsWith(`${demo.toolOrigin}/`),
  );
  if (isKnown && isThere) return false;
  await client.reset({ site });
  const values = await client.installTool({ site, toolOrigin: demo.toolOrigin, ...INSTALL[site] });
  if (!isKnown) await addPlatform(demo, site, values);
  return true;
}

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
  await admin(demo, [
    'platform',
    'add',
    ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]),
  ]);
}

/** The operator's own command, from the build, so that the demo walks the road that operators walk. */
async function admin(demo: Demo, command: string[]): Promise<unknown> {
  const program = join(root, 'dist/server/install/admin.js');
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...command, '--json'], {
    cwd: root,
    env: { ...process.env, ...demo.env },
  });
  const answer = JSON.parse(stdout) as unknown;
  return Array.isArray(answer) ? answer : ((answer as { platforms?: unknown }).platforms ?? answer);
}

async function addLinks(demo: Demo, site: SiteName): Promise<void> {
  const line = LINE_ITEMS['guided-minutes'];
  const links = [
    { title: 'Advanced mentoring', key: 'course', graded: true },
    {
      title: 'Module 2: Models of a mentoring conversation',
      key: 'module:conversation-models',
      graded: false,
    },
    {
      title: '1.7 A first criterion of success',
      key: 'step:starting-points/first-success-criterion',
      graded: false,
    },
  ];
  for (const { title, key, graded } of links) {
    await demo.sandbox.client.addLink({
      site,
      title,
      url: `${demo.toolOrigin}/lti/launch?content_id=${encodeURIComponent(key)}`,
      custom: { content_id: key },
      ...(graded
        ? {
            lineItem: {
              label: line.label,
              scoreMaximum: line.scoreMaximum,
              resourceId: line.tag,
              tag: line.tag,
            },
          }
        : {}),
    });
  }
}

/** One launch as the LMS does it; answers the bearer token of the session. Throws what the tool's page said. */
async function enter(demo: Demo, site: SiteName, person: string): Promise<string> {
  const { links } = await demo.sandbox.client.state(site);
  const link = links[0]?.id;
  const result = await launchThrough(demo.sandbox, undefined, {
    site,
    person,
    ...(link === undefined ? {} : { link }),
  });
  if (!result.code)
    throw new Error(`The launch of ${person} was refused (${result.status}): ${textOf(result.body)}`);
  const session = (await call(demo, 'POST', '/api/session', { body: { code: result.code } })) as {
    token: string;
  };
  return session.token;
}

interface RoadMap {
  modules: { slug: string; steps: { slug: string; state: string }[] }[];
}

async function walk(demo: Demo, site: SiteName, who: { person: string; steps: number }): Promise<void> {
  const token = await enter(demo, site, who.person);
  const map = (await call(demo, 'GET', '/api/course/road-map', { token })) as RoadMap;
  const steps = map.modules.flatMap((module) => module.steps.map((step) => `${module.slug}/${step.slug}`));
  for (const step of steps.slice(0, who.steps))
    await call(demo, 'PUT', `/api/course/steps/${step}/done`, { token });
}

/** True when somebody of this site has done a step: then the cohort was seeded in an earlier run. */
async function isSeeded(demo: Demo, site: SiteName): Promise<boolean> {
  const token = await enter(demo, site, 'ruth');
  const { rows } = (await call(demo, 'GET', '/api/cohort/learners', { token })) as {
    rows: { stepsDone: number }[];
  };
  return rows.some((row) => row.stepsDone > 0);
}

async function call(
  demo: Demo,
  method: string,
  path: string,
  { token, body }: { token?: string; body?: unknown },
): Promise<unknown> {
  const answer = await fetch(`${demo.toolOrigin}${path}`, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return JSON.parse(text);
}

const textOf = (html: string) =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>|<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 400);
