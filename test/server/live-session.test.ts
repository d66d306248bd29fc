import { beforeAll, describe, expect, it } from 'vitest';
import { wallClock } from '../../server/core/wall-clock.rule.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { gradeKit, type GradeKit } from './grade-kit.ts';
import { codeOf, FISHBOWL, liveDoors, SET_1, WELCOME } from './live-kit.ts';

const MINUTE = 60_000;
const DEBATE = { module: 'relationship-models', step: 'models-debate' };
const FOUR = ['farah', 'neil', 'joanna', 'amir'];

let kit: GradeKit;
let live: ReturnType<typeof liveDoors>;
let ruth: Entered;
let tom: Entered;
let ines: Entered;
let others: Entered[];
beforeAll(async () => {
  kit = await gradeKit();
  live = liveDoors(kit);
  ruth = await kit.enter({ site: 'moodle', person: 'ruth' });
  tom = await kit.enter({ site: 'moodle', person: 'tom' });
  ines = await kit.enter({ site: 'moodle', person: 'ines' });
  const alike = { given: 'Farah', family: 'Kazmi' };
  await kit.lms.client.changePerson({ site: 'moodle', person: 'neil', set: alike });
  others = await Promise.all(FOUR.map((person) => kit.enter({ site: 'moodle', person })));
  await live.start(ruth, '2026-01-12', 'Europe/London');
  while (await kit.tool.rooms.work.rosters());
});

const forward = (minutes: number) => kit.tool.clock.forward(minutes * MINUTE);
/** Settles a session so that it begins in so many minutes. */
async function beginsIn(minutes: number, place = WELCOME): Promise<void> {
  const { revision } = await live.calendar(ruth);
  const at = wallClock('Europe/London', new Date(kit.tool.clock.now().getTime() + minutes * MINUTE));
  expect((await live.settle(ruth, place, { revision, at, far: true })).status).toBe(200);
}
const stepOf = async (who: Entered, { module, step } = WELCOME) =>
  (await kit.tool.call('GET', `/api/course/steps/${module}/${step}`, { token: who.token })).body as {
    done: boolean;
    markable: boolean;
  };
const told = async () => {
  while (await kit.tool.rooms.work.tellAttendance());
};

describe('who was there', () => {
  it('checks in by themselves in the window of the session, and in no other', async () => {
    await beginsIn(30);
    expect(codeOf(await live.post(tom, WELCOME, 'check-in'))).toBe('check-in-shut');
    forward(20);
    expect((await live.post(tom, WELCOME, 'check-in')).body).toMatchObject({ state: 'checked-in' });
    expect((await live.session(tom, WELCOME)).own).toMatchObject({ state: 'checked-in', counts: false });
    forward(25);
    expect((await live.post(ines, WELCOME, 'check-in')).status).toBe(200);
    expect((await live.session(ruth, WELCOME)).trainer?.counts).toMatchObject({ checkedIn: 2, attended: 0 });
  });

  it('[S3.25] is confirmed by the trainer with one press for all, late is late, and the step is done', async () => {
    expect(await stepOf(tom)).toMatchObject({ done: false, markable: false });
    expect((await live.post(ruth, WELCOME, 'confirm')).body).toMatchObject({ confirmed: 2 });
    await told();
    const { people } = await live.people(ruth, WELCOME);
    expect(people.find(({ id }) => id === tom.me.id)?.state).toBe('here');
    expect(people.find(({ id }) => id === ines.me.id)?.state).toBe('late');
    for (const who of [tom, ines]) expect(await stepOf(who)).toMatchObject({ done: true });
  });

  it('is credited with the design minutes, and not when the trainer says otherwise after all', async () => {
    const minutes = async () =>
      (
        (await kit.tool.call('GET', '/api/course/road-map', { token: ines.token })).body as {
          minutesDone: number;
        }
      ).minutesDone;
    expect(await minutes()).toBe(90);
    await live.mark(ruth, WELCOME, ines, 'absent');
    await told();
    expect(await minutes()).toBe(0);
    expect(await stepOf(ines)).toMatchObject({ done: false, markable: false });
    await live.mark(ruth, WELCOME, ines, 'left-early');
    await told();
    expect(await minutes()).toBe(90);
  });

  it('is said by trainers alone, of learners of their run', async () => {
    expect((await live.mark(tom, WELCOME, ines, 'here')).status).toBe(403);
    expect((await live.post(tom, WELCOME, 'confirm')).status).toBe(403);
    expect((await live.mark(ruth, WELCOME, ruth, 'here')).status).toBe(404);
    expect((await live.call(tom, 'GET', '/sessions/starting-points/welcome-protocols/people')).status).toBe(
      403,
    );
  });

  it('[C9] tells two people of one name apart', async () => {
    const { people } = await live.people(ruth, WELCOME);
    const alike = people.filter(({ name }) => name?.startsWith('Farah'));
    expect(alike.map(({ name }) => name)).toEqual(alike.map(({ number }) => `Farah Kazmi (${number})`));
    expect(alike).toHaveLength(2);
  });
});

describe('who was not', () => {
  it('tells beforehand, does the alternative task, and the trainer counts it', async () => {
    await beginsIn(60, FISHBOWL);
    expect((await live.put(tom, FISHBOWL, 'absence', { cannot: true })).body).toMatchObject({
      state: 'told',
    });
    expect(codeOf(await live.put(tom, FISHBOWL, 'made-up', { done: true }))).toBe('nothing-to-make-up');
    forward(200);
    expect((await live.session(ines, FISHBOWL)).own).toMatchObject({ state: 'missed' });
    expect((await live.put(tom, FISHBOWL, 'made-up', { done: true })).body).toMatchObject({ madeUp: true });
    const { people, counts } = await live.people(ruth, FISHBOWL);
    expect(people.find(({ id }) => id === tom.me.id)).toMatchObject({ state: 'told', madeUpSaid: true });
    expect(counts).toMatchObject({ madeUpSaid: 1 });
    await live.mark(ruth, FISHBOWL, tom, 'made-up');
    await told();
    expect(await stepOf(tom, FISHBOWL)).toMatchObject({ done: true });
  });

  it('has a later date and no task instead where it was a set', async () => {
    await beginsIn(-200, SET_1);
    expect(await live.session(tom, SET_1)).toMatchObject({ alternative: false });
    expect(codeOf(await live.put(tom, SET_1, 'made-up', { done: true }))).toBe('nothing-to-make-up');
  });
});

describe('the clock of the run sheet', () => {
  const act = async (what: object, revision: number) =>
    live.put(ruth, DEBATE, 'clock', { revision, act: what });

  it('is the same for every trainer, and follows the one who presses', async () => {
    await beginsIn(-8, DEBATE);
    const { trainer } = await live.session(ruth, DEBATE);
    expect(trainer?.sheet[0]).toMatchObject({ from: 0, minutes: 4, title: 'Rules' });
    expect(trainer?.sheet[0]?.html).toContain('A learner reads the protocol aloud.');
    expect((await act({ what: 'row', row: 1 }, 0)).body).toMatchObject({ clock: { revision: 1 } });
    expect((await live.session(ruth, DEBATE)).trainer?.clock.behind).toBeGreaterThanOrEqual(240);
    expect(codeOf(await act({ what: 'pause' }, 0))).toBe('conflict');
    expect((await act({ what: 'pause' }, 1)).status).toBe(200);
  });

  it('is no learner’s, and neither is the run sheet', async () => {
    expect((await live.session(tom, DEBATE)).trainer).toBeNull();
    expect((await live.put(tom, DEBATE, 'clock', { revision: 2, act: { what: 'pause' } })).status).toBe(403);
  });
});

describe('the pulse', () => {
  const answer = { worth: 4, learned: 'To wait.', use: '', change: 'Shorter.' };
  const give = (who: Entered, more: object = {}) => live.post(who, DEBATE, 'pulse', { ...answer, ...more });
  const pulse = async () =>
    (await live.call(ruth, 'GET', `/sessions/${DEBATE.module}/${DEBATE.step}/pulse`)).body as {
      answered: number;
      results: { worth: number[]; learned: string[] } | null;
    };
  it('[i1] is asked at the end, once of each, and says nothing before five have answered', async () => {
    expect(codeOf(await give(tom))).toBe('pulse-shut');
    forward(45);
    for (const [at, who] of others.entries()) {
      expect((await give(who, { learned: `Word ${9 - at}` })).status).toBe(200);
      expect(await pulse()).toMatchObject({ answered: at + 1, results: null });
    }
    expect(codeOf(await give(others[0]!))).toBe('pulse-answered');
    await give(tom, { worth: 5, learned: 'Another' });
    expect((await pulse()).results).toMatchObject({
      worth: [0, 0, 0, 4, 1],
      learned: ['Another', 'Word 6', 'Word 7', 'Word 8', 'Word 9'],
    });
  });

  it('is kept without anybody: no person and no moment stands beside an answer', async () => {
    const rows = await kit.tool.database.connection.collection('livePulses').find({}).toArray();
    expect(rows).toHaveLength(5);
    for (const row of rows)
      expect(Object.keys(row).toSorted()).toEqual(
        ['_id', 'change', 'learned', 'run', 'step', 'tenant', 'use', 'worth'].toSorted(),
      );
    const taken = await live.session(tom, DEBATE);
    expect(taken.own).toMatchObject({ pulsed: true });
    expect((await live.call(tom, 'GET', `/sessions/${DEBATE.module}/${DEBATE.step}/pulse`)).status).toBe(403);
  });
});
