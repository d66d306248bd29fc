import { hex } from '../setup/hex.ts';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';

/** Only what tests look into. */
export interface Body extends Record<string, unknown> {
  revision: number;
  answer: { values: Record<string, unknown>; [more: string]: unknown };
  error: { code: string; [more: string]: unknown };
}

export const PROFILE = '/organisational-context-profile/plain/own';
export const READING = '/qualities-self-assessment/start/own';

/** A write of an answer as the client sends it, to a form that has none yet. */
export const writing = (values: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  write: hex(),
  revision: 0,
  version: 1,
  lang: 'en',
  values,
  finish: false,
  ...more,
});

interface Somebody {
  token: string;
  person: string;
}

export interface FormsKit extends ToolAndLms {
  call(
    method: string,
    path: string,
    who: { token: string },
    body?: unknown,
  ): Promise<{ status: number; body: Body }>;
  /** A learner whom the platform knows. */
  ines: Entered;
  /** Somebody new, so that tests do not meet each other's answers. */
  somebody(role?: 'learner' | 'trainer'): Promise<Somebody>;
  /** A first reading of one's qualities with nothing missing, every scale at the same number. */
  reading(who: { token: string }, number?: number): Promise<Record<string, unknown>>;
  finishReading(who: { token: string }, number?: number): Promise<{ status: number; body: Body }>;
}

export async function formsKit(): Promise<FormsKit> {
  const both = await toolAndLms();
  const ines = await both.enter({ site: 'moodle', person: 'ines' });
  const call: FormsKit['call'] = async (method, path, { token }, body) =>
    (await both.tool.call(method, `/api/forms${path}`, { token, body })) as { status: number; body: Body };
  let people = 0;
  const reading: FormsKit['reading'] = async (who, number = 3) => {
    const { body } = await call('GET', READING, who);
    const { fields } = body['form'] as { fields: { key: string; type: string }[] };
    const scales = fields.filter(({ type }) => type === 'scale-1-5').map(({ key }) => [key, number]);
    return {
      ...Object.fromEntries(scales),
      evidence_top: [{ key: 'r1', cells: { quality: 'calm', deed: 'I waited.', week: '3' } }],
      evidence_low: [{ key: 'r1', cells: { quality: 'humour', happened: 'I joked.' } }],
      focus_two: ['calm', 'humour'],
    };
  };
  return {
    ...both,
    call,
    ines,
    reading,
    somebody: async (role = 'learner') => {
      const person = `forms-${(people += 1)}`;
      const scope = { tenant: both.tenants.moodle, run: ines.me.run.id };
      // In the run like anybody whom the platform names.
      const row = { ...scope, person, sub: `lms-${person}`, number: 1000 + people, name: null, aside: null };
      await both.tool.database.connection.collection('enrolments').insertOne({ ...row, role });
      return { token: await both.tool.token({ ...scope, person, role }), person };
    },
    finishReading: async (who, number) =>
      call('PUT', READING, who, writing(await reading(who, number), { finish: true })),
  };
}
