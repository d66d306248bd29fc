import type { Scope } from '../../server/core/scope.ts';
import { opened } from '../../server/rooms/live/meeting.rule.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import type { GradeKit } from './grade-kit.ts';
import type { Shown, Thing } from './visibility-kit.ts';

/** A set that Tom is in, as he and those who form sets see it. What a meeting shows to whom is asked in meeting.test.ts. */
export const shownOfSets: Record<string, Shown> = {
  'set.ownSet': {
    owner: 'tom',
    path: () => '/api/live/sets/mine',
    things: ({ set }: { set: Thing | null }) => (set ? [set] : []),
  },
  'set.trainersSet': {
    owner: undefined,
    path: () => '/api/live/sets',
    things: ({ sets }: { sets: Thing[] }) => sets,
  },
  ...shownBetween(),
  'set.ownPractice': {
    owner: 'asking learner',
    path: () => '/api/live/practice/mine',
    things: (answer: Thing) => [answer],
  },
  'set.ownPart': {
    owner: 'tom',
    path: () => '/api/live/practice/parts',
    things: ({ history }: { history: Thing[] }) => history,
  },
  'set.practiceRow': {
    owner: undefined,
    path: () => '/api/live/practice',
    things: ({ people }: { people: Thing[] }) => people,
  },
};

let between = '';
function things(part: string) {
  return (answer: Record<string, Thing[]>) => answer[part] ?? [];
}

/** What Tom has of it between meetings, and what he has said to who facilitates. */
function shownBetween(): Record<string, Shown> {
  const path = () => `/api/live/sets/${between}/between`;
  return {
    'member.openAction': { owner: 'tom', path, things: things('actions') },
    'member.turnRecord': { owner: 'tom', path, things: things('records') },
    'member.ownWord': { owner: 'tom', path, things: things('words') },
    'member.trainersWord': { owner: undefined, path: () => '/api/live/sets/words', things: things('words') },
    'member.shownEntry': { owner: 'tom', path: () => '/api/live/directory', things: things('people') },
    'member.ownEntry': {
      owner: 'tom',
      path: () => '/api/live/directory',
      things: ({ own }: { own: Thing | null }) => (own ? [own] : []),
    },
  };
}

/** Four people, of whom somebody calls the trainer in the meeting that they run themselves. */
export async function meetInSet(kit: GradeKit, ruth: Entered): Promise<void> {
  const tom = await kit.enter({ site: 'moodle', person: 'tom' });
  const call = (method: string, path: string, body?: unknown) =>
    kit.tool.call(method, `/api/live${path}`, { token: ruth.token, ...(body === undefined ? {} : { body }) });
  const { without } = (await call('GET', '/sets')).body as { without: { id: string }[] };
  const others = without.map(({ id }) => id).filter((id) => id !== tom.me.id);
  const ines = (await kit.enter({ site: 'moodle', person: 'ines' })).me.id;
  const members = [tom.me.id, ...others.filter((id) => id !== ines).slice(0, 3)];
  await call('POST', '/sets', { sets: [members], first: '2026-03-25', time: '16:00', lang: 'en' });
  const { sets } = (await call('GET', '/sets')).body as { sets: { id: string }[] };
  const set = sets[0]?.id ?? '';
  const scope = { tenant: kit.tenants.moodle, run: tom.me.run.id };
  await meetThrice(kit, scope, { set, members });
  await keepBetween(kit, { set, tom, ruth, scope, other: members[1] ?? '' });
}

const ACTION = 'a'.repeat(32);
const TURN = 'b'.repeat(32);

/** One that Tom was in and had a turn, and the one that they run themselves, in which somebody calls the trainer. */
async function meetThrice(kit: GradeKit, scope: Scope, { set, members }: { set: string; members: string[] }) {
  const [tom = ''] = members;
  const rules = { version: 1, airtime: true };
  const none = { before: {}, brought: {}, unsettled: [], host: null, nextDay: null, day: '2026-04-22' };
  const fresh = opened({ at: 0, members, rules, ...none });
  const due = '2026-05-01';
  const agreed = { owner: tom, text: 'Ask.', first: 'Write.', planB: 'Call.', due };
  const turn = { id: TURN, person: tom, begunAt: 0, endedAt: 1, wanted: 'clarity' };
  const counted = { questions: 1, advice: 0, erased: false, long: false };
  const held = {
    ...fresh,
    phase: 'closed',
    closedAt: 2,
    here: { [tom]: { at: 0, leftAt: null } },
    turns: { [TURN]: { ...turn, ...counted } },
    lines: { ['c'.repeat(32)]: { turn: TURN, kind: 'insight', text: 'Nobody asked.', revision: 1, at: 0 } },
    actions: { [ACTION]: { ...agreed, turn: TURN, revision: 1, at: 0 } },
  };
  const fifth = {
    ...fresh,
    brought: { [ACTION]: { owner: tom, text: 'Ask.', due } },
    reports: { [ACTION]: { state: 'partly', said: 'One of two.', at: 0 } },
    call: { by: tom, at: 0, answeredAt: null },
  };
  const rows = kit.tool.database.connection.collection<{ _id: string }>('setMeetings');
  for (const [n, state] of [
    [4, held],
    [5, fifth],
  ] as const) {
    const row = { ...scope, set, n, revision: 1, state, taps: [], people: members };
    await rows.insertOne({ _id: `meeting ${n}`, ...row } as { _id: string });
  }
}

interface Keeping {
  set: string;
  tom: Entered;
  ruth: Entered;
  scope: Scope;
  other: string;
}

async function keepBetween(kit: GradeKit, { set, tom, ruth, scope, other }: Keeping): Promise<void> {
  between = set;
  const put = (path: string, { token }: Entered, body: unknown) =>
    kit.tool.call('PUT', `/api/live${path}`, { token, body });
  const entry = { mail: 'a@example.org', phone: '1', other: 'x', about: 'y' };
  await put(`/sets/${set}/actions/${ACTION}/note`, tom, { state: 'done', said: 'Two of two.' });
  await put(`/sets/${set}/meetings/5/word`, tom, { quarter: true, said: 'On Friday?' });
  await put(`/sets/words/${tom.me.id}/5/seen`, ruth, {});
  await put('/directory', tom, { ...entry, to: 'set' });
  const row = { ...scope, person: other, entry: { ...entry, to: 'set', at: kit.tool.clock.now() } };
  await kit.tool.database.connection
    .collection<{ _id: string }>('setMembers')
    .insertOne({ _id: 'other', ...row } as { _id: string });
}
