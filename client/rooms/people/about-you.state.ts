import { type Answer, call } from '../../core/api.ts';
import { mutate, query, type Query } from '../../core/data.ts';
import { refreshMe } from '../../core/session.ts';

export type AboutYou = Answer<'GET /api/people/about-you'>;
export type Fact = keyof AboutYou['facts'];

export const aboutYou = (): Query<AboutYou> =>
  query('people/about-you', () => call('GET /api/people/about-you'));

/** Shown at once, and taken back when it is refused: then it rejects with ApiError. */
export async function answerFact(fact: Fact, answer: boolean): Promise<void> {
  const shown = (about: AboutYou) => ({ ...about, facts: { ...about.facts, [fact]: answer } });
  await mutate(aboutYou(), shown, () =>
    call('PUT /api/people/about-you/facts/:fact', { params: { fact }, body: { answer } }),
  );
}

export async function sayConsent(given: boolean): Promise<void> {
  const consent = { given, at: new Date().toISOString() };
  await mutate(
    aboutYou(),
    (about) => ({ ...about, consent }),
    () => call('PUT /api/people/about-you/consent', { body: { given } }),
  );
}

export async function acknowledgeCode(version: string): Promise<void> {
  const acknowledgedAt = new Date().toISOString();
  await mutate(
    aboutYou(),
    (about) => ({ ...about, code: { ...about.code, acknowledgedAt } }),
    () => call('PUT /api/people/about-you/code', { body: { version } }),
  );
}

/** Whoever has answered everything is not asked on their road map any more. */
export const noLongerAsked = (): Promise<void> => refreshMe();
