import { sha256 } from '../../core/hash.ts';
import type { Clock } from '../../core/clock.ts';
import { invalid, notFound } from '../../core/errors.ts';
import type { Session } from '../../core/session.ts';
import type { PeopleService } from '../people/people.service.ts';
import type { CompletionService } from './completion.service.ts';
import type { QuizStore } from './quiz.store.ts';
import { presentReturning } from './return.present.ts';
import { chooseReturning, scenesBefore, triesOf } from './return.rule.ts';
import type { ReturnStore } from './return.store.ts';

interface Parts {
  store: ReturnStore;
  quizzes: Pick<QuizStore, 'listOf'>;
  completion: Pick<CompletionService, 'courseOf'>;
  people: Pick<PeopleService, 'findPerson'>;
  clock: Clock;
}

/** Spaced return: two scenes of earlier modules open each new one. Nothing is counted, and one press skips them. */
export class ReturnService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The same two at every visit until they were answered or skipped, then none. */
  async read(session: Session, module: string) {
    const { store, quizzes, people } = this.#parts;
    const [scenes, before, tried, reader] = await Promise.all([
      this.#scenesBefore(session, module),
      store.listOf(session, session.person),
      quizzes.listOf(session, session.person),
      people.findPerson(session, session.person),
    ]);
    const over = before.some((one) => one.module === module);
    const chosen = chooseReturning(scenes, {
      used: before.flatMap((one) => one.scenes),
      tries: triesOf(scenes, tried),
      chance: (name) => sha256(JSON.stringify([session.person, module, name])),
    });
    return presentReturning(over ? [] : chosen, reader?.lang ?? session.lang);
  }

  /** Remembers that these came back; saying it twice is saying it once. */
  async keep(session: Session, module: string, { scenes, skipped }: { scenes: string[]; skipped: boolean }) {
    const known = new Set((await this.#scenesBefore(session, module)).map(({ name }) => name));
    if (!scenes.every((name) => known.has(name))) throw invalid([{ path: 'body.scenes', code: 'unknown' }]);
    const at = this.#parts.clock.now();
    await this.#parts.store.keep(session, { person: session.person, module, scenes, skipped, at });
    return { kept: true as const };
  }

  async #scenesBefore(session: Session, module: string) {
    const course = await this.#parts.completion.courseOf(session);
    if (!course.modules.some((one) => one.slug === module)) throw notFound('module');
    return scenesBefore(course, module);
  }
}
