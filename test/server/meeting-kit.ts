import { expect } from 'vitest';
import type { AnswerOf } from '../../server/core/endpoint.contract.ts';
import { randomToken } from '../../server/core/hash.ts';
import type { Scope } from '../../server/core/scope.ts';
import { patched } from '../../server/rooms/live/meeting-patch.rule.ts';
import type { meetingPage } from '../../server/rooms/live/meeting.contract.ts';
import type { Tap } from '../../server/rooms/live/meeting-tap.rule.ts';
import type { Meeting } from '../../server/rooms/live/meeting-shape.rule.ts';
import type { allSets, mySet, proposeSets } from '../../server/rooms/live/set.contract.ts';
import { writeSettings } from '../bench/program.ts';
import { personOf, writeCohort } from '../setup/cohort-rows.ts';
import { hex } from '../setup/hex.ts';
import { startTool, type TestTool } from '../setup/tool.ts';

export type Page = AnswerOf<typeof meetingPage>;
export type Mine = AnswerOf<typeof mySet>;
export type AllSets = AnswerOf<typeof allSets>;
export type Proposal = AnswerOf<typeof proposeSets>;
export interface Step {
  revision: number;
  now: number;
  from: number | null;
  patch: Record<string, unknown> | null;
  meeting: Meeting | null;
}
interface Answered<T> {
  status: number;
  body: T;
}

export const MEMBERS = ['ines', 'tom', 'farah', 'joanna', 'beatriz', 'neil'] as const;

interface Doors {
  door<T>(method: string, path: string, name: string, body?: unknown): Promise<Answered<T>>;
  opens(set: string, n?: number, name?: string): Promise<Step>;
  tap(
    set: string,
    name: string,
    tap: Tap,
    more?: { n?: number; id?: string; waitedMs?: number },
  ): Promise<Answered<Step>>;
  state(set: string, name: string, n?: number): Promise<Meeting>;
}

interface Ways {
  /** Six of the cohort as one set, whose first meeting is in ten minutes; answers its id. */
  formed(): Promise<string>;
  /** Everybody is here and has confirmed the rules. */
  gathered(set: string, n?: number): Promise<void>;
  /** A turn of whoever is next, begun by Inés; answers its id. */
  begun(set: string, n?: number): Promise<{ turn: string; presenter: string }>;
}

export interface MeetingKit extends Doors, Ways {
  tool: TestTool;
  scope: Scope;
  who(name: string): { token: string };
  idOf(name: string): string;
  /** Time goes by, and everybody opens the tool again. */
  later(ms: number): Promise<void>;
}

/** Others of the cohort, for sets of their own. */
const OTHERS = Array.from({ length: 14 }, (_, at) => `other-${at}`);
const NAMES = [...MEMBERS, 'grace', 'ruth', ...OTHERS];
const SCOPE = { tenant: 'tenant-a', run: 'run-a' };

const idOf = (name: string) => personOf(SCOPE.run, NAMES.indexOf(name) + 1);

async function written(tool: TestTool): Promise<void> {
  const now = tool.clock.now();
  const { connection } = tool.database;
  await writeSettings(connection, SCOPE.tenant, 'like', now);
  const people = NAMES.map((name, at) => {
    return { number: at + 1, name, visited: 0, role: name === 'ruth' ? 'trainer' : 'learner' } as const;
  });
  await writeCohort(connection, { ...SCOPE, like: 'like', people, now });
}

/** Everybody with a session that begins now. */
async function comeIn(tool: TestTool): Promise<Map<string, { token: string }>> {
  const tokens = new Map<string, { token: string }>();
  for (const name of NAMES) {
    const role = name === 'ruth' ? 'trainer' : 'learner';
    const who = { ...SCOPE, role, administers: false, testUser: false, person: idOf(name) } as const;
    const session = { ...who, lang: 'en', landing: '/app/' } as const;
    const token = await tool.rooms.sessions.open(session, randomToken(), tool.clock.now());
    tokens.set(name, { token: token ?? '' });
  }
  return tokens;
}

/** A cohort, its sets and their meetings, each person through their own door. */
export async function meetingKit(settings: Record<string, string> = {}): Promise<MeetingKit> {
  const tool = await startTool(settings);
  await written(tool);
  let people = await comeIn(tool);
  const who = (name: string) => people.get(name) as { token: string };
  const door: Doors['door'] = async <T>(method: string, path: string, name: string, body?: unknown) =>
    (await tool.call(method, `/api/live${path}`, {
      token: who(name).token,
      ...(body === undefined ? {} : { body }),
    })) as Answered<T>;
  const doors = doorsOf(door);
  const later = async (ms: number) => {
    tool.clock.forward(ms);
    people = await comeIn(tool);
  };
  return { tool, scope: SCOPE, who, idOf, later, ...doors, ...ways(doors, tool) };
}

function doorsOf(door: Doors['door']): Doors {
  return {
    door,
    async opens(set, n = 1, name = 'ines') {
      const { status, body } = await door<Step>('PUT', `/meetings/${set}/${n}`, name);
      expect(status, JSON.stringify(body)).toBe(200);
      return body;
    },
    tap: (set, name, one, { n = 1, id = hex(), waitedMs = 0 } = {}) =>
      door<Step>('POST', `/meetings/${set}/${n}/taps`, name, { id, waitedMs, tap: one }),
    state: async (set, name, n = 1) =>
      (await door<Page>('GET', `/meetings/${set}/${n}`, name)).body.step?.meeting as Meeting,
  };
}

const ways = ({ door, tap }: Doors, tool: TestTool): Ways => ({
  async formed() {
    const at = new Date(tool.clock.now().getTime() + 10 * 60_000).toISOString();
    const day = { first: at.slice(0, 10), time: at.slice(11, 16) };
    const body = { sets: [MEMBERS.map(idOf)], ...day, lang: 'en' };
    expect(await door('POST', '/sets', 'ruth', body)).toMatchObject({ status: 200 });
    return (await door<AllSets>('GET', '/sets', 'ruth')).body.sets.at(-1)?.id ?? '';
  },
  async gathered(set, n = 1) {
    for (const name of MEMBERS) {
      expect((await tap(set, name, { kind: 'join' }, { n })).status).toBe(200);
      expect((await tap(set, name, { kind: 'confirm', version: 1 }, { n })).status).toBe(200);
    }
  },
  async begun(set, n = 1) {
    for (const presenter of MEMBERS) {
      const id = hex();
      const { status } = await tap(set, 'ines', { kind: 'begin', person: idOf(presenter) }, { n, id });
      if (status === 200) return { turn: id, presenter };
    }
    throw new Error('nobody is next');
  },
});

export const action = (turn: string, day: string, id = hex()): Tap => ({
  kind: 'action',
  turn,
  action: id,
  text: 'Ask two managers what a good week looks like',
  first: 'Write to the West site tomorrow',
  planB: '',
  due: day,
  over: 0,
});

export const line = (turn: string, text: string, more: { line?: string; over?: number } = {}): Tap => ({
  kind: 'write',
  turn,
  line: more.line ?? hex(),
  what: 'insight',
  text,
  over: more.over ?? 0,
  asks: null,
});

/** What a page makes of the steps that it is sent. */
export function followed(before: { revision: number; meeting: Meeting | null }, step: Step) {
  if (step.meeting) return { revision: step.revision, meeting: step.meeting };
  if (step.from !== before.revision || !before.meeting) return before;
  return { revision: step.revision, meeting: patched(before.meeting, step.patch ?? {}) };
}
