import type { Step } from '../../content/course.types.ts';
import type { Quiz } from '../../content/quiz.ts';
import type { Clock } from '../../core/clock.ts';
import { AppError, notFound } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { Session } from '../../core/session.ts';
import type { PeopleService } from '../people/people.service.ts';
import { pressedAt, type CompletionService } from './completion.service.ts';
import { findStep, type StepName } from './course.rule.ts';
import { presentQuiz, presentResults } from './quiz.present.ts';
import { isAllBest, resultOf, tidyTried, unionOfTried, type Tried } from './quiz.rule.ts';
import type { QuizStore, QuizTries } from './quiz.store.ts';

interface Parts {
  store: QuizStore;
  completion: CompletionService;
  people: Pick<PeopleService, 'findPerson'>;
  clock: Clock;
  log: Log;
}

/** Two devices that answer at once: the slower one reads again. More rounds than this are no accident. */
const ROUNDS = 8;
/** The request that completes a quiz marks its step too. If it is cut off between the two, the job does it after this. */
const MARK_AGAIN_MS = 5_000;
const MARK_LATER_MS = 60_000;

type Kept = Pick<QuizTries, 'tried' | 'doneAt' | 'revision'>;
const NOTHING: Kept = { tried: {}, doneAt: null, revision: 0 };

/** What somebody sends from one of their devices. */
interface Sent {
  step: Step;
  quiz: Quiz;
  tried: Tried;
  at: Date;
}

/** Quizzes: answers are judged here, and what counts is whether every scene has had its best one. */
export class QuizService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Where somebody stopped. Rejects with not-found when the step has no quiz. */
  async read(session: Session, name: StepName) {
    const { step, quiz } = await this.#quizOf(session, name);
    const row = await this.#parts.store.find(session, session.person, step.key);
    return presentQuiz(quiz, row ?? NOTHING);
  }

  /**
   * Takes all that was tried on a device. The answers only grow, so sending twice is sending once, and two devices end
   * with what either has. `revision` says up to where the device knows them: then one write is enough.
   */
  async answer(
    session: Session,
    name: StepName,
    { waited, ...body }: { tried: Tried; revision: number; waited: number },
  ) {
    const { step, quiz } = await this.#quizOf(session, name);
    const at = pressedAt(this.#parts.clock.now(), waited);
    const sent = { step, quiz, tried: tidyTried(quiz, body.tried), at };
    const kept = await this.#keep(session, sent, body.revision);
    const { completion } = this.#parts;
    const stepDone =
      kept.doneAt !== null && (await completion.complete(session, session, step.key, kept.doneAt));
    return { ...presentQuiz(quiz, kept), stepDone };
  }

  async #keep(session: Session, sent: Sent, revision: number): Promise<Kept> {
    const first = countOf(sent.tried) > 0 && (await this.#save(session, sent, { ...NOTHING, revision }));
    if (first) return first;
    for (let round = 0; round < ROUNDS; round++) {
      const seen = (await this.#parts.store.find(session, session.person, sent.step.key)) ?? NOTHING;
      const tried = unionOfTried(sent.quiz, seen.tried, sent.tried);
      // A write whose answer was lost comes again, and finds that it is there.
      const news = countOf(tried) > countOf(tidyTried(sent.quiz, seen.tried));
      const saved = news ? await this.#save(session, { ...sent, tried }, seen) : seen;
      if (saved) return saved;
    }
    throw new AppError(409, 'conflict', { what: 'quiz' });
  }

  async #save(session: Session, sent: Sent, seen: Kept): Promise<Kept | undefined> {
    const { step, quiz, tried, at } = sent;
    const { person, testUser } = session;
    const result = resultOf(quiz, tried);
    const dueAt = new Date(this.#parts.clock.now().getTime() + MARK_AGAIN_MS);
    const completes = seen.doneAt === null && isAllBest(result);
    const saved = await this.#parts.store.save(session, seen.revision, {
      person,
      testUser,
      step: step.key,
      tried,
      result,
      ...(completes ? { done: { doneAt: at, pending: { at, dueAt } } } : {}),
    });
    if (!saved) return undefined;
    return { tried, doneAt: completes ? at : seen.doneAt, revision: seen.revision + 1 };
  }

  /** Marks the step of the quiz that waits longest for it; false when none is due. A job calls it. */
  async markNext(): Promise<boolean> {
    const { store, completion, clock, log } = this.#parts;
    const waiting = await store.nextDone(clock.now());
    if (!waiting) return false;
    try {
      await completion.complete(waiting, waiting, waiting.step, waiting.at);
      await store.settle(waiting);
    } catch (error) {
      await store.delay(waiting, new Date(clock.now().getTime() + MARK_LATER_MS));
      log.warn({ run: waiting.run, err: error }, 'step of a quiz not marked');
    }
    return true;
  }

  /** Results of one learner, for their trainers. Somebody of another run has none here. */
  async resultsOf(session: Session, person: string) {
    const [course, rows, reader] = await Promise.all([
      this.#parts.completion.courseOf(session),
      this.#parts.store.listOf(session, person),
      this.#parts.people.findPerson(session, session.person),
    ]);
    return presentResults(course, reader?.lang ?? session.lang, rows);
  }

  async #quizOf(session: Session, name: StepName): Promise<{ step: Step; quiz: Quiz }> {
    const course = await this.#parts.completion.courseOf(session);
    const step = findStep(course, name);
    if (!step?.quiz) throw notFound('quiz');
    return { step, quiz: step.quiz };
  }
}

const countOf = (tried: Tried): number =>
  Object.values(tried).reduce((sum, answers) => sum + answers.length, 0);
