import type { Clock } from '../../core/clock.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import type { Session } from '../../core/session.ts';
import { wallClock } from '../../core/wall-clock.rule.ts';
import type { PeopleService } from '../people/people.service.ts';
import { caseDocument, type DocumentTemplate } from './case-document.rule.ts';
import type { CaseDocument } from './case-document.types.ts';
import { caseSlides } from './case-slides.rule.ts';
import type { CaseService } from './case.service.ts';
import type { CellsGiven } from './document-cell.rule.ts';
import { documentSaying } from './document-words.ts';
import type { TemplateService } from './template.service.ts';

interface Parts {
  cases: Pick<CaseService, 'whole'>;
  templates: Pick<TemplateService, 'of'>;
  people: Pick<PeopleService, 'findRun'>;
  clock: Clock;
}

interface FileAnswer {
  name: string;
  bytes: Uint8Array;
}

interface Written {
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

  async docx(session: Session, lang: Lang): Promise<FileAnswer> {
    const [{ document }, { caseDocx }] = await this.#with(session, lang, import('./case-docx.ts'));
    return named('docx', lang, await caseDocx(document));
  }

  async pdf(session: Session, lang: Lang): Promise<FileAnswer> {
    const [{ document }, { casePdf }] = await this.#with(session, lang, import('./case-pdf.ts'));
    const { say } = documentSaying(lang, {});
    const about = {
      madeAt: this.#parts.clock.now(),
      lost: (count: number) => say('without-letters', { count }),
    };
    return named('pdf', lang, await casePdf(document, about));
  }

  async markdown(session: Session, lang: Lang): Promise<FileAnswer> {
    const [{ document }, { caseMarkdown }] = await this.#with(session, lang, import('./case-markdown.ts'));
    return named('md', lang, caseMarkdown(document));
  }

  async pptx(session: Session, lang: Lang): Promise<FileAnswer> {
    const [{ document, template, given }, { casePptx }] = await this.#with(
      session,
      lang,
      import('./case-pptx.ts'),
    );
    return named('pptx', lang, await casePptx(document, caseSlides(document, template, given)));
  }

  async #with<Maker>(session: Session, lang: Lang, maker: Promise<Maker>) {
    return Promise.all([this.#documentOf(session, lang), maker]);
  }

  async #documentOf(session: Session, lang: Lang): Promise<Written> {
    const { cases, templates, people, clock } = this.#parts;
    const [whole, template, run] = await Promise.all([
      cases.whole(session),
      templates.of(session),
      people.findRun(session),
    ]);
    const saying = documentSaying(lang, {});
    const today = wallClock(run.timeZone ?? 'UTC', clock.now()).day;
    const state = saying.say('draft', { day: saying.day(today) });
    return {
      document: caseDocument(whole, template, saying, state),
      template,
      given: { whole, sections: template.sections, saying },
    };
  }
}

/** The name says nothing of its author: files are passed on. */
const named = (ending: string, lang: Lang, bytes: Uint8Array): FileAnswer => ({
  name: `business-case.${lang}.${ending}`,
  bytes,
});
