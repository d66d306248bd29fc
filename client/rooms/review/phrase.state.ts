import { type Answer, call } from '../../core/api.ts';
import { mutate, query, type Query } from '../../core/data.ts';

export type Phrases = Answer<'GET /api/review/phrases'>;
export type Phrase = Phrases['phrases'][number];

/** Sentences that the trainers of the run keep for their comments. */
export const phrases = (): Query<Phrases> => query('review/phrases', () => call('GET /api/review/phrases'));

export async function keepPhrase(phrase: Phrase): Promise<void> {
  const { id, kind, text } = phrase;
  await mutate(
    phrases(),
    (all) => ({ phrases: [...all.phrases.filter((one) => one.id !== id), phrase] }),
    () => call('PUT /api/review/phrases/:phrase', { params: { phrase: id }, body: { kind, text } }),
  );
}

export async function dropPhrase(id: string): Promise<void> {
  await mutate(
    phrases(),
    (all) => ({ phrases: all.phrases.filter((one) => one.id !== id) }),
    () => call('DELETE /api/review/phrases/:phrase', { params: { phrase: id } }),
  );
}
