import type { Entry, EntryEvent, EntryFacts, Log, Relationship } from '../../server/rooms/hours/log.types.ts';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';
import { at, logged } from '../unit/hours-kit.ts';

/** Logs as the database keeps them, for tests of what is made of them. */

export function relationship(id: string, label: string, more: Partial<Relationship> = {}): Relationship {
  return {
    id,
    label,
    line: 'Library, another department',
    connection: 'no-shared-line',
    connectionSaidAt: at('2026-03-01'),
    firstAims: null,
    powerReason: '',
    warned: [],
    format: 'one-to-one',
    phases: [],
    sessionsPlanned: 4,
    next: null,
    agreement: { mentorAt: at('2026-03-01'), menteeAt: at('2026-03-01'), way: 'paper' },
    renewedAt: null,
    midpointAt: null,
    finalAt: null,
    startedAt: at('2026-03-01'),
    pausedAt: null,
    endedAt: null,
    ending: null,
    ...more,
  };
}

/** Logged an hour after it was over, by the clock of London. */
export function entry(
  id: string,
  what: EntryFacts,
  more: Partial<Omit<Entry, 'events'>> & { after?: EntryEvent[] } = {},
): Entry {
  const { after = [], ...rest } = more;
  return {
    id,
    revision: 1,
    lengthNote: '',
    privateNote: 'what only I may read',
    evidence: [],
    warned: [],
    voided: false,
    writes: [],
    ...what,
    events: [{ ...logged('2026-01-01', what), at: new Date(what.endedAt.getTime() + 3_600_000) }, ...after],
    ...rest,
  };
}

export const confirmedBy = (
  who: 'mentee' | 'coordinator' | 'colleague',
  when: string,
  name = 'Rosalind Quirk',
): EntryEvent => ({ by: 'confirmer', what: 'confirmed', at: at(when), who, name, way: 'link' });

export const confirmedByTrainer = (when: string): EntryEvent => ({
  by: 'trainer',
  what: 'confirmed',
  at: at(when),
  person: 'ruth',
  batch: '2026-03',
});

export interface LogKit extends ToolAndLms {
  /** Puts a log in the place of whatever the learner had. */
  keep(who: Entered, log: Partial<Log>): Promise<void>;
  file(who: Entered, path: string): Promise<{ status: number; headers: Headers; bytes: Uint8Array }>;
}

export async function logKit(settings: Record<string, string> = {}): Promise<LogKit> {
  const both = await toolAndLms(settings);
  const rows = both.tool.database.connection.collection('mentoringLogs');
  return {
    ...both,
    keep: async ({ me }, log) => {
      const whose = { tenant: both.tenants.moodle, run: me.run.id, person: me.id };
      const empty = { relationships: [], entries: [], asks: [], closures: [], plan: null };
      await rows.deleteMany(whose);
      await rows.insertOne({
        _id: `log-${me.id}` as never,
        ...whose,
        testUser: false,
        revision: 1,
        tally: null,
        pending: null,
        ...empty,
        ...log,
      });
    },
    file: async ({ token }, path) => {
      const answer = await fetch(`${both.tool.origin}${path}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      return {
        status: answer.status,
        headers: answer.headers,
        bytes: new Uint8Array(await answer.arrayBuffer()),
      };
    },
  };
}
