import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import { needWords } from '../../../client/core/i18n.ts';
import { newId } from '../../../client/core/outbox.ts';
import { me, type Me } from '../../../client/core/session.ts';
import {
  hoursLog,
  openedRelationship,
  type Log,
  type OpenedRelationship,
} from '../../../client/rooms/hours/relationship.state.ts';
import type { Opened } from '../../../client/rooms/forms/forms.types.ts';
import { withKnown } from '../../../server/rooms/forms/form.rule.ts';
import { formOf, openedOf as emptyForm } from '../forms/kit.tsx';
import { pressesApart } from '../setup.ts';

type Relationship = Log['relationships'][number];

/** A learner's log as its server would answer it: the numbers of the course, nobody mentored, nothing held. */
export const emptyLog = (): Log => ({
  lang: 'en',
  revision: 1,
  numbers: {
    target: 2400,
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
    sessions: { planned: 4, midpoint: 3, final: 6 },
    sample: 5,
    days: 182,
    closureDays: 28,
  },
  window: { opensOn: '2026-01-12', startsOn: '2026-01-12', endsOn: '2026-07-13' },
  runClosures: [],
  closures: [],
  plan: null,
  relationships: [],
  entries: [],
});

export const somebody = (said: Partial<Relationship> = {}): Relationship => ({
  id: newId(),
  label: 'M1',
  line: 'Library, another building',
  connection: 'no-shared-line',
  connectionSaidAt: '2026-01-29T10:00:00.000Z',
  powerReason: '',
  warned: [],
  format: 'one-to-one',
  sessionsPlanned: 4,
  phases: [],
  next: null,
  agreement: { mentorAt: null, menteeAt: null, way: null, askedUntil: null },
  renewedAt: null,
  midpointAt: null,
  finalAt: null,
  startedAt: '2026-01-29T10:00:00.000Z',
  pausedAt: null,
  endedAt: null,
  ending: null,
  ...said,
});

export const openedOf = (
  relationship: Relationship,
  more: Partial<OpenedRelationship> = {},
): OpenedRelationship => ({
  relationship,
  aims: { first: [], now: [] },
  sessions: 0,
  nudges: [],
  papers: [],
  ...more,
});

type OwnEntry = Log['entries'][number];

/** A talk of an hour and a quarter, as it was first logged. */
export const talk = (relationship: string, said: Partial<OwnEntry> = {}): OwnEntry => ({
  id: newId(),
  revision: 1,
  kind: 'one-to-one',
  relationship,
  startedAt: '2026-03-26T16:10:00.000Z',
  endedAt: '2026-03-26T17:25:00.000Z',
  zone: 'Europe/London',
  breakMin: 0,
  aroundMin: 0,
  channel: 'video',
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
  ...said,
});

/** A form that nobody has written in yet, with what its room knows. */
export const blankForm = (slug: string, known: Record<string, unknown> = {}): Opened => ({
  ...emptyForm(withKnown(formOf(slug), known)),
  sources: { relationships: [] },
});

/** A server of one learner's log, and what this page has written to it. */
export class LogServer {
  log = emptyLog();
  readonly opened = new Map<string, OpenedRelationship>();
  readonly sent: { key: string; body: Record<string, unknown> }[] = [];
  /** Forms that can be opened here, by their slug. */
  readonly forms = new Map<string, Opened>();
  /** What a write makes of the relationship that it is about. */
  after: (opened: OpenedRelationship, key: string) => void = () => undefined;

  constructor() {
    vi.stubGlobal('fetch', (path: string, { method = 'GET', body }: RequestInit = {}) =>
      Promise.resolve(Response.json(this.#answer(method, path, body))),
    );
  }

  /** They stand in the log, and have a page. */
  add(opened: OpenedRelationship): OpenedRelationship {
    this.opened.set(opened.relationship.id, opened);
    this.log = { ...this.log, relationships: [...this.log.relationships, opened.relationship] };
    return opened;
  }

  /** As a page that turns waits for what it needs. */
  async bring(relationship?: string): Promise<void> {
    for (const one of [hoursLog(), ...(relationship ? [openedRelationship(relationship)] : [])]) {
      one.invalidate();
      await one.refresh();
    }
  }

  #answer(method: string, path: string, body: unknown): unknown {
    const [id = ''] = /[0-9a-f]{32}/.exec(path) ?? [];
    const opened = this.opened.get(id);
    if (method !== 'GET') {
      const key = `${method} ${path.replace(id, 'ID')}`;
      this.sent.push({ key, body: JSON.parse(String(body)) as Record<string, unknown> });
      if (opened) this.after(opened, key);
      return { revision: 2 };
    }
    const [, form = ''] = /^\/api\/forms\/([a-z-]+)\//.exec(path) ?? [];
    if (form) return structuredClone(this.forms.get(form));
    if (path === '/api/hours') return structuredClone(this.log);
    if (path === '/api/hours/asks') return { mail: false, asks: [] };
    if (path === '/api/people/run')
      return { trainers: [], closures: [], contacts: [{ who: 'Safeguarding', how: 'ext. 900' }] };
    return structuredClone(opened ?? {});
  }
}

/** Somebody whom no earlier test has left anything to, on an empty device. */
export async function arrive(): Promise<LogServer> {
  globalThis.indexedDB = new IDBFactory();
  me.value = {
    id: newId(),
    tenant: 'school',
    role: 'learner',
    lang: 'en',
    run: { id: 'autumn', title: null, trainer: { en: '', es: '' } },
  } as Me;
  pressesApart();
  await needWords('core', 'forms', 'hours', 'hours-relationship', 'run-notes');
  return new LogServer();
}
