import type { Clock } from '../../core/clock.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { AppError, notFound } from '../../core/errors.ts';
import type { Session } from '../../core/session.ts';
import type { FormsService } from '../forms/forms.service.ts';
import type { HeldMeeting, LiveService } from '../live/live.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import { subjectOf } from './due.rule.ts';
import { evaluationsFile, outcomeFile } from './evaluation-file.ts';
import { EVALUATION, FINAL, NOTES } from './evaluation-names.rule.ts';
import { deskLine, presentDesk, presentMeeting, presentOutcome, type Line } from './evaluation.present.ts';
import { outcomeResults } from './outcome.rule.ts';

interface Parts {
  forms: Pick<FormsService, 'answers' | 'reading'>;
  live: Pick<LiveService, 'held'>;
  people: Pick<PeopleService, 'learnersOf'>;
  clock: Clock;
}

/** What trainers read: as facilitators of the sets all of what members say, as the provider what nobody's name stands at. */
export class DeskService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async overview(session: Session) {
    const { forms, live, clock } = this.#parts;
    const [held, answers, own, outcome] = await Promise.all([
      live.held.ofRun(session),
      forms.reading.list(session, EVALUATION, 'facilitator'),
      forms.answers.listOf(session, session.person),
      this.#outcome(session),
    ]);
    const meetings = held
      .filter(({ isReviewed }) => isReviewed)
      .map((one) => deskLine(one, { answers, own }));
    const { learners, answers: given, smallest } = outcome;
    return presentDesk(session, {
      now: clock.now(),
      meetings,
      outcome: { learners, answered: given.length, smallest },
    });
  }

  async meeting(session: Session, name: { set: string; n: number }) {
    const { forms, live } = this.#parts;
    const held = await live.held.find(session, name);
    if (!held?.isReviewed) throw notFound('meeting');
    const subject = subjectOf(held);
    const { reading } = forms;
    const [asked, all, averages, notes, notesAsked, own] = await Promise.all([
      reading.asked(session, EVALUATION, 'facilitator'),
      reading.list(session, EVALUATION, 'facilitator'),
      reading.averages(session, EVALUATION, 'group'),
      reading.list(session, NOTES, 'provider'),
      reading.asked(session, NOTES, 'provider'),
      forms.answers.listOf(session, session.person),
    ]);
    const answers = all.filter((one) => one.subject === subject);
    return presentMeeting(session, {
      line: deskLine(held, { answers: all, own }),
      averages: averages.get(subject) ?? [],
      fields: asked.fields.filter(({ key }) => key !== 'session_no'),
      answers,
      people: await this.#known(session, answers),
      notesFields: notesAsked.fields,
      notes: notes.filter((one) => one.subject === subject && one.person !== session.person),
    });
  }

  async outcome(session: Session) {
    const { learners, answers, smallest, fields } = await this.#outcome(session);
    const isEnough = answers.length >= smallest;
    const results = isEnough
      ? outcomeResults(
          fields,
          answers.map(({ values }) => values),
        )
      : null;
    return presentOutcome(session, { learners, answered: answers.length, smallest, results });
  }

  async evaluationsFile(session: Session, lang: Lang) {
    const { forms, live } = this.#parts;
    const [held, answers, { fields }] = await Promise.all([
      live.held.ofRun(session),
      forms.reading.list(session, EVALUATION, 'facilitator'),
      forms.reading.asked(session, EVALUATION, 'facilitator'),
    ]);
    const people = await this.#known(session, answers);
    const lines: Line[] = held.flatMap((meeting: HeldMeeting) =>
      answers.flatMap((answer) =>
        answer.subject === subjectOf(meeting)
          ? [{ meeting, answer, name: people.get(answer.person)?.name ?? null }]
          : [],
      ),
    );
    return { name: `set-evaluations.${lang}.csv`, bytes: evaluationsFile(lines, fields, lang) };
  }

  async outcomeFile(session: Session, lang: Lang) {
    const { results } = await this.outcome(session);
    if (!results) throw new AppError(409, 'too-few');
    return { name: `final-evaluation.${lang}.csv`, bytes: outcomeFile(results, lang) };
  }

  /** Answers of who is a learner of the run now: whoever has left it is counted in nothing. */
  async #outcome(session: Session) {
    const { forms, people } = this.#parts;
    const [learners, all, { form, fields }] = await Promise.all([
      people.learnersOf(session),
      forms.reading.list(session, FINAL, 'provider'),
      forms.reading.asked(session, FINAL, 'provider'),
    ]);
    const known = new Set(learners);
    const answers = all.filter(({ person }) => known.has(person));
    return { learners: learners.length, answers, fields, smallest: form.smallest_group ?? Infinity };
  }

  async #known(session: Session, answers: readonly { person: string }[]) {
    const people = await this.#parts.live.held.shown(
      session,
      answers.map(({ person }) => person),
    );
    return new Map(people.map((one) => [one.id, one]));
  }
}
