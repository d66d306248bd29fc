import { beforeAll, describe, expect, it } from 'vitest';
import type { AnswerOf } from '../../server/core/endpoint.contract.ts';
import { readCourses } from '../../server/rooms.ts';
import type { cohortLearner } from '../../server/rooms/cohort/cohort.contract.ts';
import { hex } from '../setup/hex.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { said } from './case-versions-kit.ts';
import { commandsOf } from './counting.ts';
import { looksBack } from './evaluation-kit.ts';
import { writeLog } from './hours-rows.ts';
import { allAt, reviewKit, type ReviewKit, type Row } from './review-kit.ts';

type Programme = NonNullable<AnswerOf<typeof cohortLearner>['programme']>;
type Name = Programme['parts'][number]['part'];

const courses = readCourses();
const { course, edition } = courses.forNewRuns();
const STEPS = courses.course(course, edition).modules.flatMap(({ steps }) => steps);
const SETS = STEPS.filter(({ slug }) => /^set-\d/.test(slug)).map(({ key }) => key);
const TRIADS = STEPS.filter(({ type }) => type === 'practice-triad').map(({ key }) => key);
const LAST = 'sustain/outcome-evaluation';
const ALONE = STEPS.map(({ key }) => key).filter((key) => ![...SETS, ...TRIADS, LAST].includes(key));

let kit: ReviewKit;
let ruth: Entered;
let tom: Entered;
beforeAll(async () => {
  kit = await reviewKit();
  ruth = await kit.enter({ site: 'moodle', person: 'ruth' });
  tom = await kit.enter({ site: 'moodle', person: 'tom' });
});

const page = (reader: Entered, whose = tom) =>
  kit.tool.call('GET', `/api/cohort/learners/${whose.me.id}`, { token: reader.token });
const programme = async (reader = tom, whose = tom) =>
  ((await page(reader, whose)).body as { programme: Programme }).programme;
const part = async (name: Name, reader = tom, whose = tom) =>
  (await programme(reader, whose)).parts.find((one) => one.part === name);
const scope = () => ({ tenant: kit.tenants.moodle, run: tom.me.run.id });

/** As the rooms say it that judge these steps. */
async function does(steps: readonly string[]): Promise<void> {
  const doer = { person: tom.me.id, testUser: false };
  for (const step of steps) await kit.tool.rooms.course.complete(scope(), doer, step, kit.tool.clock.now());
}

/** Steps that nobody else judges, until so many of all are done. */
async function doesUpTo(count: number): Promise<void> {
  const done = await kit.tool.rooms.course.stepsDone(scope(), tom.me.id);
  const known = new Set(done.map(({ module, step }) => `${module}/${step}`));
  await does(ALONE.filter((key) => !known.has(key)).slice(0, count - known.size));
}

async function comesTo(step: string, mark: 'here' | 'absent' = 'here'): Promise<void> {
  const path = `/api/live/sessions/${step}/people/${tom.me.id}`;
  expect((await kit.tool.call('PUT', path, { token: ruth.token, body: { mark } })).status).toBe(200);
  while (await kit.tool.rooms.work.tellAttendance()) continue;
}

const mentors = (counted: number, verified: number) => {
  const none = { entries: 30, queried: 0, late: 0, claimed: 0, lastEntryAt: null, relationships: 2 };
  return writeLog(kit.tool.database.connection, {
    ...scope(),
    person: tom.me.id,
    tally: { ...none, counted, verified } as never,
  });
};

async function evaluates(finish: boolean): Promise<void> {
  const path = '/api/forms/final-outcome-evaluation/plain/final';
  const { token } = tom;
  const { body } = await kit.tool.call('GET', path, { token });
  const { revision } = (body as { answer: { revision: number } }).answer;
  const answer = { write: hex(), revision, version: 1, lang: 'en', values: looksBack(0), finish };
  expect((await kit.tool.call('PUT', path, { token, body: answer })).status).toBe(200);
}

describe('what completes the programme', () => {
  it('[L2] is six parts, none of them begun at first, the same for a learner and for staff', async () => {
    const { complete, parts } = await programme();
    expect(complete).toBe(false);
    expect(
      parts.map(({ part: name, state, counted, needed, of }) => [name, state, counted, needed, of]),
    ).toEqual([
      ['steps', 'not-begun', 0, 100, 111],
      ['sets', 'not-begun', 0, 4, 5],
      ['triads', 'not-begun', 0, 4, 5],
      ['hours', 'not-begun', 0, 2400, 2400],
      ['case', 'not-begun', 0, 1, 1],
      ['evaluation', 'not-begun', 0, 1, 1],
    ]);
    expect(await programme(ruth)).toEqual({ complete, parts });
    const farah = await kit.enter({ site: 'moodle', person: 'farah' });
    expect((await page(farah)).status).toBe(404);
  });

  it('[L2] leads on to the first triad that does not count, and to the step of the evaluation', async () => {
    const [first = '', second = ''] = TRIADS;
    const at = async (name: Name) => Object.values((await part(name))?.at ?? {}).join('/');
    expect([await at('triads'), await at('evaluation'), await at('sets')]).toEqual([first, LAST, '']);
    await does([first]);
    expect(await at('triads')).toBe(second);
  });

  it('[L2] takes as many commands for somebody with much as for somebody with nothing', async () => {
    const commands = () => commandsOf(kit.tool, () => page(tom));
    await mentors(600, 300);
    // What a process knows of the run for a while.
    await commands();
    const few = await commands();
    expect(few.length, few.join(' ')).toBeLessThanOrEqual(16);
    await does(ALONE.slice(0, 20));
    await kit.handIn(tom);
    expect(await commands()).toEqual(few);
  });
});

describe('[L2] each part is met', () => {
  it('steps with nine of ten', async () => {
    await doesUpTo(99);
    expect(await part('steps')).toMatchObject({ counted: 99, state: 'under-way', missing: 'more' });
    await doesUpTo(100);
    expect(await part('steps')).toMatchObject({ counted: 100, state: 'met', missing: null });
  });

  it('meetings with four of five, as the trainer marks who was there', async () => {
    for (const step of SETS.slice(0, 3)) await comesTo(step);
    expect(await part('sets')).toMatchObject({ counted: 3, state: 'under-way', missing: 'more' });
    await comesTo(SETS[3] ?? '', 'absent');
    expect(await part('sets')).toMatchObject({ counted: 3 });
    await comesTo(SETS[4] ?? '');
    expect(await part('sets')).toMatchObject({ counted: 4, state: 'met', missing: null });
  });

  it('triads with four of five', async () => {
    await does(TRIADS.slice(0, 3));
    expect(await part('triads')).toMatchObject({ counted: 3, state: 'under-way' });
    await does(TRIADS.slice(3, 4));
    expect(await part('triads')).toMatchObject({ counted: 4, state: 'met' });
  });

  it('hours with 2,400 minutes that somebody confirmed, and not with one fewer', async () => {
    await mentors(2399, 2399);
    expect(await part('hours')).toMatchObject({ counted: 2399, state: 'under-way', missing: 'more' });
    await mentors(2460, 2399);
    expect(await part('hours')).toMatchObject({ state: 'under-way', missing: 'confirmation' });
    await mentors(2460, 2400);
    expect(await part('hours')).toMatchObject({ state: 'met', missing: null });
  });

  it('[B11] the case when a version that was handed in is found Ready, and while the next one waits', async () => {
    expect(await part('case')).toMatchObject({ state: 'under-way', missing: 'review' });
    await kit.judge(ruth, tom, allAt(1));
    expect(await part('case')).toMatchObject({ state: 'under-way', missing: 'readiness' });
    await kit.handInAgain(tom, 'Somebody has said why.');
    expect(await part('case')).toMatchObject({ missing: 'review' });
    const id = await kit.judge(ruth, tom, allAt(4));
    expect(await part('case')).toMatchObject({ state: 'met', missing: null });
    await kit.handInAgain(tom, 'And what it costs.');
    expect(await part('case')).toMatchObject({ state: 'met' });
    expect((await kit.review('POST', `reviews/${id}/withdraw`, ruth, {})).status).toBe(200);
    expect(await part('case')).toMatchObject({ missing: 'review' });
    await kit.judge(ruth, tom, allAt(4));
  });

  it('[B11] the case not before it is handed in, however much of it is written', async () => {
    const ines = await kit.enter({ site: 'moodle', person: 'ines' });
    const own = () => part('case', ines, ines);
    expect(await own()).toMatchObject({ state: 'not-begun', missing: 'handing-in' });
    await kit.write(ines, 'context', said('A shift of forty.'));
    expect(await own()).toMatchObject({ state: 'under-way', missing: 'handing-in' });
    await kit.finish(ines);
    expect(await own()).toMatchObject({ state: 'under-way', missing: 'handing-in' });
  });

  it('[B11] [f1] the case, of which whoever gives the other look hears when both are done', async () => {
    const ines = await kit.enter({ site: 'moodle', person: 'ines' });
    const marcus = await kit.enter({ site: 'moodle', person: 'marcus' });
    await kit.handInAgain(ines, 'Forty, of whom six left.');
    const { body } = await kit.review('GET', 'settings', ruth);
    await kit.review('PUT', 'settings', ruth, { revision: body['revision'], share: 100 });
    await kit.take(ruth, ines);
    const isOther = ({ look, learner }: Row) => look === 'second' && learner.id === ines.me.id;
    const other = (await kit.queue(marcus)).find(isOther)?.id ?? '';
    expect((await kit.review('POST', `reviews/${other}/claim`, marcus, {})).status).toBe(200);
    expect((await kit.review('GET', `reviews/${other}`, marcus)).status).toBe(200);
    await kit.judge(ruth, ines, allAt(4));
    expect(await part('case', ruth, ines)).toMatchObject({ state: 'met' });
    expect(await part('case', marcus, ines)).toMatchObject({
      state: 'under-way',
      missing: 'other-look',
      counted: 0,
    });
    await kit.judgeAt(other, marcus, allAt(1));
    while (await kit.tool.rooms.work.tellReleases()) continue;
    expect(await part('case', marcus, ines)).toMatchObject({ state: 'met' });
  });

  it('the evaluation when it is finished, and then the whole is complete, for staff as well', async () => {
    expect((await programme()).complete).toBe(false);
    await evaluates(false);
    expect(await part('evaluation')).toMatchObject({ state: 'under-way', missing: 'writing' });
    await evaluates(true);
    const whole = await programme();
    expect(whole.complete).toBe(true);
    expect(whole.parts.every(({ state, missing }) => state === 'met' && missing === null)).toBe(true);
    expect(await programme(ruth)).toEqual(whole);
  });
});
