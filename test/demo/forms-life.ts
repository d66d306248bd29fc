import { createHash, randomBytes } from 'node:crypto';
import type { Session } from '../../server/core/session.ts';
import { type Door, doorOf } from './door.ts';
import type { PastTool } from './past-tool.ts';

/** What people of the demo have written in forms: profiles half filled, first readings, an item or two shared. */

type Lang = 'en' | 'es';
type Values = Record<string, unknown>;

interface Writing {
  form: string;
  variant?: string;
  values: Values;
  /** A part that they finished, or `true` for the whole. */
  finish?: string | true;
  shared?: { item: string; audience: string }[];
}

const PROFILE = 'organisational-context-profile';
const QUALITIES = 'qualities-self-assessment';

const QUALITY_KEYS = (
  'approachable empathetic compassionate non_judgemental listener attentive calm positive trustworthy honest respectful ' +
  'humour plain_language flexible non_prescriptive critical_friend wants_success knows_limits patient makes_time'
).split(' ');

/** A number from 2 to 5, the same at every start. */
const judged = (person: string, key: string, more = 0): number =>
  Math.min(5, 2 + (createHash('sha256').update(`${person} ${key}`).digest().readUInt16BE() % 4) + more);

const readings = (person: string, raised: readonly string[] = []): Values =>
  Object.fromEntries(QUALITY_KEYS.map((key) => [key, judged(person, key, raised.includes(key) ? 1 : 0)]));

const row = (key: string, cells: Values) => ({ key, cells });

const TOM_READING: Values = {
  ...readings('tom'),
  evidence_top: [
    row('top-1', {
      quality: 'patient',
      deed: 'Waited while M2 looked for the word. It took a minute.',
      week: '2',
    }),
  ],
  evidence_low: [
    row('low-1', { quality: 'non_prescriptive', happened: 'I had the answer ready before M1 had finished.' }),
  ],
  focus_two: ['non_prescriptive', 'listener'],
};

const BEATRIZ_READING: Values = {
  ...readings('beatriz'),
  evidence_top: [
    row('top-1', {
      quality: 'calm',
      deed: 'M1 llegó con el enojo de toda la semana y no le subí la voz.',
      week: '1',
    }),
  ],
  evidence_low: [row('low-1', { quality: 'makes_time', happened: 'Moví dos veces la misma conversación.' })],
  focus_two: ['makes_time', 'plain_language'],
};

const PROFILE_OF_TOM: Values = {
  org_type: 'fe-college',
  size_band: '200-499',
  sites: 2,
  region_type: 'town',
  existing: 'New lecturers are told to ask the person at the next desk. Some desks are empty.',
  pressures_daily:
    'Cover is asked for by text at seven in the morning, and nobody says no before a Thursday.',
  time_and_space:
    'The small room beside the workshop shuts. It is free after four, when the buses have gone.',
  calendar: [row('week-1', { from: '2026-05-11', to: '2026-06-19', why: 'Exams' })],
};

const PROFILE_OF_BEATRIZ: Values = {
  org_type: 'adult-education',
  size_band: 'under-50',
  sites: 1,
  region_type: 'rural',
  existing:
    'Doña T, como le dicen a quien lleva la secretaría, sabe a quién mandarte antes de que preguntes.',
  pressures_daily: 'El camión de las seis: a quien enseña de noche no le queda un minuto después de clase.',
  mistake_test:
    'La última vez habló primero la subdirección, a solas, y a la semana había una copia de llaves más.',
  time_and_space: 'El salón 3 se cierra con llave. Los sábados hay una hora entre los dos turnos.',
};

const LIVES: Readonly<Record<string, { lang: Lang; writes: readonly Writing[] }>> = {
  tom: {
    lang: 'en',
    writes: [
      { form: QUALITIES, variant: 'start', values: TOM_READING, finish: true },
      {
        form: PROFILE,
        values: PROFILE_OF_TOM,
        finish: 'OCP:basics',
        shared: [{ item: 'time_and_space', audience: 'group' }],
      },
    ],
  },
  beatriz: {
    lang: 'es',
    writes: [
      {
        form: QUALITIES,
        variant: 'start',
        values: BEATRIZ_READING,
        finish: true,
        shared: [{ item: 'evidence_low', audience: 'trainer' }],
      },
      { form: PROFILE, values: PROFILE_OF_BEATRIZ, finish: 'OCP:time_and_space' },
    ],
  },
  // Began, and was called away.
  farah: { lang: 'en', writes: [{ form: QUALITIES, variant: 'start', values: { calm: 4, humour: 3 } }] },
  ines: { lang: 'en', writes: [{ form: PROFILE, values: { org_type: 'university', sites: 3 } }] },
};

export const WRITERS = Object.keys(LIVES);

/** Everything that somebody has written, through the door that their pages use. */
export async function fillForms(door: Door, person: string): Promise<void> {
  const { lang, writes } = LIVES[person] ?? { lang: 'en', writes: [] };
  for (const { form, variant = 'plain', values, finish, shared = [] } of writes) {
    const params = { form, variant, subject: 'own' };
    const part = typeof finish === 'string' ? { part: finish } : {};
    const body = { write: randomBytes(16).toString('hex'), revision: 0, version: 1, lang, values };
    await door('PUT /api/forms/:form/:variant/:subject', {
      params,
      body: { ...body, finish: finish !== undefined, ...part },
    });
    for (const { item, audience } of shared)
      await door('PUT /api/forms/:form/:variant/:subject/shared/:item', {
        params: { ...params, item },
        body: { audience },
      });
  }
}

/** A later reading of somebody who has a first one: what stands over one another once it is saved. */
export const secondReading = (door: Door): Promise<unknown> =>
  door('PUT /api/forms/:form/:variant/:subject', {
    params: { form: QUALITIES, variant: 'mid', subject: 'own' },
    body: {
      write: randomBytes(16).toString('hex'),
      revision: 0,
      version: 1,
      lang: 'en',
      values: { ...TOM_READING, ...readings('tom', ['non_prescriptive', 'listener', 'humour']), calm: 2 },
      finish: true,
    },
  });

/** The forms of a cohort of the demo, in sessions of the past. */
export async function formsLife(tool: PastTool, sessions: ReadonlyMap<string, Session>): Promise<void> {
  for (const person of WRITERS) {
    const session = sessions.get(person);
    if (session) await fillForms(doorOf(tool, session), person);
  }
}
