import type { CalendarEvent } from '../../core/calendar-file.ts';
import type { Clock } from '../../core/clock.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { notFound } from '../../core/errors.ts';
import type { Session } from '../../core/session.ts';
import { wallClock } from '../../core/wall-clock.rule.ts';
import { localeOf, words } from '../../core/words.ts';
import type { PeopleService } from '../people/people.service.ts';
import type { CaseDocument } from './case-document.types.ts';
import { HEAD, type CaseStore } from './case.store.ts';
import { evaluationPlan, nextIn, PLAN_SECTIONS, type EvaluationPlan } from './evaluation-dates.rule.ts';
import { formDocument, type FormsSaying, type OwnForm } from './evaluation-forms.rule.ts';
import { titleOf } from './head.rule.ts';
import type { TemplateService } from './template.service.ts';
import { frozen, handedIn } from './version.rule.ts';

interface Parts {
  store: Pick<CaseStore, 'listOf' | 'someOf'>;
  templates: Pick<TemplateService, 'of'>;
  people: Pick<PeopleService, 'findRun'>;
  clock: Clock;
}

interface Asked {
  lang: Lang;
  form: OwnForm;
}

/** The files that an evaluation plan makes of itself. */
export class EvaluationService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Three commands at most, of which one reads no more of the case than the plan is made of. */
  async next(session: Session) {
    const { store, templates, people, clock } = this.#parts;
    const [template, parts, run] = await Promise.all([
      templates.of(session),
      store.someOf(session, session.person, [HEAD, ...PLAN_SECTIONS]),
      people.findRun(session),
    ]);
    const { day } = wallClock(run.timeZone ?? 'UTC', clock.now());
    return { next: nextIn(evaluationPlan(handedIn(frozen(parts, template), template)), day) ?? null };
  }

  async calendar(session: Session, lang: Lang) {
    const [{ plan, saying, changes }, { calendarFile }] = await Promise.all([
      this.#open(session, lang),
      import('../../core/calendar-file.ts'),
    ]);
    const { tenant, run, person } = session;
    const events = eventsOf(plan, saying).map((one) => ({
      ...one,
      key: ['evaluation', tenant, run, person, ...one.key],
      moved: changes,
    }));
    const about = {
      name: saying.say('calendar', { title: saying.title }),
      product: 'Business case',
      lang,
      madeAt: this.#parts.clock.now(),
    };
    return { name: `evaluation-dates.${lang}.ics`, bytes: calendarFile(events, about) };
  }

  async docx(session: Session, asked: Asked) {
    const [document, { caseDocx }] = await Promise.all([
      this.#form(session, asked),
      import('./case-docx.ts'),
    ]);
    return { name: nameOf(asked, 'docx'), bytes: await caseDocx(document) };
  }

  async markdown(session: Session, asked: Asked) {
    const [document, { caseMarkdown }] = await Promise.all([
      this.#form(session, asked),
      import('./case-markdown.ts'),
    ]);
    return { name: nameOf(asked, 'md'), bytes: caseMarkdown(document) };
  }

  async #form(session: Session, { lang, form }: Asked): Promise<CaseDocument> {
    const { plan, saying } = await this.#open(session, lang);
    const document = formDocument(plan, form, saying);
    if (!document) throw notFound('evaluation-form');
    return document;
  }

  /** `changes` rises with every change of the case, so that a day that moved is newer than the one a calendar has. */
  async #open(session: Session, lang: Lang) {
    const { store, templates } = this.#parts;
    const [template, parts] = await Promise.all([
      templates.of(session),
      store.listOf(session, session.person),
    ]);
    const whole = handedIn(frozen(parts, template), template);
    return {
      plan: evaluationPlan(whole),
      saying: sayingOf(lang, titleOf(whole.head)),
      changes: parts.reduce((sum, { revision }) => sum + revision, 0),
    };
  }
}

function sayingOf(lang: Lang, title: string | null): FormsSaying {
  const t = words(lang);
  const date = new Intl.DateTimeFormat(localeOf(lang), { dateStyle: 'long', timeZone: 'UTC' });
  const say: FormsSaying['say'] = (word, values) => t(`case.evaluation.paper.${word}`, values);
  return {
    lang,
    say,
    day: (day) => date.format(new Date(`${day}T00:00:00Z`)),
    title: title ?? say('untitled'),
  };
}

type DayEvent = Pick<CalendarEvent, 'key' | 'summary' | 'when'> & { description?: string };

/** A row's days are told apart by their order, so that the third month moved is still the third month. */
const eventsOf = ({ collections, reviews }: EvaluationPlan, { say }: FormsSaying): DayEvent[] => [
  ...collections.flatMap(({ row, question, method, owner, days }) =>
    days.map((day, at) => ({
      key: [row, String(at)],
      summary: say('collect', { question }),
      description: [method, owner && say('collect.owner', { owner })]
        .filter((line) => line !== '')
        .join('\n'),
      when: { day },
    })),
  ),
  ...reviews.map(({ point, day }) => ({
    key: ['review', point],
    summary: say('review', { point }),
    when: { day },
  })),
];

/** The name says nothing of its author: files are passed on. */
const nameOf = ({ form, lang }: Asked, ending: string): string => `evaluation-${form}.${lang}.${ending}`;
