import { createHash } from 'node:crypto';
import type { Door } from './door.ts';
import type { Mentee } from './hours-life.types.ts';

/** Agreements that are signed, and sessions that somebody without an account confirms. */

/** The same at every start, so that what was done is found. */
export const idOf = (...parts: (string | number)[]): string =>
  createHash('sha256').update(parts.join(' ')).digest('hex').slice(0, 32);

export async function signAgreement(
  door: Door,
  subject: string,
  lang: 'en' | 'es',
  { purpose }: Mentee,
): Promise<void> {
  const values = { ...TERMS[lang], purpose };
  await door('PUT /api/forms/:form/:variant/:subject', {
    params: { form: 'mentoring-agreement', variant: 'plain', subject },
    body: { write: idOf(subject, 'agreement'), revision: 0, version: 1, lang, values, finish: true },
  });
}

const SAME_TERMS = {
  limits_said: true,
  third_parties: 'only-that-we-meet',
  feedback_to_programme: ['dates'],
  review_points: 3,
  ending_clause: true,
};

const TERMS = {
  en: {
    ...SAME_TERMS,
    objectives: [{ key: 'o1', cells: { objective: 'One thing tried between two talks' } }],
    contact_plan: 'Every fortnight, an hour, in the small room.',
    cancel_rule: 'A message the day before is enough.',
    confidential: 'What we say stays here.',
    records: 'Labels only, and dates.',
  },
  es: {
    ...SAME_TERMS,
    objectives: [{ key: 'o1', cells: { objective: 'Probar una cosa entre dos conversaciones' } }],
    contact_plan: 'Cada quince días, una hora, en la sala chica.',
    cancel_rule: 'Basta un mensaje el día anterior.',
    confidential: 'Lo que hablamos se queda aquí.',
    records: 'Solo etiquetas y fechas.',
  },
};

/** What somebody without an account does with a link: reads the page, writes initials, presses the button. */
export async function confirmBy(link: string): Promise<void> {
  const page = await (await fetch(link)).text();
  const hidden = [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)];
  const shown = hidden.map(([, name = '', value = '']) => [name, value]);
  const body = new URLSearchParams([...shown, ['answer', 'yes'], ['name', 'K. R.']]);
  const { ok, status } = await fetch(link, { method: 'POST', body });
  if (!ok) throw new Error(`Nobody could confirm a session (${status})`);
}
