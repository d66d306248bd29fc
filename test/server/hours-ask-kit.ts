import type { Entry, Log } from '../../server/rooms/hours/log.types.ts';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';
import { entryRow, relationshipRow, writeLog } from './hours-rows.ts';
import { hex } from '../setup/hex.ts';

/** Twelve thirty to a quarter to two in London, on the day that the course's screens show; nothing has happened to it. */
const review = (id: string, relationship: string): Entry => ({
  ...entryRow(id, '2026-03-24T12:30:00Z', {
    kind: 'review',
    relationship,
    endedAt: new Date('2026-03-24T13:45:00Z'),
    aroundMin: 25,
    channel: 'video',
  }),
  evidence: ['calendar'],
  events: [],
});

export interface Asked {
  ask: { id: string; until: string; lapsed: boolean; codeUntil: string | null; who: string };
  secret: string;
  link: string;
}

/** What tests of questions to others say: a learner with a log, a question, and a browser that knows nobody. */
export interface AskKit extends ToolAndLms {
  ines: Entered;
  /** A log with one relationship `M1` and one entry, and nothing else in it. Answers their ids. */
  log(who?: Entered): Promise<{ entry: string; relationship: string }>;
  rowOf(who?: Entered): Promise<Log & { pending: { dueAt: Date } | null; revision: number }>;
  change(update: Record<string, unknown>, who?: Entered): Promise<void>;
  call(
    method: string,
    path: string,
    body?: unknown,
    who?: Entered,
  ): Promise<{ status: number; body: Record<string, unknown> }>;
  ask(of: object, who?: string): Promise<Asked>;
  /** A request of a browser without an account, and the text of its page. */
  visit(path: string, options?: Visit): Promise<{ status: number; page: string; headers: Headers }>;
  /** Reads the page and sends the form on it, filled in. */
  answer(
    path: string,
    fields: Record<string, string | string[]>,
    options?: Visit,
  ): Promise<{ status: number; page: string }>;
}

interface Visit {
  form?: Record<string, string | string[]>;
  method?: string;
  headers?: Record<string, string>;
}

export const visitor =
  (origin: string): AskKit['visit'] =>
  async (path, { form, method, headers = {} } = {}) => {
    const body =
      form &&
      new URLSearchParams(
        Object.entries(form).flatMap(([key, value]) => [value].flat().map((one) => [key, one])),
      );
    const answer = await fetch(new URL(path, origin), {
      method: method ?? (form ? 'POST' : 'GET'),
      headers: { 'accept-language': 'en', ...headers },
      redirect: 'manual',
      ...(body ? { body } : {}),
    });
    return { status: answer.status, page: await answer.text(), headers: answer.headers };
  };

export const answering =
  (visit: AskKit['visit']): AskKit['answer'] =>
  async (path, fields, options = {}) => {
    const { page } = await visit(path, options);
    const hidden = [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)];
    const shown = Object.fromEntries(hidden.map(([, name, value]) => [name, value ?? '']));
    return visit(path, { ...options, form: { ...shown, ...fields } });
  };

export async function askKit(settings: Record<string, string> = {}): Promise<AskKit> {
  const both = await toolAndLms(settings);
  const { connection } = both.tool.database;
  const ines = await both.enter({ site: 'moodle', person: 'ines' });
  const logs = connection.collection('mentoringLogs');
  const keyOf = ({ me }: Entered) => ({ tenant: both.tenants.moodle, run: me.run.id, person: me.id });
  const call: AskKit['call'] = async (method, path, body, { token } = ines) =>
    (await both.tool.call(method, `/api/hours/asks${path}`, { token, body })) as never;
  const visit = visitor(both.tool.origin);
  return {
    ...both,
    ines,
    call,
    visit,
    log: async (who = ines) => {
      const ids = { entry: hex(), relationship: hex() };
      await writeLog(connection, {
        ...keyOf(who),
        relationships: [relationshipRow(ids.relationship, { label: 'M1' })],
        entries: [review(ids.entry, ids.relationship)],
      });
      return ids;
    },
    rowOf: async (who = ines) => (await logs.findOne(keyOf(who))) as never,
    change: async (update, who = ines) =>
      void (await logs.updateOne(keyOf(who), { ...update, $inc: { revision: 1 } })),
    ask: async (of, who = 'mentee') => {
      const { status, body } = await call('POST', '', { of, who });
      if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
      return body as unknown as Asked;
    },
    answer: answering(visit),
  };
}

/** The words of a page, without its markup. */
export const textOf = (page: string): string =>
  page
    .replace(/<(script|style|title)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/\u00a0/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
