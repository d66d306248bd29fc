import type { Config } from '../../core/config.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { AppError } from '../../core/errors.ts';
import { sha256 } from '../../core/hash.ts';
import { isOwnBrowser } from '../../core/own-browser.ts';
import { wallClock } from '../../core/wall-clock.rule.ts';
import type { FormsService } from '../forms/forms.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import { caseDocument } from './case-document.rule.ts';
import type { CaseDocument } from './case-document.types.ts';
import { goalChoices } from './document-goals.rule.ts';
import { documentSaying } from './document-words.ts';
import { extractOf } from './extract.rule.ts';
import { knownOf, LEADER_FORM, type LeaderForm, type Posted, valuesOf } from './leader-answer.rule.ts';
import { linkState } from './leader-link.rule.ts';
import type { FoundLink, LeaderLinkStore } from './leader-link.store.ts';
import type { TemplateService } from './template.service.ts';
import type { VersionStore } from './version.store.ts';

interface Parts {
  store: LeaderLinkStore;
  versions: Pick<VersionStore, 'find'>;
  templates: Pick<TemplateService, 'of'>;
  forms: Pick<FormsService, 'outsiders'>;
  people: Pick<PeopleService, 'findRun' | 'findEnrolment'>;
  config: Pick<Config, 'SECRET' | 'PUBLIC_URL'>;
}

/** A version before its reader, with what they have written so far. */
export interface Reading {
  lang: Lang;
  /** Who asks, as their cohort knows them; null: the platform gave no name. */
  asker: string | null;
  document: CaseDocument;
  /** What the reader may name as the place of a point. */
  sections: readonly { slug: string; title: string }[];
  form: LeaderForm;
  values: Readonly<Record<string, unknown>>;
  revision: number;
  savedAt: Date | null;
  until: Date;
  /** Whoever made the link looks at it as its reader will; nobody answers oneself. */
  own: boolean;
}

type Lack = ReturnType<FormsService['outsiders']['lacks']>[number];

export type Opened = { state: 'gone' } | { state: 'sent'; at: Date } | { state: 'open'; reading: Reading };

export interface Written {
  posted: Posted;
  write: string;
  revision: number;
  send: boolean;
}

export type Kept =
  | { state: 'gone' | 'own' }
  | { state: 'kept' | 'sent'; reading: Reading; at: Date }
  /** Another window has written since: what was sent is in `reading`, over the newer revision, and what stands in `other`. */
  | { state: 'conflict'; reading: Reading; other: Reading['values'] }
  | { state: 'incomplete'; reading: Reading; lacks: Lack[] };

/** What somebody without an account may do with a link: read, write as long as they like, and send once. */
export class LeaderAnswerService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Changes nothing, however often a program looks at it. */
  async open(
    secret: string,
    cookies: string | undefined,
    { lang, now }: { lang: Lang; now: Date },
  ): Promise<Opened> {
    const link = await this.#parts.store.findBySecret(sha256(secret));
    if (!link) return { state: 'gone' };
    if (link.closed?.how === 'sent') return { state: 'sent', at: link.closed.at };
    if (linkState(link, now) !== 'open') return { state: 'gone' };
    const reading = await this.#reading(link, lang, this.#isOwn(link, cookies));
    return reading ? { state: 'open', reading } : { state: 'gone' };
  }

  /**
   * Keeps what a page holds, and closes the link with it where it is sent. A repeated write is done once; of two windows
   * the later one is told, and given back its own words over what stands.
   */
  async keep(
    secret: string,
    { posted, write, revision, send }: Written,
    cookies: string | undefined,
    { lang, now }: { lang: Lang; now: Date },
  ): Promise<Kept> {
    const { store, forms } = this.#parts;
    const link = await store.findBySecret(sha256(secret));
    const again = link !== undefined && link.kept === write;
    if (!link || (linkState(link, now) !== 'open' && !again)) return { state: 'gone' };
    if (this.#isOwn(link, cookies)) return { state: 'own' };
    const standing = await this.#reading(link, lang, false);
    if (!standing) return { state: 'gone' };
    if (again) return done(standing, link);
    const values = valuesOf(standing.form, posted);
    const reading = { ...standing, values };
    const lacks = send ? forms.outsiders.lacks(standing.form, values, wallClock('UTC', now).day) : [];
    // What is missing keeps nobody from keeping what is there.
    const sent = send && lacks.length === 0;
    const kept = await store.keep(link, { write, revision, values, now, send: sent });
    if (!kept) return { state: 'conflict', reading, other: standing.values };
    const after = { ...reading, revision: revision + 1, savedAt: now };
    if (lacks.length > 0) return { state: 'incomplete', reading: after, lacks };
    return { state: sent ? 'sent' : 'kept', reading: after, at: now };
  }

  #isOwn({ tenant, person }: FoundLink, cookies: string | undefined): boolean {
    return isOwnBrowser(this.#parts.config, { tenant, person }, cookies);
  }

  async #reading(link: FoundLink, lang: Lang, own: boolean): Promise<Reading | undefined> {
    const { versions, templates, forms, people } = this.#parts;
    const [kept, template, form, run, enrolment] = await Promise.all([
      versions.find(link, link.person, link.version),
      templates.of(link),
      forms.outsiders.form(link, { form: LEADER_FORM, known: knownOf(link.number) }),
      people.findRun(link),
      people.findEnrolment(link, link.person),
    ]);
    if (!kept) return undefined;
    const saying = documentSaying(lang, goalChoices(template.guides));
    const day = saying.day(wallClock(run.timeZone ?? 'UTC', kept.at).day);
    const state = saying.say('version', { number: link.number, day });
    const shown = extractOf({ head: kept.head, sections: kept.sections }, link.sections);
    const document = caseDocument(shown, template, saying, state);
    return {
      lang,
      asker: enrolment?.name ?? null,
      document,
      sections: document.sections.map(({ slug, title }) => ({ slug, title })),
      form,
      values: link.values,
      revision: link.revision,
      savedAt: link.savedAt,
      until: link.until,
      own,
    };
  }
}

function done(reading: Reading, { closed, savedAt }: FoundLink): Kept {
  if (!savedAt) throw new AppError(503, 'not-now', { retryAfter: 10 });
  return { state: closed?.how === 'sent' ? 'sent' : 'kept', reading, at: savedAt };
}
