import type { Entry, EntryEvent, EntryFacts, Log, Relationship } from '../../server/rooms/hours/log.types.ts';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';
import { at } from '../unit/hours-kit.ts';
import { entryRow, relationshipRow, writeLog } from './hours-rows.ts';

/** Logs as the database keeps them, for tests of what is made of them. */

/** Signed on paper on the day that it began. */
export const relationship = (id: string, label: string, more: Partial<Relationship> = {}): Relationship =>
  relationshipRow(id, {
    label,
    agreement: { mentorAt: at('2026-03-01'), menteeAt: at('2026-03-01'), way: 'paper' },
    startedAt: at('2026-03-01'),
    ...more,
  });

/** Logged when it was over; then what came after. */
export function entry(
  id: string,
  what: EntryFacts,
  { after = [], ...more }: Partial<Omit<Entry, 'events'>> & { after?: EntryEvent[] } = {},
): Entry {
  const row = entryRow(id, what.startedAt.toISOString(), what);
  return { ...row, events: [...row.events, ...after], ...more };
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
  return {
    ...both,
    keep: ({ me }, log) => {
      const whose = { tenant: both.tenants.moodle, run: me.run.id, person: me.id };
      return writeLog(both.tool.database.connection, { ...whose, relationships: [], ...log });
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
