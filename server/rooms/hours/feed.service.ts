import type { Clock } from '../../core/clock.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { notFound } from '../../core/errors.ts';
import { randomToken, sha256 } from '../../core/hash.ts';
import type { Persons } from '../../core/persons.ts';
import type { Session } from '../../core/session.ts';
import type { HouseView } from '../../house.ts';
import { sessionsFile } from './calendar-file.ts';
import type { FeedStore } from './feed.store.ts';
import type { LogStore } from './log.store.ts';

interface Parts {
  feeds: FeedStore;
  logs: Pick<LogStore, 'find'>;
  clock: Clock;
  house: Pick<HouseView, 'dates'>;
  /** Where people and programs reach the tool. */
  origin: string;
}

/** Dates that a calendar program follows by an address, which is all that it has to show. */
export class FeedService {
  readonly #parts: Parts;
  readonly persons: Persons;

  constructor(parts: Parts) {
    this.#parts = parts;
    const { feeds } = parts;
    this.persons = {
      take: async (scope, person) => {
        const feed = await feeds.find(scope, person);
        return { calendarFeed: feed ? { madeAt: feed.madeAt } : null };
      },
      erase: (scope, person) => feeds.erase(scope, person),
    };
  }

  async of(session: Session) {
    const feed = await this.#parts.feeds.find(session, session.person);
    return { madeAt: feed?.madeAt.toISOString() ?? null };
  }

  async make(session: Session, lang: Lang) {
    const { feeds, clock, origin } = this.#parts;
    const { tenant, run, person } = session;
    const [secret, madeAt] = [randomToken(), clock.now()];
    await feeds.make({ tenant, run, person, lang, madeAt }, sha256(secret));
    return { madeAt: madeAt.toISOString(), url: `${origin}/f/${secret}.ics` };
  }

  async withdraw(session: Session) {
    await this.#parts.feeds.erase(session, session.person);
    return { madeAt: null };
  }

  /** With the dates that other rooms keep: one address for all of somebody's. Rejects with not-found for what was withdrawn and for what never was, which look the same. */
  async read(secret: string): Promise<Uint8Array> {
    const { feeds, logs, clock, house } = this.#parts;
    const feed = /^[\w-]{43}$/.test(secret) ? await feeds.findByHash(sha256(secret)) : undefined;
    if (!feed) throw notFound('feed');
    const [log, others] = await Promise.all([logs.find(feed, feed.person), house.dates(feed)]);
    return sessionsFile(log?.relationships ?? [], { lang: feed.lang, madeAt: clock.now(), others });
  }
}
