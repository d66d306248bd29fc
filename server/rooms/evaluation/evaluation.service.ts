import type { Clock } from '../../core/clock.ts';
import { AppError } from '../../core/errors.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import type { CourseService } from '../course/course.service.ts';
import type { FormsService } from '../forms/forms.service.ts';
import type { HeldMeeting, LiveService } from '../live/live.service.ts';
import { evaluationDue, meetingOf, subjectOf } from './due.rule.ts';
import { EVALUATION, FINAL, FINAL_SUBJECT, NOTES } from './evaluation-names.rule.ts';
import { presentMine } from './evaluation.present.ts';

interface Parts {
  forms: Pick<FormsService, 'answers' | 'reading'>;
  live: Pick<LiveService, 'held'>;
  course: Pick<CourseService, 'stepFor'>;
  clock: Clock;
}

export interface FinalEvaluation {
  state: 'blank' | 'draft' | 'finished';
  step: { module: string; step: string } | null;
}

/** Whose forms around meetings are, and what their authors see of them. */
export class EvaluationService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What a form begins with; undefined where it is not this person's to fill in. */
  async given(session: Session, { form, subject }: { form: string; subject: string }) {
    const nothing = { known: {}, starts: {}, lists: {} };
    if (form === FINAL) {
      if (session.role !== 'learner' || subject !== FINAL_SUBJECT) return undefined;
      await this.#isTime(session);
      return nothing;
    }
    const name = meetingOf(subject);
    const held = name && (await this.#parts.live.held.find(session, name));
    if (!held?.isReviewed) return undefined;
    const known = { session_no: held.n };
    if (form === EVALUATION) {
      const isTheirs = session.role === 'learner' && held.here.includes(session.person);
      return isTheirs ? { ...nothing, known } : undefined;
    }
    // S3: a meeting that its members run is nobody's to take notes of.
    if (form !== NOTES || session.role !== 'trainer' || held.selfManaged) return undefined;
    return { known, starts: startsOf(held), lists: { members: await this.#choices(session, held) } };
  }

  async mine(session: Session) {
    const { forms, live, clock } = this.#parts;
    const [held, own, averages, { fields }, after] = await Promise.all([
      live.held.of(session, session.person),
      forms.answers.listOf(session, session.person),
      forms.reading.averages(session, EVALUATION, 'group'),
      forms.reading.asked(session, EVALUATION, 'group'),
      live.held.lastAt(session, session.person),
    ]);
    const finishedAt = (form: string, subject: string) =>
      own.find((one) => one.form === form && one.subject === subject)?.finishedAt ?? null;
    const meetings = held.map((one) => {
      const subject = subjectOf(one);
      const { n, step, selfManaged, isReviewed: open, endedAt } = one;
      return {
        n,
        step,
        subject,
        selfManaged,
        open,
        dueAt: evaluationDue(endedAt),
        finishedAt: finishedAt(EVALUATION, subject),
        averages: averages.get(subject) ?? [],
      };
    });
    const final = { subject: FINAL_SUBJECT, after, finishedAt: finishedAt(FINAL, FINAL_SUBJECT) };
    return presentMine(session, { now: clock.now(), meetings, final, fields });
  }

  /** How far somebody is with the evaluation at the end, and where it is done; undefined where the course has none. */
  async finalOf(scope: Scope, person: string): Promise<FinalEvaluation | undefined> {
    const { forms, course } = this.#parts;
    const [state, step] = await Promise.all([
      forms.answers.stateOf(scope, person, { form: FINAL, subject: FINAL_SUBJECT }),
      course.stepFor(scope, `FORM:${FINAL}`),
    ]);
    return state && { state, step: step ?? null };
  }

  /** It looks back on the fifth meeting: until then it would be another one's answers. Whoever is in no set may write it. */
  async #isTime(session: Session): Promise<void> {
    const at = await this.#parts.live.held.lastAt(session, session.person);
    if (at && at > this.#parts.clock.now())
      throw new AppError(409, 'final-too-early', { at: at.toISOString() });
  }

  /** Members by the names that others know them by. */
  async #choices(session: Session, { members, here }: HeldMeeting) {
    const people = await this.#parts.live.held.shown(session, [...members, ...here]);
    return people.map(({ id, name, number }) => {
      const said = name ?? `#${number ?? '?'}`;
      return { key: id, label: { en: said, es: said } };
    });
  }
}

/** What the meeting itself says: the notes are about the rest. */
const startsOf = ({ here, rulesConfirmed, turns }: HeldMeeting) => ({
  attendance: here,
  contract_restated: rulesConfirmed,
  turns: turns.map(({ person: member, minutes }, at) => ({
    key: `turn-${at + 1}`,
    cells: { member, minutes },
  })),
});
