import type { Page } from 'playwright-core';
import { administratorPlaces } from './administrator-places.ts';
import { casePlaces, writeCase } from './case-places.ts';
import { seedCohort } from './cohort.ts';
import { type BrowserKit, heading } from './kit.ts';
import { hoursPlaces, mentorSomebody } from './hours-places.ts';
import { ownSetPlaces } from './own-set-places.ts';
import { inFirstEdition } from '../setup/first-edition.ts';
import { portfolioOf } from '../demo/portfolio-life.ts';
import { launchPlaces } from './launch-places.ts';
import { meetingPlaces, seedMeeting } from './meeting-places.ts';
import { inApp, type Place } from './place.ts';
import { setsPlaces } from './sets-places.ts';
import { reviewPlaces, seedReviews } from './review-places.ts';
import { runPlaces, seedRun } from './run-places.ts';
import { seedTriads, triadPlaces } from './triad-places.ts';

interface StepLine {
  slug: string;
  type: string;
}

/** Every page that exists. Seeds a cohort in Canvas first: pages without data say little. */
export async function everyPlace(kit: BrowserKit): Promise<Place[]> {
  await seedCohort(kit, 'canvas');
  // Where modules open with questions from before.
  await kit.enter({ site: 'moodle', person: 'tom' });
  await inFirstEdition(kit, 'moodle');
  const { token } = await kit.enter({ site: 'canvas', person: 'tom' });
  const map = await kit.tool.call('GET', '/api/course/road-map', { token });
  const { modules } = map.body as { modules: { slug: string; steps: StepLine[] }[] };
  const firstOf = new Map<string, string>();
  for (const { slug, steps } of modules)
    for (const step of steps)
      if (!firstOf.has(step.type)) firstOf.set(step.type, `/app/course/${slug}/${step.slug}`);
  const body = { value: 'La señal: nobody asks on Fridays.', revision: 0, write: '0'.repeat(32) };
  await kit.tool.call('PUT', '/api/course/notes/conversation-models/goal-too-early/note', { token, body });
  await fillPortfolio(kit.tool, token);
  await seedRun(kit);
  await mentorSomebody(kit.tool, token);
  await writeCase(kit, token);
  const reviews = await seedReviews(kit);
  const meeting = await seedMeeting(kit);
  const triads = await seedTriads(kit);
  return [
    ...learnerPlaces(kit, firstOf, `/app/course/${modules[1]?.slug ?? ''}`),
    ...trainerPlaces(kit, firstOf.get('live-session') ?? ''),
    ...(await setsPlaces(kit)),
    ...runPlaces(kit),
    ...reviewPlaces(kit, reviews),
    ...meetingPlaces(kit, meeting),
    ...triadPlaces(kit, triads),
    ...ownSetPlaces(kit),
    ...administratorPlaces(kit),
    ...launchPlaces(kit),
  ];
}

async function fillPortfolio(tool: BrowserKit['tool'], token: string): Promise<void> {
  for (const [kind, value] of Object.entries(portfolioOf('ines'))) {
    const body = { value, revision: 0, write: '0'.repeat(32) };
    await tool.call('PUT', `/api/portfolio/${kind}`, { token, body });
  }
}

function learnerPlaces(kit: BrowserKit, firstOf: Map<string, string>, module: string): Place[] {
  const tom = { person: 'tom' };
  const steps = [...firstOf].map(([type, path]) => ({ name: `step-${type}`, open: inApp(kit, tom, path) }));
  const menu = (page: Page) => page.locator('header.bar summary').click();
  return [
    { name: 'road-map', open: inApp(kit, tom, '/app') },
    { name: 'road-map-new', open: inApp(kit, { person: 'neil' }, '/app') },
    { name: 'road-map-menu', open: inApp(kit, tom, '/app', menu) },
    { name: 'programme', open: inApp(kit, tom, '/app', toProgramme) },
    { name: 'course', open: inApp(kit, tom, '/app/course') },
    { name: 'module', open: inApp(kit, tom, module) },
    ...steps,
    { name: 'quiz-begun', open: inApp(kit, tom, firstOf.get('quiz') ?? '', answerTwo) },
    {
      name: 'questions-from-before',
      open: inApp(kit, { ...tom, site: 'moodle' }, `${module}/goal-too-early`, openOne),
    },
    { name: 'sources', open: inApp(kit, tom, '/app/sources/b11') },
    { name: 'cast', open: inApp(kit, tom, '/app/cast/mateo') },
    { name: 'notes', open: inApp(kit, tom, '/app/notes') },
    { name: 'notes-none', open: inApp(kit, { person: 'neil' }, '/app/notes') },
    ...formPlaces(kit),
    ...hoursPlaces((path, then) => inApp(kit, tom, path, then)),
    ...casePlaces(kit),
    ...PORTFOLIO.map((path) => ({
      name: `portfolio${path.replace('/', '-')}`,
      open: inApp(kit, tom, `/app/portfolio${path}`),
    })),
    { name: 'nowhere', open: inApp(kit, tom, '/app/nowhere') },
    { name: 'session-over', open: inApp(kit, tom, firstOf.get('article') ?? '', loseSession(kit)) },
  ];
}

/** By the one press that leads there. */
const toProgramme = async (page: Page) => {
  await page.locator('a[href^="/app/learners/"]').click();
  await page.locator('#h-programme').waitFor();
};

const PORTFOLIO = ['', '/question-bank', '/style-map', '/model-chooser', '/handbook', '/community-charter'];

/** One answer that is not the best, and one that is. */
const answerTwo = async (page: Page) => {
  await page.locator('.quiz-sum').waitFor();
  const [first, second] = [page.locator('[data-scene]').nth(0), page.locator('[data-scene]').nth(1)];
  await first.locator('details:not(:has(.feedback.yes)):not([open]) > summary').first().click();
  const best = second.locator('details:has(.feedback.yes)');
  // A place is opened once for each language, and what was found is open the next time.
  if ((await best.getAttribute('open')) === null) await best.locator('summary').click();
  await second.locator('.scene-said .done').waitFor();
};

/** Left as it is found: one who answers is not asked again. */
const openOne = (page: Page) => page.locator('.returning').waitFor();
const PROFILE = '/app/forms/organisational-context-profile/plain';

function formPlaces(kit: BrowserKit): Place[] {
  const tom = { person: 'tom' };
  const withMissing = async (page: Page) => {
    await page.locator('.form-end .btn.main').click();
    await page.locator('.missing').waitFor();
  };
  return [
    { name: 'forms', open: inApp(kit, tom, '/app/forms') },
    { name: 'forms-trainer', open: inApp(kit, { person: 'ruth' }, '/app/forms') },
    { name: 'form', open: inApp(kit, tom, `${PROFILE}/own`, withMissing) },
    { name: 'form-blank', open: inApp(kit, tom, `${PROFILE}/blank`) },
    { name: 'form-readings', open: inApp(kit, tom, '/app/forms/qualities-self-assessment/mid/own') },
  ];
}

const loseSession = (kit: BrowserKit) => async (page: Page) => {
  const token = await page.evaluate(() => sessionStorage.getItem('re-entry.token'));
  await page.route(`${kit.tool.origin}/api/**`, (route) =>
    route.fulfill({ status: 401, json: { error: { code: 'session-missing', ref: 'TST-TST' } } }),
  );
  if (token === null) throw new Error('there was no session');
  await page.locator('.move button').first().click();
  await page.locator('.over-banner').waitFor();
};

/** The rhythm, and the form of one session. */
const changeFirst = async (page: Page) => {
  await page.locator('.live-row button').first().click();
  await page.locator('.live-move').waitFor();
};

function trainerPlaces(kit: BrowserKit, live: string): Place[] {
  const ruth = { person: 'ruth' };
  const firstLearner = async (page: Page) => {
    await page
      .getByRole('row', { name: /Tom Brightwell/ })
      .getByRole('link')
      .click();
    await heading(page, 'Tom Brightwell').waitFor();
  };
  return [
    { name: 'today', open: inApp(kit, ruth, '/app') },
    { name: 'cohort', open: inApp(kit, ruth, '/app/cohort') },
    { name: 'cohort-hours', open: inApp(kit, ruth, '/app/cohort/hours') },
    {
      name: 'learner-hours',
      open: inApp(kit, ruth, '/app/cohort/hours', async (page) => {
        await page.getByRole('link', { name: 'Tom Brightwell' }).click();
        await page.getByRole('heading', { level: 1, name: /Tom Brightwell/ }).waitFor();
      }),
    },
    { name: 'learner', open: inApp(kit, ruth, '/app/cohort', firstLearner) },
    { name: 'run-sheet', open: inApp(kit, ruth, live) },
    { name: 'live-calendar', open: inApp(kit, ruth, '/app/live', changeFirst) },
    { name: 'live-session', open: inApp(kit, ruth, live.replace('/app/course', '/app/live')) },
    {
      name: 'picker',
      open: inApp(
        kit,
        { ...ruth, message: 'LtiDeepLinkingRequest', placement: 'link_selection' },
        '/app/picker',
        (page) => page.getByRole('checkbox').or(page.getByRole('radio')).first().check(),
      ),
    },
  ];
}
