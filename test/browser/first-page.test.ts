import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LaunchOrder } from '../lms/launches.ts';
import { browserKit, type BrowserKit, heading, newPage, roadMap } from './kit.ts';
import { Rounds } from './rounds.ts';

/** What a browser asks for from the launch's own POST until the page it leads to stands, and how often it waits. */
interface Opening {
  rounds: string[][];
  /** Scripts and styles that were asked for, and the scripts of which something ran. */
  scripts: string[];
  styles: string[];
  ran: string[];
  asked: string[];
  /** What the tool's server had to send. */
  sent: string[];
  console: string[];
}

const STEP = 'step:starting-points/welcome-protocols';
/** The drawings come after the words; nobody waits for them. */
const DRAWINGS = /^GET \/assets\/icons-/;
const ofKind = (names: string[], kind: RegExp) => names.filter((name) => kind.test(name)).sort();

/** Bytes before each file; what a page needs for its safety alone is half a kilobyte. */
const FILE_HEADERS = 450;

async function headerBytes(path: string): Promise<number> {
  const { headers } = await fetch(kit.tool.origin + path);
  return [...headers].reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
}

let kit: BrowserKit;
beforeAll(async () => {
  kit = await browserKit();
  await kit.lms.client.addLink({ site: 'moodle', title: 'One step', custom: { content_id: STEP } });
});

async function opening(page: Page, order: LaunchOrder, stands: () => Promise<void>): Promise<Opening> {
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  const prepared = await kit.lms.client.launch({ link: 'Course', ...order });
  const [name = '', value = ''] = prepared.cookie.split('=');
  await page.context().addCookies([{ name, value, url: kit.lms.client.origin }]);
  const counted = await Rounds.of(page, kit.tool.origin);
  await page.coverage.startJSCoverage({ resetOnNavigation: false });
  await page.goto(prepared.frameUrl, { waitUntil: 'commit' });
  await stands();
  // What comes when the page stands is held back until here, and is nothing that it waited for.
  const files = await page.coverage.stopJSCoverage();
  await counted.end();
  const launched = counted.rounds.findIndex((round) => round.includes('POST /lti/launch'));
  const rounds = counted.rounds
    .slice(launched)
    .map((round) => round.filter((one) => !DRAWINGS.test(one)).sort())
    .filter((round) => round.length > 0);
  const all = rounds.flat();
  const ran = files.filter(({ functions }) =>
    functions.some(({ ranges }) => ranges.some((r) => r.count > 0)),
  );
  return {
    rounds,
    scripts: ofKind(all, /\.js$/),
    styles: ofKind(all, /\.css$/),
    ran: ofKind([...new Set(ran.map(({ url }) => `GET ${new URL(url).pathname}`))], /^GET \/assets\/.*\.js$/),
    asked: ofKind(all, /\/api\//),
    sent: counted.sent.slice(counted.sent.indexOf('/lti/launch')),
    console: said,
  };
}

/** Twice in a row: for the page, and for all that it is made of, its data among it. */
function waitsTwice(found: Opening, asked: readonly string[]): void {
  const all = found.rounds.flat();
  expect(found.rounds.map((round) => round.length)).toEqual([1, all.length - 1]);
  expect(found.asked).toEqual(asked.map((path) => `GET ${path}`).sort());
  expect(
    all.filter((one, at) => all.indexOf(one) !== at),
    'asked for twice',
  ).toEqual([]);
  // Nothing that ran was fetched on its own, and nothing was fetched that did not run.
  expect(found.scripts).toEqual(found.ran);
  expect(found.console).toEqual([]);
}

describe('from the launch to the page it leads to a browser waits twice', () => {
  it('when a learner comes for the first time, and all that is sent the second time is the page and the data', async () => {
    const order = { site: 'moodle', person: 'tom' } as const;
    const page = await newPage(kit.browser);
    const cold = await opening(page, order, () => roadMap(page).waitFor());
    waitsTwice(cold, ['/api/course/road-map']);
    expect(cold.scripts.join(' ')).toMatch(/\/core-.*\/course-.*\/main-.*\/road-map\.page-/);
    expect(cold.scripts.length).toBeLessThanOrEqual(8);
    expect(cold.styles.length).toBeLessThanOrEqual(2);
    for (const name of [...cold.scripts, ...cold.styles])
      expect(await headerBytes(name.replace('GET ', '')), name).toBeLessThanOrEqual(FILE_HEADERS);
    const again = await page.context().newPage();
    const warm = await opening(again, order, () => roadMap(again).waitFor());
    waitsTwice(warm, ['/api/course/road-map']);
    expect(warm.sent.filter((path) => !/icon/.test(path))).toEqual(['/lti/launch', '/api/course/road-map']);
    await page.context().close();
  });

  it.each([
    [
      'when a link leads a learner to a step, in Spanish',
      { person: 'sofia', link: 'One step' },
      [`/api/course/steps/${STEP.slice('step:'.length)}`],
    ],
    [
      'for a trainer',
      { person: 'ruth' },
      [
        '/api/cohort/today',
        '/api/discussion/waiting',
        '/api/review/queue',
        '/api/hours/cohort/waiting',
        '/api/live/sets/calls',
      ],
    ],
    ['for an administrator', { site: 'canvas', person: 'ada' }, ['/api/install/overview', '/api/grades']],
    [
      'for who picks what a link opens',
      { person: 'ruth', message: 'LtiDeepLinkingRequest' },
      ['/api/picker'],
    ],
    ['for an observer, who gets a page without data', { site: 'canvas', person: 'olive' }, []],
  ] as const)('%s', async (_who, order, asked) => {
    const page = await newPage(kit.browser);
    const stands = () => heading(page, /./).waitFor();
    waitsTwice(await opening(page, { site: 'moodle', ...order }, stands), asked);
    await page.context().close();
  });
});
