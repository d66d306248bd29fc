import { opened } from '../../server/rooms/live/meeting.rule.ts';
import { meetingId } from '../../server/rooms/live/meeting.store.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import type { GradeKit } from './grade-kit.ts';
import type { Shown, Thing } from './visibility-kit.ts';

let meeting = '';
const whole = (path: () => string): Shown => ({
  owner: undefined,
  path,
  things: (answer: Thing) => [answer],
});

/**
 * What is written around meetings of sets, as answered. Which field of an answer is whose stands in its form; who reads it is
 * asked in evaluation.test.ts.
 */
export const shownOfEvaluation: Record<string, Shown> = {
  'account.ownMeetings': {
    owner: 'asking learner',
    path: () => '/api/live/sets/attended',
    things: (answer: Thing) => [answer],
  },
  'evaluation.ownEvaluations': {
    owner: 'asking learner',
    path: () => '/api/evaluation/mine',
    things: (answer: Thing) => [answer],
  },
  'evaluation.evaluatedMeetings': whole(() => '/api/evaluation/meetings'),
  'evaluation.evaluatedMeeting': whole(() => `/api/evaluation/meetings/${meeting}`),
  'evaluation.outcomeOfRun': {
    owner: undefined,
    path: () => '/api/evaluation/outcome',
    // Results are for five answers and more.
    things: (answer: Thing) => [answer, { ...answer, results: [] }],
  },
};

/** A meeting of Tom's set that is over. */
export async function evaluateOne(kit: GradeKit, ruth: Entered): Promise<void> {
  const { body } = await kit.tool.call('GET', '/api/live/sets', { token: ruth.token });
  const [set] = (body as { sets: { id: string; members: { id: string }[] }[] }).sets;
  const members = set?.members.map(({ id }) => id) ?? [];
  const scope = { tenant: kit.tenants.moodle, run: ruth.me.run.id };
  const name = { set: set?.id ?? '', n: 1 };
  meeting = `${name.set}/1`;
  const rules = { version: 1, airtime: true };
  const none = { before: {}, brought: {}, unsettled: [], host: null, nextDay: null, day: '2026-04-22' };
  const at = kit.tool.clock.now().getTime();
  const state = { ...opened({ at, members, rules, ...none }), phase: 'closed', closedAt: at };
  const row = { ...scope, ...name, revision: 1, state, taps: [], people: members };
  await kit.tool.database.connection
    .collection<{ _id: string }>('setMeetings')
    .insertOne({ _id: meetingId(scope, name), ...row } as { _id: string });
}
