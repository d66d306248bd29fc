import { vi } from 'vitest';
import { needWords } from '../../../client/core/i18n.ts';
import { openOutbox } from '../../../client/core/outbox.ts';
import { me, type Me } from '../../../client/core/session.ts';
import type {
  EntryBody,
  HoursHome,
  OwnEntry,
  OwnRelationship,
} from '../../../client/rooms/hours/hours.types.ts';
import { refreshAll } from '../../../client/core/data.ts';
import { hours } from '../../../client/rooms/hours/hours.state.ts';
import { senders } from '../../../client/shell/parts.ts';
import { pressesApart } from '../setup.ts';

/** A server with one learner's log, which takes each entry once by its id and each write once by its own. */
export const server: {
  home: HoursHome;
  offline: boolean;
  /** Answered instead of taking an entry. */
  refusal: { status: number; body: unknown } | undefined;
  /** Every write that came, also one that came again. */
  sent: { path: string; body: Record<string, unknown> }[];
} = { home: undefined as never, offline: false, refusal: undefined, sent: [] };

export const NUMBERS: HoursHome['numbers'] = {
  target: 2_400,
  shortest: 15,
  longest: 240,
  usual: { from: 60, to: 90 },
  noteOver: 150,
  caps: { aroundSession: 30, around: 600, messages: 600, observed: 480 },
  weekly: 600,
  countLineManaged: false,
  afterEndDays: 14,
  lateDays: 28,
  linkDays: 21,
  weeks: 10,
  sessions: { planned: 6, midpoint: 3, final: 6 },
  sample: 5,
  days: 182,
  closureDays: 28,
};

export const person = (id: string, some: Partial<OwnRelationship> = {}): OwnRelationship => ({
  id,
  label: id.toUpperCase(),
  line: 'Library, another department',
  connection: 'no-shared-line',
  connectionSaidAt: '2026-01-20T10:00:00Z',
  powerReason: '',
  warned: [],
  format: 'one-to-one',
  sessionsPlanned: 6,
  phases: [],
  next: null,
  agreement: {
    mentorAt: '2026-01-27T10:00:00Z',
    menteeAt: '2026-01-27T11:00:00Z',
    way: 'link',
    askedUntil: null,
  },
  renewedAt: null,
  midpointAt: null,
  finalAt: null,
  startedAt: '2026-01-20T10:00:00Z',
  pausedAt: null,
  endedAt: null,
  ending: null,
  ...some,
});

/** On a day, from a time by the clock of London in winter, for so many minutes. */
export function session(id: string, at: string, minutes: number, some: Partial<OwnEntry> = {}): OwnEntry {
  const startedAt = new Date(`${at}Z`);
  return {
    id,
    revision: 1,
    kind: 'one-to-one',
    relationship: 'm2',
    startedAt: startedAt.toISOString(),
    endedAt: new Date(startedAt.getTime() + minutes * 60_000).toISOString(),
    zone: 'UTC',
    breakMin: 0,
    aroundMin: 0,
    channel: 'in-person',
    participants: null,
    linked: null,
    outside: null,
    shadowing: false,
    lengthNote: '',
    privateNote: '',
    evidence: [],
    state: 'claimed',
    late: false,
    events: [],
    asks: [],
    ...some,
  };
}

export const NOW = new Date('2026-04-13T18:00:00Z');
let visit = 0;

/** Another person on another device, on the thirteenth of April in UTC; nothing is remembered of the one before. */
export async function newLearner(some: Partial<HoursHome> = {}): Promise<void> {
  visit += 1;
  vi.setSystemTime(NOW);
  vi.stubEnv('TZ', 'UTC');
  pressesApart();
  me.value = {
    id: `p${visit}`,
    tenant: 't',
    role: 'learner',
    lang: 'en',
    run: { id: 'r', trainer: { en: '', es: '' } },
  } as unknown as Me;
  Object.assign(server, { offline: false, refusal: undefined, sent: [] });
  server.home = {
    lang: 'en',
    revision: 1,
    numbers: NUMBERS,
    window: { opensOn: '2026-01-12', startsOn: '2026-01-12', endsOn: '2026-07-13' },
    runClosures: [],
    closures: [],
    plan: null,
    relationships: [person('m1'), person('m2')],
    entries: [],
    ...some,
  };
  vi.stubGlobal('fetch', answer);
  await needWords('core', 'hours', 'hours-entry');
  await openOutbox(senders);
  refreshAll();
  await hours().refresh();
}

const answer = async (address: unknown, init?: RequestInit): Promise<Response> => {
  if (server.offline) throw new TypeError('no network');
  const path = String(address);
  if (!init?.method || init.method === 'GET') {
    if (path === '/api/hours/asks') return Response.json({ mail: false, asks: [] });
    return path === '/api/hours' ? Response.json(server.home) : Response.json({});
  }
  const body = JSON.parse(String(init.body)) as Record<string, unknown>;
  server.sent.push({ path, body });
  if (server.refusal) return Response.json(server.refusal.body, { status: server.refusal.status });
  if (path === '/api/hours/plan') {
    Object.assign(server.home, body);
    return Response.json({ saved: true });
  }
  return Response.json(take(path, body));
};

function take(path: string, body: Record<string, unknown>) {
  const [, , , , id = '', act] = path.split('/');
  const others = server.home.entries.filter((entry) => entry.id !== id);
  const known = server.home.entries.find((entry) => entry.id === id);
  if (act === 'void' && known) server.home.entries = [...others, { ...known, state: 'void' }];
  else if (act === undefined) server.home.entries = [...others, entryOf(id, body as unknown as EntryBody)];
  server.home = { ...server.home };
  return { revision: 1, savedAt: NOW.toISOString(), state: 'claimed', counted: 0, problems: [] };
}

const entryOf = (
  id: string,
  { facts, revision, lengthNote, privateNote, evidence }: EntryBody,
): OwnEntry => ({
  ...session(id, '2026-01-01T10:00', 60),
  ...facts,
  revision: revision + 1,
  lengthNote,
  privateNote,
  evidence,
});
