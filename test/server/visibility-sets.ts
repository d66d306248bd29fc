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
};

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
  const rules = { version: 1, airtime: true };
  const none = { before: {}, brought: {}, unsettled: [], host: null, nextDay: null };
  const state = {
    ...opened({ at: 0, members, rules, ...none }),
    call: { by: tom.me.id, at: 0, answeredAt: null },
  };
  const scope = { tenant: kit.tenants.moodle, run: tom.me.run.id };
  const row = { ...scope, set, n: 5, revision: 1, state, taps: [], people: members };
  await kit.tool.database.connection
    .collection<{ _id: string }>('setMeetings')
    .insertOne({ _id: 'fifth', ...row } as { _id: string });
}
