import type { Entry } from '../../server/rooms/hours/log.types.ts';
import type { ToolAndLms } from '../setup/tool-and-lms.ts';
import { type FormsKit, formsKit, writing } from './forms-kit.ts';
import { entryRow } from './hours-rows.ts';
import { hex } from '../setup/hex.ts';

export interface Learner {
  token: string;
  person: string;
}

interface Reply {
  status: number;
  body: Record<string, unknown> & { error?: { code: string; [more: string]: unknown } };
}

export interface OpenedRelationship {
  relationship: Record<string, unknown> & {
    next: { moved: number; at: string } | null;
    agreement: Record<string, unknown>;
    phases: unknown[];
  };
  aims: { first: { objective: string }[]; now: { objective: string; key: string }[] };
  papers: { form: string; subject: string; state: string }[];
  sessions: number;
  nudges: { rule: string; weight: string; what: string }[];
}

/** A mid-point review with nothing missing but its aims. */
export const review = (objectives: unknown[]) => {
  const both = { mentor: 4, mentee: 3 };
  const scales = ['clear_purpose', 'mentee_sets_agenda', 'feels_safe', 'right_challenge', 'progress'];
  return {
    ...Object.fromEntries([...scales, 'time_respected'].map((key) => [key, both])),
    held_on: '2026-03-02',
    objectives_now: objectives,
    continue: 'continue',
  };
};

export interface RelationshipKit extends ToolAndLms, Pick<FormsKit, 'reading'> {
  /** Somebody new, so that tests do not meet each other's logs. */
  learner(): Promise<Learner>;
  hours(method: string, path: string, who: { token: string }, body?: unknown): Promise<Reply>;
  forms(method: string, path: string, who: { token: string }, body?: unknown): Promise<Reply>;
  /** Somebody to mentor; answers the id. */
  relationship(who: Learner, about?: Record<string, unknown>): Promise<string>;
  /** A finished agreement, with these objectives. */
  agree(who: Learner, relationship: string, objectives?: readonly string[]): Promise<Reply>;
  open(who: Learner, relationship: string): Promise<OpenedRelationship>;
  /** A date so many days from now, the same whenever it is asked. */
  next(days: number, more?: Record<string, unknown>): Record<string, unknown> & { at: string };
  /** `next`, `phase`, `state`, `signed-on-paper`. */
  write(who: Learner, relationship: string, path: string, body: unknown): Promise<Reply>;
  /** All of the log happened so many days earlier than it did. */
  earlier(who: Learner, days: number): Promise<void>;
  /** A session of 75 minutes, written into the log itself: so many days ago. Answers its id. */
  session(
    who: Learner,
    relationship: string,
    daysAgo: number,
    more?: Record<string, unknown>,
  ): Promise<string>;
}

export const ABOUT = {
  label: 'M1',
  line: 'Library, another department',
  connection: 'no-shared-line',
  powerReason: '',
  warned: [],
  format: 'one-to-one',
  sessionsPlanned: 4,
};

/** A final review with nothing missing. */
export const finalReview = (after: string) => ({
  held_on: '2026-03-02',
  objectives_met: [{ key: 'o1', cells: { objective: 'Speak first', result: 'met' } }],
  not_helped: 'Nothing.',
  mentor_learned: 'To wait.',
  mentee_learned: 'To begin.',
  dependency_check: 'yes',
  after,
  records_settled: true,
});

/** An agreement with nothing missing but what the log knows. */
export const agreement = (objectives: readonly string[] = ['Speak first in meetings']) => ({
  purpose: 'To find my voice in meetings.',
  objectives: objectives.map((objective, at) => ({ key: `o${at + 1}`, cells: { objective } })),
  contact_plan: 'Every three weeks, an hour, by video.',
  cancel_rule: 'We tell each other early.',
  confidential: 'What we say stays here.',
  limits_said: true,
  records: 'Labels only.',
  third_parties: 'only-that-we-meet',
  feedback_to_programme: ['dates'],
  review_points: 3,
  ending_clause: true,
  mentor_signed: { text: 'K', at: '2026-03-02T10:00:00.000Z' },
});

export async function relationshipKit(): Promise<RelationshipKit> {
  const { call: forms, somebody, ines, ...both } = await formsKit();
  const scope = { tenant: both.tenants.moodle, run: ines.me.run.id };
  const hours: RelationshipKit['hours'] = async (method, path, { token }, body) =>
    (await both.tool.call(method, `/api/hours${path}`, { token, body })) as Reply;
  return {
    ...both,
    hours,
    forms,
    learner: () => somebody(),
    relationship: async (who, about = {}) => {
      const id = hex();
      const { status, body } = await hours('PUT', `/relationships/${id}`, who, { ...ABOUT, ...about });
      if (status !== 200) throw new Error(JSON.stringify(body));
      return id;
    },
    agree: (who, relationship, objectives) =>
      forms(
        'PUT',
        `/mentoring-agreement/plain/${relationship}`,
        who,
        writing(agreement(objectives), { finish: true }),
      ),
    ...inTheLog(both, scope),
    ...throughDoors(hours),
    next: dates(both.tool.clock.now()),
  };
}

const throughDoors = (hours: RelationshipKit['hours']): Pick<RelationshipKit, 'open' | 'write'> => ({
  open: async (who, id) => {
    const { status, body } = await hours('GET', `/relationships/${id}`, who);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body as unknown as OpenedRelationship;
  },
  write: (who, id, path, body) => hours('PUT', `/relationships/${id}/${path}`, who, body),
});

/** By the five minutes, as forms have them. */
function dates(now: Date): RelationshipKit['next'] {
  const begins = Math.ceil(now.getTime() / 300_000) * 300_000;
  const momentIn = (days: number, minutes: number) =>
    new Date(begins + days * 86_400_000 + minutes * 60_000).toISOString();
  return (days, more = {}) => ({
    at: momentIn(days, 0),
    endsAt: momentIn(days, 60),
    zone: 'America/Mexico_City',
    place: 'Room booked',
    ...more,
  });
}

/** What no endpoint of today writes: sessions of the past, and a log that is older than it is. */
function inTheLog(
  { tool }: ToolAndLms,
  scope: { tenant: string; run: string },
): Pick<RelationshipKit, 'session' | 'earlier'> {
  const logs = tool.database.connection.collection('mentoringLogs');
  return {
    session: async ({ person }, relationship, daysAgo, more = {}) => {
      const startedAt = new Date(tool.clock.now().getTime() - daysAgo * 86_400_000);
      const entry = talk(relationship, startedAt, more);
      const change = { $push: { entries: entry }, $inc: { revision: 1 } };
      await logs.updateOne({ ...scope, person }, change as never);
      return entry.id;
    },
    earlier: async ({ person }, days) => {
      const row = await logs.findOne({ ...scope, person });
      const $set = { relationships: shifted(row?.['relationships'], days) };
      await logs.updateOne({ ...scope, person }, { $set });
    },
  };
}

const shifted = (value: unknown, days: number): unknown => {
  if (value instanceof Date) return new Date(value.getTime() - days * 86_400_000);
  if (Array.isArray(value)) return value.map((one) => shifted(one, days));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shifted(one, days)]));
};

const talk = (relationship: string, startedAt: Date, more: Record<string, unknown>): Entry => ({
  ...entryRow(hex(), startedAt.toISOString(), {
    relationship,
    endedAt: new Date(startedAt.getTime() + 75 * 60_000),
  }),
  ...more,
});
