import type { Clock } from '../../core/clock.ts';
import { AppError } from '../../core/errors.ts';
import type { Session } from '../../core/session.ts';
import { presentPhrase } from './phrase.present.ts';
import { MOST_PHRASES, type Phrase, type PhraseStore } from './phrase.store.ts';

interface Parts {
  phrases: PhraseStore;
  clock: Clock;
}

/** The bank of sentences that a team comments with. */
export class PhraseService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async list(session: Session) {
    const all = await this.#parts.phrases.list(session);
    return { phrases: all.map((phrase) => presentPhrase(session, phrase)) };
  }

  async keep(session: Session, phrase: Phrase) {
    const { phrases, clock } = this.#parts;
    const all = await phrases.list(session);
    if (all.length >= MOST_PHRASES && !all.some(({ id }) => id === phrase.id))
      throw new AppError(409, 'too-many-phrases');
    const by = { person: session.person, at: clock.now() };
    return presentPhrase(session, await phrases.keep(session, phrase, by));
  }

  async drop(session: Session, id: string) {
    await this.#parts.phrases.drop(session, id);
    return {};
  }
}
