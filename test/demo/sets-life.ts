import { addDays } from '../../server/core/days.rule.ts';
import { hex } from '../setup/hex.ts';
import type { Session } from '../../server/core/session.ts';
import type { Tap } from '../../server/rooms/live/meeting-tap.rule.ts';
import { STAGES } from '../../server/rooms/live/meeting-names.rule.ts';
import { type Door, doorOf } from './door.ts';
import type { PastTool } from './past-tool.ts';

interface Walk {
  tool: PastTool;
  sessions: ReadonlyMap<string, Session>;
}

interface Desk {
  sets: { id: string; members: { id: string }[] }[];
  without: { id: string }[];
}

const SET = ['sofia', 'hannah', 'grace', 'colm', 'gareth'];
const CAME = [
  { n: 1, daysAgo: 26, there: ['sofia', 'hannah', 'grace', 'colm'], host: 'hannah' },
  { n: 2, daysAgo: 12, there: ['sofia', 'hannah', 'grace'], host: 'colm' },
] as const;
const TIME = '17:00';
const DAY_MS = 86_400_000;

/**
 * A set that needs a word: two meetings held, one of them by three; somebody away from both; who was to open the next
 * one is no more in it. Done again it changes nothing.
 */
export async function setsLife({ tool, sessions }: Walk): Promise<void> {
  const ruth = sessions.get('ruth');
  const members = SET.flatMap((name) => sessions.get(name)?.person ?? []);
  if (!ruth || members.length < SET.length) return;
  const door = doorOf(tool, ruth);
  const back = (days: number) => tool.setClock((-days * DAY_MS) / 1000);
  back(33);
  const desk = async () => (await door('GET /api/live/sets', { params: {}, body: {} })) as Desk;
  const free = new Set((await desk()).without.map(({ id }) => id));
  if (members.some((person) => !free.has(person))) return tool.setClock(0);
  const first = addDays(new Date().toISOString().slice(0, 10), -26);
  const body = { sets: [members], first, time: TIME, lang: 'both' };
  await door('POST /api/live/sets', { params: {}, body });
  const set = (await desk()).sets.find((one) => one.members.some(({ id }) => id === members[0]))?.id ?? '';
  for (const name of SET) await agree(doorOf(tool, sessions.get(name) as Session), set);
  const link = 'https://meet.example.org/set-of-five';
  await door('PUT /api/live/sets/:set', { params: { set }, body: { link, lang: 'both' } });
  for (const meeting of CAME) {
    back(meeting.daysAgo);
    await hold({ tool, sessions }, set, meeting);
  }
  tool.setClock(0);
  const reason = 'Wrote that evenings no longer work; looks for a set at noon.';
  const person = sessions.get('colm')?.person ?? '';
  await door('PUT /api/live/sets/places/:person', { params: { person }, body: { to: null, reason } });
}

const agree = (door: Door, set: string) =>
  door('PUT /api/live/sets/:set/agreement', { params: { set }, body: { version: 1 } });

async function hold(
  { tool, sessions }: Walk,
  set: string,
  { n, there, host }: (typeof CAME)[number],
): Promise<void> {
  const params = { set, n: String(n) };
  const idOf = (name: string) => sessions.get(name)?.person ?? '';
  const tap = async (name: string, one: Tap, id = hex()) => {
    const door = doorOf(tool, sessions.get(name) as Session);
    await door('POST /api/live/meetings/:set/:n/taps', { params, body: { id, waitedMs: 0, tap: one } });
    return id;
  };
  // The clock of the day may stand before the hour of the meeting.
  const { at } = await planned(doorOf(tool, sessions.get('ruth') as Session), params);
  tool.setClock((Date.parse(at) - Date.now()) / 1000);
  await doorOf(tool, sessions.get(there[0]) as Session)('PUT /api/live/meetings/:set/:n', {
    params,
    body: {},
  });
  for (const name of there) {
    await tap(name, { kind: 'join' });
    await tap(name, { kind: 'confirm', version: 1 });
  }
  // He looks in and goes: he has done nothing since the first week, and no turn of his counts.
  if (there.some((name) => name === 'colm')) await tap('colm', { kind: 'leave' });
  const press: Press = (name, one, id) =>
    tap(name, one.kind === 'begin' ? { ...one, person: idOf(one.person) } : one, id);
  await turn(press, there, Date.parse(at));
  await tap('ruth', { kind: 'role', role: 'timekeeper', person: idOf(there[1]) });
  await tap('ruth', { kind: 'role', role: 'watcher', person: idOf(there[2]) });
  await tap('ruth', { kind: 'to-review' });
  await tap('ruth', { kind: 'next', at: Date.parse(at) + 14 * DAY_MS, host: idOf(host) });
  await tap('ruth', { kind: 'close' });
}

type Press = (name: string, tap: Tap, id?: string) => Promise<string>;

/** One turn of whoever is next, through all its stages to an action. */
async function turn(tap: Press, there: readonly string[], at: number): Promise<void> {
  for (const presenter of there) {
    const id = hex();
    const begun = await tap('ruth', { kind: 'begin', person: presenter }, id).catch(() => undefined);
    if (begun === undefined) continue;
    for (const from of STAGES) {
      if (from === 'actions') await tap(presenter, actionOf(id, at));
      await tap('ruth', { kind: 'stage', turn: id, from });
    }
    return;
  }
}

const actionOf = (of: string, at: number): Tap => ({
  kind: 'action',
  turn: of,
  action: hex(),
  text: 'Ask two managers what a good first meeting looks like',
  first: 'Write to both tomorrow',
  planB: '',
  due: new Date(at + 13 * DAY_MS).toISOString().slice(0, 10),
  over: 0,
});

const planned = async (door: Door, params: { set: string; n: string }) =>
  (await door('GET /api/live/meetings/:set/:n', { params, body: {} })) as { at: string };
