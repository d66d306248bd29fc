import type { AnswerOf, BodyOf } from '../../core/endpoint.contract.ts';
import { AppError, notFound } from '../../core/errors.ts';
import type { Session } from '../../core/session.ts';
import type { decideCopy, runCopy } from './copy.contract.ts';
import type { CopyStore } from './copy.store.ts';
import { presentCopy } from './people.present.ts';
import type { Run, RunStore } from './run.store.ts';

interface Parts {
  runs: RunStore;
  copies: CopyStore;
  /** What launches remember of a run is out of date. */
  forget(run: Run): void;
}

/**
 * A course that was copied in the LMS. It is a run of its own with clean data from its first launch on; a trainer may say
 * that it goes on with the run of the course that it was copied from, while no learner has opened it.
 */
export class CopyService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async read(session: Session): Promise<AnswerOf<typeof runCopy>> {
    const { run, candidates, begun } = await this.#known(session);
    return presentCopy(session, run, { candidates, begun });
  }

  /** Rejects with conflict when it was decided before, when a learner has begun, or for a run that was not offered. */
  async decide(session: Session, body: BodyOf<typeof decideCopy>, now: Date) {
    const { run, candidates, begun } = await this.#known(session);
    const { answer } = body;
    const chosen = answer === 'share' ? body.with : null;
    if (answer === 'share' && (begun || !candidates.some(({ id }) => id === chosen)))
      throw new AppError(409, 'conflict', { what: 'copy' });
    const copy = { of: run.copy.of, answer, with: chosen, by: session.person, at: now };
    if (!(await this.#parts.copies.decide(session, copy)))
      throw new AppError(409, 'conflict', { what: 'copy' });
    this.#parts.forget(run);
    return { answer };
  }

  async #known(session: Session) {
    const { runs, copies } = this.#parts;
    const [run, former, begun] = await Promise.all([
      runs.findRun(session),
      copies.former(session, session.person),
      copies.hasBegun(session),
    ]);
    if (!run) throw notFound('run');
    // Who trains a copy may never have trained in the course that it was copied from: its people are not theirs to read.
    return { run, begun, candidates: former };
  }
}
