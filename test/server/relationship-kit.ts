import { randomBytes } from 'node:crypto';
import { toolAndLms, type ToolAndLms } from '../setup/tool-and-lms.ts';
import { writing } from './forms-kit.ts';

export interface Learner {
  token: string;
  person: string;
}

interface Reply {
  status: number;
  body: Record<string, unknown> & { error?: { code: string; [more: string]: unknown } };
}

export interface RelationshipKit extends ToolAndLms {
  /** Somebody new, so that tests do not meet each other's logs. */
  learner(): Promise<Learner>;
  hours(method: string, path: string, who: { token: string }, body?: unknown): Promise<Reply>;
  forms(method: string, path: string, who: { token: string }, body?: unknown): Promise<Reply>;
  /** Somebody to mentor; answers the id. */
  relationship(who: Learner, about?: Record<string, unknown>): Promise<string>;
  /** A finished agreement, with these objectives. */
  agree(who: Learner, relationship: string, objectives?: readonly string[]): Promise<Reply>;
  /** A session of 75 minutes, written into the log itself: so many days ago. Answers its id. */
  session(
    who: Learner,
    relationship: string,
    daysAgo: number,
    more?: Record<string, unknown>,
  ): Promise<string>;
}

export const someId = (): string => randomBytes(12).toString('hex');

export const ABOUT = {
  label: 'M1',
  line: 'Library, another department',
  connection: 'no-shared-line',
  powerReason: '',
  warned: [],
  format: 'one-to-one',
  sessionsPlanned: 4,
};

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
  const both = await toolAndLms();
  const ines = await both.enter({ site: 'moodle', person: 'ines' });
  const scope = { tenant: both.tenants.moodle, run: ines.me.run.id };
  const hours = callsOf(both, 'hours');
  const forms = callsOf(both, 'forms');
  let people = 0;
  return {
    ...both,
    hours,
    forms,
    learner: async () => {
      const person = `hours-${(people += 1)}`;
      const row = { ...scope, person, sub: `lms-${person}`, number: 2000 + people, name: null, aside: null };
      await both.tool.database.connection.collection('enrolments').insertOne({ ...row, role: 'learner' });
      return { token: await both.tool.token({ ...scope, person, role: 'learner' }), person };
    },
    relationship: async (who, about = {}) => {
      const id = someId();
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
    session: async ({ person }, relationship, daysAgo, more = {}) => {
      const startedAt = new Date(both.tool.clock.now().getTime() - daysAgo * 86_400_000);
      const entry = talk(relationship, startedAt, more);
      const change = { $push: { entries: entry }, $inc: { revision: 1 } };
      const logs = both.tool.database.connection.collection('mentoringLogs');
      await logs.updateOne({ ...scope, person }, change as never);
      return entry.id;
    },
  };
}

const callsOf =
  ({ tool }: ToolAndLms, room: string) =>
  async (method: string, path: string, { token }: { token: string }, body?: unknown) =>
    (await tool.call(method, `/api/${room}${path}`, { token, body })) as Reply;

const talk = (relationship: string, startedAt: Date, more: Record<string, unknown>) => ({
  id: someId(),
  revision: 1,
  kind: 'one-to-one',
  relationship,
  startedAt,
  endedAt: new Date(startedAt.getTime() + 75 * 60_000),
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
  voided: false,
  writes: [],
  events: [],
  ...more,
});
