import type { Connection, Model } from 'mongoose';
import type { Scope } from '../../core/scope.ts';
import type { AboutYou, Fact } from './about-you.rule.ts';
import { change, enrolments, type EnrolmentRow } from './people.store.ts';

/** As many words on consent as nobody has reason to say. */
const HISTORY_KEPT = 200;

/** Stands in the person's own entry of the run: the figures of the cohort hear of it by the same write. */
export class AboutYouStore {
  readonly #rows: Model<EnrolmentRow>;

  constructor(connection: Connection) {
    this.#rows = enrolments(connection);
  }

  async setFact(scope: Scope, person: string, fact: Fact, answer: boolean): Promise<void> {
    await this.#set(scope, person, { $set: { [`aboutYou.facts.${fact}`]: answer } });
  }

  async setConsent(scope: Scope, person: string, consent: { given: boolean; at: Date }): Promise<void> {
    const what = consent.given ? 'consent-given' : 'consent-withdrawn';
    await this.#set(scope, person, { $set: { 'aboutYou.consent': consent } }, { what, at: consent.at });
  }

  async setCode(scope: Scope, person: string, code: { version: string; at: Date }): Promise<void> {
    const what = `code-${code.version}` as const;
    await this.#set(scope, person, { $set: { 'aboutYou.code': code } }, { what, at: code.at });
  }

  async #set(
    { tenant, run }: Scope,
    person: string,
    { $set }: { $set: Record<string, unknown> },
    entry?: AboutYou['history'][number],
  ): Promise<void> {
    await this.#rows.updateOne(
      { tenant, run, person, aside: { $ne: 'joined' } },
      {
        $set: { ...$set, changed: change({ tenant, run }) },
        ...(entry && { $push: { 'aboutYou.history': { $each: [entry], $slice: -HISTORY_KEPT } } }),
      },
    );
  }
}
