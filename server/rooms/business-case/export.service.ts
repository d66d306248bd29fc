import type { Clock } from '../../core/clock.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { notFound } from '../../core/errors.ts';
import type { Session } from '../../core/session.ts';
import { wallClock } from '../../core/wall-clock.rule.ts';
import type { PeopleService } from '../people/people.service.ts';
import { caseDocument, type DocumentTemplate } from './case-document.rule.ts';
import type { CaseDocument } from './case-document.types.ts';
import { caseSlides } from './case-slides.rule.ts';
import type { CaseService } from './case.service.ts';
import type { CellsGiven } from './document-cell.rule.ts';
import type { CreditService } from './credit.service.ts';
import { withCredits } from './document-credits.rule.ts';
import { goalChoices } from './document-goals.rule.ts';
import { documentSaying } from './document-words.ts';
import { extractOf } from './extract.rule.ts';
import type { TemplateService } from './template.service.ts';
import type { VersionStore } from './version.store.ts';

interface Parts {
  cases: Pick<CaseService, 'whole'>;
  templates: Pick<TemplateService, 'of'>;
  versions: Pick<VersionStore, 'find'>;
  credits: CreditService;
  people: Pick<PeopleService, 'findRun'>;
  clock: Clock;
}

interface Asked {
  lang: Lang;
  /** Undefined: the case as it stands. */
  version?: string | undefined;
  /** An extract of these, by their slugs with commas between; undefined: all of the case. */
  sections?: string | undefined;
}

export interface FileAnswer {
  name: string;
  bytes: Uint8Array;
}

export interface Written {
  document: CaseDocument;
  template: DocumentTemplate;
  given: CellsGiven;
}

/**
 * Copies of a case. What makes them is fetched when it is asked for: a library of some weight each, now and then. All of
 * them are made of one document, so that their figures are those of the page.
 */
export class ExportService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async docx(session: Session, asked: Asked): Promise<FileAnswer> {
    const [{ document }, { caseDocx }] = await this.#with(session, asked, import('./case-docx.ts'));
    return named('docx', asked, await caseDocx(document));
  }

  async pdf(session: Session, asked: Asked): Promise<FileAnswer> {
    const [{ document }, { casePdf }] = await this.#with(session, asked, import('./case-pdf.ts'));
    const { say } = documentSaying(asked.lang, {});
    const about = {
      madeAt: this.#parts.clock.now(),
      lost: (count: number) => say('without-letters', { count }),
    };
    return named('pdf', asked, await casePdf(document, about));
  }

  async markdown(session: Session, asked: Asked): Promise<FileAnswer> {
    const [{ document }, { caseMarkdown }] = await this.#with(session, asked, import('./case-markdown.ts'));
    return named('md', asked, caseMarkdown(document));
  }

  async pptx(session: Session, asked: Asked): Promise<FileAnswer> {
    const [{ document, template, given }, { casePptx }] = await this.#with(
      session,
      asked,
      import('./case-pptx.ts'),
    );
    return named('pptx', asked, await casePptx(document, caseSlides(document, template, given)));
  }

  async #with<Maker>(session: Session, asked: Asked, maker: Promise<Maker>) {
    return Promise.all([this.written(session, asked), maker]);
  }

  /** What every file of it is made of. */
  async written(session: Session, { lang, version, sections }: Asked): Promise<Written> {
    const { templates, credits, people, clock } = this.#parts;
    const [{ whole, kept }, template, run] = await Promise.all([
      this.#wholeOf(session, version),
      templates.of(session),
      people.findRun(session),
    ]);
    const saying = documentSaying(lang, goalChoices(template.guides));
    const timeZone = run.timeZone ?? 'UTC';
    const day = saying.day(wallClock(timeZone, kept?.at ?? clock.now()).day);
    const number = kept?.number ?? null;
    const state = number === null ? saying.say('draft', { day }) : saying.say('version', { number, day });
    const shown = sections === undefined ? whole : extractOf(whole, sections.split(','));
    // Of a section that was left out meanwhile there is nothing to give, and an empty file would say that there is.
    if (shown.sections.length === 0 && sections !== undefined) throw notFound('section');
    const lines = await credits.linesOf(session, session.person, { lang, template, timeZone, at: kept?.at });
    const document = withCredits(caseDocument(shown, template, saying, state), lines);
    const title = sections === undefined ? document.title : saying.say('extract', { title: document.title });
    return {
      document: { ...document, title },
      template,
      given: { whole: shown, sections: template.sections, saying },
    };
  }

  async #wholeOf(session: Session, version: string | undefined) {
    const { cases, versions } = this.#parts;
    if (version === undefined) return { whole: await cases.whole(session), kept: undefined };
    const kept = await versions.find(session, session.person, version);
    if (!kept) throw notFound('version');
    return { whole: { head: kept.head, sections: kept.sections }, kept };
  }
}

/** The name says nothing of its author: files are passed on. */
const named = (ending: string, { lang, sections }: Asked, bytes: Uint8Array): FileAnswer => ({
  name: `business-case${sections === undefined ? '' : '-extract'}.${lang}.${ending}`,
  bytes,
});
