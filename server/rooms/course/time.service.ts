import type { Library } from '../../content/library.ts';
import { notFound } from '../../core/errors.ts';
import type { Session } from '../../core/session.ts';
import type { PeopleService } from '../people/people.service.ts';
import { findStep, type StepName } from './course.rule.ts';
import { presentStepTime, presentTimes } from './time.present.ts';
import type { TimeStore } from './time.store.ts';

interface Parts {
  store: TimeStore;
  people: Pick<PeopleService, 'findRun'>;
  library: Library;
}

/** Planned minutes against what people say: for the trust of who reads a plan, and for who wrote it. */
export class TimeService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async ofStep(session: Session, name: StepName) {
    const step = await this.#stepOf(session, name);
    return presentStepTime(step, await this.#parts.store.find(session, step.key), session.person);
  }

  /** Student view says nothing that counts. */
  async say(session: Session, name: StepName, minutes: number) {
    const step = await this.#stepOf(session, name);
    const said = { person: session.person, minutes };
    if (!session.testUser) await this.#parts.store.say(session, step.key, said);
    return { own: minutes };
  }

  async ofRun(session: Session) {
    const { store, people, library } = this.#parts;
    const [run, said] = await Promise.all([people.findRun(session), store.all(session)]);
    return presentTimes(library.course(run.course, run.edition), said, session.lang);
  }

  async #stepOf(session: Session, name: StepName) {
    const run = await this.#parts.people.findRun(session);
    const step = findStep(this.#parts.library.course(run.course, run.edition), name);
    if (!step) throw notFound('step');
    return step;
  }
}
