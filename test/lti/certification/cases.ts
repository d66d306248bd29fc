import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { LTI_ERROR_CODES } from '../../../lti/index.ts';

/**
 * The 72 cases as data: the 49 of the 1EdTech LTI Advantage suite, named as there, and 23 of our own. One folder a case, so
 * that a new case is a new file. `README.md` beside this file says what each member means.
 */
const record = z.record(z.string(), z.unknown());

const message = z.strictObject({
  base: z.enum(['instructor', 'learner', 'deep-linking', 'review']),
  set: record.optional(),
  remove: z.array(z.string()).optional(),
  payload: record.optional(),
  header: record.optional(),
  signedBy: z.enum(['platform', 'stranger', 'nobody', 'public-key']).default('platform'),
});

const expectation = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('redirect') }),
  z.strictObject({ outcome: z.literal('refused'), codes: z.array(z.enum(LTI_ERROR_CODES)) }),
  z.strictObject({
    outcome: z.literal('launched'),
    view: z.enum(['trainer', 'learner', 'least', 'anonymous', 'picker']),
    launch: record.optional(),
    absent: z.array(z.string()).optional(),
  }),
]);

const attempt = z.strictObject({
  say: z.string(),
  step: z.enum(['login', 'launch']).default('launch'),
  login: record.default({}),
  message: message.default({ base: 'instructor', signedBy: 'platform' }),
  form: record.default({}),
  expect: expectation,
});

const through = z.enum(['library', 'http', 'browser']);

const certificationCase = z.strictObject({
  case: z.int().min(1).max(72),
  title: z.string(),
  source: z.enum(['suite', 'ours']),
  through,
  alsoThrough: z.array(through).default([]),
  shows: z.string().optional(),
  scenario: z
    .enum([
      'other-browser',
      'same-token-twice',
      'foreign-nonce',
      'unknown-deployment',
      'two-tabs',
      'keys-down',
    ])
    .optional(),
  tries: z.array(attempt).default([]),
});

export type Through = z.output<typeof through>;
export type CertificationCase = z.output<typeof certificationCase>;
export type Attempt = z.output<typeof attempt>;
export type Message = z.output<typeof message>;
export type Expectation = z.output<typeof expectation>;
export type ScenarioName = NonNullable<CertificationCase['scenario']>;

const folder = join(import.meta.dirname, 'cases');

/** Every case, by number. Throws on a file that does not say what it means, or whose folder has another number. */
export function allCases(): CertificationCase[] {
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const file: unknown = JSON.parse(readFileSync(join(folder, name, 'case.json'), 'utf8'));
      const read = certificationCase.safeParse(file);
      if (!read.success) throw new Error(`${name}/case.json: ${z.prettifyError(read.error)}`);
      if (Number(name.slice(0, 2)) !== read.data.case)
        throw new Error(`${name} holds case ${read.data.case}`);
      return read.data;
    });
}

/** The cases that are to be shown through that door: by the library alone, over HTTP, or in a browser. */
export const casesThrough = (door: Through): CertificationCase[] =>
  allCases().filter((one) => one.through === door || one.alsoThrough.includes(door));

export const nameOf = (one: CertificationCase): string => `[case ${one.case}] ${one.title}`;
