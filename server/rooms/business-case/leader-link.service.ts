import type { Clock } from '../../core/clock.ts';
import type { Config } from '../../core/config.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { AppError, notFound } from '../../core/errors.ts';
import { randomToken, sha256 } from '../../core/hash.ts';
import type { Log } from '../../core/log.ts';
import type { Session } from '../../core/session.ts';
import type { FormsService } from '../forms/forms.service.ts';
import { knownOf, LEADER_FORM, listsOf, pointsIn } from './leader-answer.rule.ts';
import { presentLink, presentLinkOf } from './leader-link.present.ts';
import { linkState, linkUntil, MOST_OPEN } from './leader-link.rule.ts';
import type { LeaderLinkStore } from './leader-link.store.ts';
import type { LeaderLink } from './leader-link.types.ts';
import type { PointService } from './point.service.ts';
import type { TemplateService } from './template.service.ts';
import type { VersionStore } from './version.store.ts';

interface Parts {
  store: LeaderLinkStore;
  versions: Pick<VersionStore, 'find'>;
  templates: Pick<TemplateService, 'of'>;
  forms: Pick<FormsService, 'outsiders'>;
  points: Pick<PointService, 'receive'>;
  clock: Clock;
  log: Log;
  config: Pick<Config, 'PUBLIC_URL'>;
}

/** An answer whose points could not be noted is tried again after this. */
const AGAIN_MS = 60_000;

interface Order {
  write: string;
  version: string;
  sections: readonly string[];
  reader: string;
}

/** A learner's side of links to people who decide (B10). */
export class LeaderLinkService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async list(session: Session, lang: Lang, now: Date) {
    const links = await this.#parts.store.listOf(session, session.person);
    return { links: await Promise.all(links.map((link) => this.#shown(session, link, { lang, now }))) };
  }

  /** To a trainer: that a learner's versions were shown, and what came back where the learner shares it. */
  async listOf(session: Session, person: string, { lang, now }: { lang: Lang; now: Date }) {
    const links = await this.#parts.store.listOf(session, person);
    const shown = links.map(async (link) => {
      const answer = link.sharedAt ? await this.#answerOf(session, link, lang) : null;
      return presentLinkOf(session, link, { now, answer });
    });
    return { links: await Promise.all(shown) };
  }

  async make(session: Session, { write, version, sections, reader }: Order, now: Date) {
    const { store, versions, config } = this.#parts;
    const [kept, links] = await Promise.all([
      versions.find(session, session.person, version),
      store.listOf(session, session.person),
    ]);
    if (!kept || kept.number === null) throw notFound('version');
    const shown = kept.sections.map(({ slug }) => slug).filter((slug) => sections.includes(slug));
    if (shown.length === 0) throw new AppError(409, 'nothing-to-read');
    if (links.filter((one) => linkState(one, now) === 'open').length >= MOST_OPEN)
      throw new AppError(409, 'too-many-links', { most: MOST_OPEN });
    const secret = randomToken();
    const made = await store.make(session, session.person, {
      write,
      hash: sha256(secret),
      version,
      number: kept.number,
      sections: shown,
      reader,
      madeAt: now,
      until: linkUntil(now),
    });
    return {
      made: presentLink(session, made, { now, answer: null }),
      link: `${config.PUBLIC_URL}/l/${secret}`,
    };
  }

  /** Twice is once; a link whose answer was sent stands as it is. */
  async withdraw(session: Session, id: string, now: Date): Promise<void> {
    const { store } = this.#parts;
    if (await store.withdraw(session, session.person, { id, now })) return;
    if (!(await store.findOf(session, session.person, id))) throw notFound('link');
  }

  async share(session: Session, id: string, { shared, now }: { shared: boolean; now: Date }) {
    const at = shared ? now : null;
    if (!(await this.#parts.store.share(session, session.person, { id, at }))) throw notFound('answer');
    return { sharedAt: at?.toISOString() ?? null };
  }

  /** Makes points of an answer that was sent; false when there is none. A job calls it. */
  async takeNext(): Promise<boolean> {
    const { store, points, clock, log } = this.#parts;
    const now = clock.now();
    const link = await store.nextAnswered(now);
    if (!link) return false;
    const { id, person, number, closed, values } = link;
    try {
      const source = { person, source: id, from: 'leader', version: number, at: closed?.at ?? now } as const;
      await points.receive(link, source, pointsIn(values));
      await store.settle(link, null);
    } catch (error) {
      await store.settle(link, new Date(now.getTime() + AGAIN_MS));
      log.warn({ run: link.run, err: error }, 'an answer is not among the points yet');
    }
    return true;
  }

  async #shown(session: Session, link: LeaderLink, { lang, now }: { lang: Lang; now: Date }) {
    const sent = link.closed?.how === 'sent';
    const answer = sent ? await this.#answerOf(session, link, lang) : null;
    return presentLink(session, link, { now, answer });
  }

  async #answerOf(session: Session, { values, number }: LeaderLink, lang: Lang) {
    const { forms, templates } = this.#parts;
    const [{ sections }, form] = await Promise.all([
      templates.of(session),
      forms.outsiders.form(session, { form: LEADER_FORM, known: knownOf(number) }),
    ]);
    return forms.outsiders.printed(form, { values, lists: listsOf(sections) }, lang);
  }
}
