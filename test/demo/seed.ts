import type { Session } from '../../server/core/session.ts';
import { launchThrough } from '../lms/launch-as.ts';
import { caseLife } from './case-life.ts';
import { sittingsUntil, startOf, WAYS } from './cohort.ts';
import { enrolTwo, partFromTwo } from './comings-and-goings.ts';
import { letThemTalk } from './discussion-life.ts';
import { evaluationLife } from './evaluation-life.ts';
import { formsLife } from './forms-life.ts';
import { hoursLife } from './hours-life.ts';
import { type Demo, finish, install, isSeeded, knownPlatforms, type SiteName } from './install.ts';
import { type PastTool, startPastTool } from './past-tool.ts';
import { answerArrival, settleRun } from './runs-life.ts';
import { memberLife } from './member-life.ts';
import { liveLife } from './live-life.ts';
import { meetingLife } from './meeting-life.ts';
import { triadLife } from './triad-life.ts';
import { peersLife } from './peers-life.ts';
import { fillPortfolios } from './portfolio-life.ts';
import { reviewLife } from './review-life.ts';
import { sharingLife } from './sharing-life.ts';
import { takeToWork } from './way-life.ts';
import { beginQuiz, doQuiz } from './quiz-life.ts';

/** Course and cohort of one site while its weeks go by. */
interface Walk {
  demo: Demo;
  tool: PastTool;
  site: SiteName;
  /** Everybody's session, of their first or last visit. */
  sessions: Map<string, Session>;
  /** In the order of the course; known from the first mark on. */
  steps?: { module: string; step: string; type: string }[];
}

/**
 * Installs the tool in both sites and lets a cohort go through its first weeks, at the hours when people have time, on
 * clocks set back: what a trainer meets in the eighth week is people who walk differently, and that takes a past.
 * Ends with every score delivered. Does nothing where that was done in an earlier start; a seeding that was cut short
 * is done again, and finds the steps of the first try marked.
 */
export async function seed(demo: Demo, say: (line: string) => void): Promise<void> {
  const known = await knownPlatforms(demo);
  const sites: SiteName[] = [];
  for (const site of ['moodle', 'canvas'] as const)
    if (!(await isSeeded(demo, site, known))) sites.push(site);
  if (sites.length === 0) return;
  say('Seeding a cohort in its eighth week');
  const [tool] = await Promise.all([startPastTool(demo), ...sites.map((site) => install(demo, site, known))]);
  try {
    await letWeeksPass(
      sites.map((site) => ({ demo, tool, site, sessions: new Map() })),
      new Date(),
    );
  } finally {
    await setClocks(demo, tool, sites, 0);
    await tool.close();
  }
  for (const site of sites) await finish(demo, site);
}

async function letThemMeet(walk: Walk, now: Date): Promise<void> {
  await liveLife({ ...walk, start: startOf(now) });
  await triadLife(walk);
  await meetingLife(walk);
  await memberLife(walk);
  await evaluationLife(walk);
}

/**
 * The administrator tries it, then the trainers; with them comes the platform's list of everybody. The trainer in Canvas
 * finds what the second edition would change, and decides; everybody's marks stay.
 */
async function openTool(walk: Walk): Promise<void> {
  await enter(walk, 'ada');
  if (walk.site === 'canvas') await walk.tool.beganWithFirstEdition(walk.sessions.get('ada') as Session);
  for (const person of ['ruth', 'marcus']) await enter(walk, person);
}

async function letWeeksPass(walks: Walk[], now: Date): Promise<void> {
  const inBoth = (work: (walk: Walk) => Promise<unknown>) => Promise.all(walks.map(work));
  const [{ demo, tool }] = walks as [Walk];
  const sites = walks.map(({ site }) => site);
  const goTo = (at: Date) => setClocks(demo, tool, sites, Math.floor((at.getTime() - Date.now()) / 1000));
  await inBoth(({ demo: at, site }) => enrolTwo(at, site));
  await goTo(startOf(now));
  await inBoth(openTool);
  while (await tool.rooms.work.rosters()) continue;
  await inBoth((walk) => settleDates(walk, startOf(now)));
  await inBoth((walk) => settleRun(tool, trainerOf(walk), startOf(now)));
  for (const sitting of sittingsUntil(now)) {
    if (sitting.atTheEdge) {
      await goTo(sitting.at[0] as Date);
      await inBoth((walk) => enter(walk, sitting.person));
    }
    for (const [index, at] of sitting.at.entries()) {
      tool.setClock((at.getTime() - Date.now()) / 1000);
      await inBoth((walk) => markStep(walk, sitting.person, sitting.from + index));
    }
  }
  await inBoth((walk) => formsLife(tool, walk.sessions));
  await setClocks(demo, tool, sites, 0);
  await inBoth((walk) => letThemTalk({ ...walk, start: startOf(now) }));
  await inBoth((walk) => answerArrival(tool, learnersOf(walk), now));
  await inBoth((walk) => fillPortfolios(walk));
  for (const walk of walks) await takeToWork({ ...walk, start: startOf(now) });
  for (const walk of walks) await letThemMeet(walk, now);
  for (const walk of walks) await hoursLife({ ...walk, trainer: trainerOf(walk), start: startOf(now) });
  for (const walk of walks) await caseLife({ ...walk, start: startOf(now) });
  for (const walk of walks) await sharingLife({ ...walk, start: startOf(now) });
  for (const walk of walks) await reviewLife({ ...walk, start: startOf(now) });
  for (const walk of walks) await peersLife({ ...walk, start: startOf(now) });
  // What somebody did while they were here has arrived before they leave.
  await deliver(tool);
  await inBoth((walk) => partFromTwo({ ...walk, trainer: trainerOf(walk) }));
  while (await tool.rooms.work.rosters()) continue;
  await deliver(tool);
}

/** A number rests two seconds in the outbox for the next one: these were put there a minute ago. */
async function deliver({ rooms, setClock }: PastTool): Promise<void> {
  setClock(-60);
  while (await rooms.work.tallyHours()) continue;
  while (await rooms.work.creditMeetings()) continue;
  while (await rooms.work.tellTriads()) continue;
  while (await rooms.work.tellAttendance()) continue;
  while (await rooms.work.handOver()) continue;
  while (await rooms.work.handOverCases()) continue;
  while (await rooms.work.tellReleases()) continue;
  while (await rooms.work.takeAnswers()) continue;
  setClock(0);
  while (await rooms.work.scores()) continue;
}

const learnersOf = ({ sessions }: Walk) => [...sessions.values()].filter(({ role }) => role === 'learner');

const trainerOf = ({ sessions }: Walk) => sessions.get('ruth') as Session;

/** The trainer names the first day: by the first learner's visit alone it would be a day later. */
async function settleDates(walk: Walk, start: Date): Promise<void> {
  const startsOn = start.toISOString().slice(0, 10);
  await walk.tool.rooms.people.settings.settleCalendar(
    trainerOf(walk),
    { startsOn, timeZone: 'Europe/London' },
    start,
  );
}

async function setClocks(demo: Demo, tool: PastTool, sites: SiteName[], secondsOff: number): Promise<void> {
  tool.setClock(secondsOff);
  for (const site of sites) await demo.sandbox.client.settings({ site, clockSkew: secondsOff });
}

/**
 * One launch as the LMS does it, and what the shell page does then. The first and the last visit of a person are
 * launches; those between would only be written over. Throws what the tool's page said.
 */
async function enter(walk: Walk, person: string, tries = 2): Promise<void> {
  const { demo, tool, site, sessions } = walk;
  const [link] = (await demo.sandbox.client.state(site)).links;
  const result = await launchThrough(demo.sandbox, undefined, {
    site,
    person,
    ...(link === undefined ? {} : { link: link.id }),
  });
  try {
    if (!result.token) throw new Error(`(${result.status}): ${textOf(result.body)}`);
    sessions.set(person, await tool.rooms.sessions.read(result.token, tool.now()));
  } catch (cause) {
    // A session of the past has expired for the database, whose sweep may come in between.
    if (tries > 1) return enter(walk, person, tries - 1);
    throw new Error(`The launch of ${person} was refused: ${(cause as Error).message}`, { cause });
  }
}

/** A step done at its hour. A session of the past would end between two evenings, as everybody's does. */
async function markStep(walk: Walk, person: string, place: number): Promise<void> {
  const { tool } = walk;
  const session = walk.sessions.get(person) as Session;
  walk.steps ??= (await tool.rooms.course.modules(session)).modules.flatMap(({ slug, steps }) =>
    steps.map((step) => ({ module: slug, step: step.slug, type: step.type })),
  );
  const { type, module, step } = walk.steps[place] as { module: string; step: string; type: string };
  if (type === 'quiz') await doQuiz({ tool, session, person, step: { module, step } });
  // Where another room judges the step, its product is made elsewhere; here it is the mark alone.
  await tool.rooms.course.complete(session, session, `${module}/${step}`, tool.now());
  if (place + 1 === WAYS[person]?.steps) await lookAhead(walk, person, place + 1);
}

async function lookAhead({ tool, sessions, steps = [] }: Walk, person: string, from: number): Promise<void> {
  const next = steps.slice(from).find(({ type }) => type === 'quiz');
  if (!next) return;
  const { module, step } = next;
  await beginQuiz({ tool, session: sessions.get(person) as Session, person, step: { module, step } });
}

const textOf = (html: string) =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>|<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 400);
