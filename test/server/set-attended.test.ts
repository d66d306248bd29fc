import { beforeAll, describe, expect, it } from 'vitest';
import type { AnswerOf } from '../../server/core/endpoint.contract.ts';
import type { ownMeetings } from '../../server/rooms/live/account.contract.ts';
import { hex } from '../setup/hex.ts';
import { action, MEMBERS, meetingKit, type MeetingKit } from './meeting-kit.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const STEPS = [
  'choose-or-devise/set-1',
  'success-from-the-start/set-2',
  'groundwork/set-3',
  'business-case-value/set-4',
  'business-case-persuade/set-5-self-managed',
];
const STAGES = ['present', 'clarify', 'explore', 'actions', 'process'] as const;

let kit: MeetingKit;
let set = '';
beforeAll(async () => {
  kit = await meetingKit();
  set = await kit.formed();
});

const own = async (name: string) =>
  (await kit.door<AnswerOf<typeof ownMeetings>>('GET', '/sets/attended', name)).body;
const code = ({ body }: { body: unknown }) => (body as { error?: { code: string } }).error?.code;
const account = (name: string, step: string, done = true) =>
  kit.door('PUT', `/sessions/${step}/account`, name, { done });
const write = (name: string, step: string, value: string, revision = 0) =>
  kit.tool.call('PUT', `/api/course/notes/${step}/account`, {
    token: kit.who(name).token,
    body: { write: hex(), revision, value },
  });
/** All that waits for the course. */
async function told(): Promise<void> {
  while (await kit.tool.rooms.work.creditMeetings()) continue;
  while (await kit.tool.rooms.work.tellAttendance()) continue;
}
const done = async (name: string) => {
  const keys = await kit.tool.rooms.course.stepsDone(kit.scope, kit.idOf(name));
  return (keys ?? []).map(({ module, step }) => `${module}/${step}`);
};

/** A turn from its beginning to its end, with everybody who is here by then. */
async function turn(n: number): Promise<void> {
  const { turn: id, presenter } = await kit.begun(set, n);
  const { nextDay } = await kit.state(set, presenter, n);
  const day = nextDay ?? new Date(kit.tool.clock.now().getTime() + 7 * DAY).toISOString().slice(0, 10);
  await kit.tap(set, presenter, action(id, day), { n });
  for (const from of STAGES) await kit.tap(set, presenter, { kind: 'stage', turn: id, from }, { n });
}

async function closed(n: number): Promise<void> {
  await kit.tap(set, 'ines', { kind: 'to-review' }, { n });
  const at = kit.tool.clock.now().getTime() + 14 * DAY;
  await kit.tap(set, 'ines', { kind: 'next', at, host: kit.idOf('ines') }, { n });
  expect((await kit.tap(set, 'ines', { kind: 'close' }, { n })).status).toBe(200);
}

const joins = async (names: readonly string[], n: number) => {
  for (const name of names) {
    await kit.tap(set, name, { kind: 'join' }, { n });
    await kit.tap(set, name, { kind: 'confirm', version: 1 }, { n });
  }
};

describe('the step of a set', () => {
  it('[L1] is done by having been there for a turn, late or not; by looking in at the end it is not', async () => {
    await kit.opens(set, 1);
    await joins(MEMBERS.slice(0, 4), 1);
    // The rules are settled by all before the first turn.
    for (const name of MEMBERS.slice(4)) {
      await kit.door('PUT', `/sets/${set}/agreement`, name, { version: 1 });
    }
    await turn(1);
    kit.tool.clock.forward(15 * MINUTE);
    await joins(['beatriz'], 1);
    await kit.tap(set, 'joanna', { kind: 'leave' }, { n: 1 });
    await turn(1);
    kit.tool.clock.forward(15 * MINUTE);
    await joins(['neil'], 1);
    await closed(1);
    expect(await done('ines')).not.toContain(STEPS[0]);
    await told();
    for (const name of ['ines', 'tom', 'joanna', 'beatriz']) expect(await done(name)).toContain(STEPS[0]);
    expect(await done('neil')).not.toContain(STEPS[0]);
    const { body } = await kit.door<{ people: { id: string; state: string }[] }>(
      'GET',
      `/sessions/${STEPS[0]}/people`,
      'ruth',
    );
    const state = (name: string) => body.people.find(({ id }) => id === kit.idOf(name))?.state;
    expect(['ines', 'beatriz', 'joanna'].map(state)).toEqual(['here', 'late', 'left-early']);
    expect(state('neil')).not.toBe('here');
  });

  it('what the trainer says stands, also when the meeting is told once more', async () => {
    await kit.door('PUT', `/sessions/${STEPS[0]}/people/${kit.idOf('tom')}`, 'ruth', { mark: 'absent' });
    const { connection } = kit.tool.database;
    await connection.collection('setMeetings').updateMany({}, { $set: { creditAt: new Date(0) } });
    await told();
    expect(await done('tom')).not.toContain(STEPS[0]);
    expect(await done('ines')).toContain(STEPS[0]);
    await kit.door('PUT', `/sessions/${STEPS[0]}/people/${kit.idOf('tom')}`, 'ruth', { mark: 'here' });
    await told();
  });

  it('a meeting that nobody closed counts half a day later', async () => {
    await kit.later(14 * DAY);
    await kit.opens(set, 2);
    await joins(MEMBERS.slice(0, 4), 2);
    await turn(2);
    await told();
    expect(await done('farah')).not.toContain(STEPS[1]);
    kit.tool.clock.forward(DAY / 2);
    await kit.later(0);
    await told();
    expect(await done('farah')).toContain(STEPS[1]);
  });
});

describe('an account of a turn among members', () => {
  it('[L2] stands for one of the five that was missed, and for no second one', async () => {
    expect(await own('neil')).toMatchObject({ counted: 0, needed: 4 });
    expect(code(await account('neil', STEPS[0] ?? ''))).toBe('account-empty');
    for (const step of STEPS.slice(0, 2))
      expect((await write('neil', step, 'Beatriz kept the time, and nobody gave advice.')).status).toBe(200);
    expect((await account('neil', STEPS[0] ?? '')).body).toEqual({ madeUp: true });
    await told();
    expect(await done('neil')).toContain(STEPS[0]);
    expect(code(await account('neil', STEPS[1] ?? ''))).toBe('account-used');
    const { counted, meetings } = await own('neil');
    expect(counted).toBe(1);
    expect(meetings.map(({ state, mayMakeUp }) => [state, mayMakeUp])).toEqual([
      ['made-up', false],
      ...Array.from({ length: 4 }, () => ['open', false]),
    ]);
  });

  it('[L2] of two that are made to stand at once is one, however often, and which one can be taken back', async () => {
    const [one = '', other = ''] = STEPS;
    for (const step of [one, other]) await write('beatriz', step, 'Two of us, and a clock.');
    for (const _round of [1, 2, 3, 4, 5]) {
      const answers = await Promise.all([one, other].map((step) => account('beatriz', step)));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      const stands = (await own('beatriz')).meetings.filter(({ state }) => state === 'made-up');
      expect(stands).toHaveLength(1);
      const { module, step } = stands[0]!;
      expect((await account('beatriz', `${module}/${step}`, false)).body).toEqual({ madeUp: false });
    }
  });

  it('[L2] counts for the programme, as its author and their trainer read it', async () => {
    const together = { sets: { counted: 1, needed: 4, of: 5 }, triads: { counted: 0, needed: 4, of: 5 } };
    expect((await kit.door('GET', '/practice/parts', 'neil')).body).toMatchObject({ together });
    const { token } = kit.who('ruth');
    const page = await kit.tool.call('GET', `/api/cohort/learners/${kit.idOf('neil')}`, { token });
    const parts = ['sets', 'triads'] as const;
    expect(page.body).toMatchObject({
      programme: {
        parts: expect.arrayContaining(
          parts.map((part): unknown => expect.objectContaining({ part, ...together[part] })),
        ),
      },
    });
  });

  it('is seen by trainers as done, and read by nobody but who wrote it', async () => {
    const { body } = await kit.door<{ people: { id: string; state: string }[] }>(
      'GET',
      `/sessions/${STEPS[0]}/people`,
      'ruth',
    );
    expect(body.people.find(({ id }) => id === kit.idOf('neil'))?.state).toBe('made-up');
    expect(JSON.stringify(body)).not.toContain('nobody gave advice');
    const notes = await kit.tool.call('GET', `/api/course/notes/${STEPS[0]}`, {
      token: kit.who('ruth').token,
    });
    expect(notes.status).toBe(403);
  });

  it('can be taken back, for another meeting to have it; of two presses at once one stands at most', async () => {
    expect((await account('neil', STEPS[0] ?? '', false)).body).toEqual({ madeUp: false });
    await told();
    expect(await done('neil')).not.toContain(STEPS[0]);
    await Promise.all(STEPS.slice(0, 2).map((step) => account('neil', step)));
    expect((await own('neil')).counted).toBeLessThan(2);
    for (const step of STEPS.slice(0, 2)) await account('neil', step, false);
    expect((await account('neil', STEPS[1] ?? '')).status).toBe(200);
    expect((await own('neil')).counted).toBe(1);
  });

  it('is not for who was there, for a meeting to come, or for a session of the cohort', async () => {
    await write('ines', STEPS[0] ?? '', 'x');
    expect(code(await account('ines', STEPS[0] ?? ''))).toBe('nothing-to-make-up');
    await write('tom', STEPS[4] ?? '', 'x');
    expect(code(await account('tom', STEPS[4] ?? ''))).toBe('nothing-to-make-up');
    expect(code(await account('tom', 'starting-points/welcome-protocols'))).toBe('nothing-to-make-up');
    const elsewhere = await write('tom', 'starting-points/welcome-protocols', 'x');
    expect(elsewhere.status).toBe(404);
  });
});
