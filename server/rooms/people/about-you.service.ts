import { AppError, notFound } from '../../core/errors.ts';
import type { Session } from '../../core/session.ts';
import { presentAboutYou } from './about-you.present.ts';
import { CODE_OF_ETHICS, type Fact, shownAbout } from './about-you.rule.ts';
import type { AboutYouStore } from './about-you.store.ts';
import type { PeopleStore } from './people.store.ts';

interface Stores {
  people: PeopleStore;
  about: AboutYouStore;
}

/** What a learner says of themselves: three facts at arrival, consent, the code. */
export class AboutYouService {
  readonly #stores: Stores;

  constructor(stores: Stores) {
    this.#stores = stores;
  }

  async read(session: Session) {
    const enrolment = await this.#stores.people.findEnrolment(session, session.person);
    if (!enrolment) throw notFound('person');
    return presentAboutYou(session, enrolment);
  }

  async answer(session: Session, fact: Fact, answer: boolean): Promise<{ saved: true }> {
    await this.#stores.about.setFact(session, session.person, fact, answer);
    return { saved: true };
  }

  /** What a cohort says of itself, as its trainers may see it. */
  readonly shown = shownAbout;

  /** Withdrawing takes nothing else: the course goes on as it was. */
  async consent(session: Session, given: boolean, at: Date): Promise<{ saved: true }> {
    await this.#stores.about.setConsent(session, session.person, { given, at });
    return { saved: true };
  }

  /** Nobody acknowledges a version that has been replaced while the page stood open. */
  async acknowledge(session: Session, version: string, at: Date): Promise<{ saved: true }> {
    if (version !== CODE_OF_ETHICS.version) throw new AppError(409, 'conflict', { what: 'code' });
    await this.#stores.about.setCode(session, session.person, { version, at });
    return { saved: true };
  }
}
