import type { Clock } from '../../core/clock.ts';
import { AppError, notFound } from '../../core/errors.ts';
import type { Persons } from '../../core/persons.ts';
import type { Session } from '../../core/session.ts';
import type { CourseService } from '../course/course.service.ts';
import type { FormsService } from '../forms/forms.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import { peopleOf } from './set-people.ts';
import { nameOf } from './triad.present.ts';
import { authorsOf, sheetKey } from './triad-roles.rule.ts';
import { handedOver } from './triad.rule.ts';
import type { TriadService } from './triad.service.ts';
import type { TriadSheetStore } from './triad-sheet.store.ts';
import type { KeptTriad, TriadSheet } from './triad.types.ts';

export const SHEET_FORM = 'triad-observation';

interface Parts {
  sheets: TriadSheetStore;
  triads: Pick<TriadService, 'find' | 'change'>;
  answers: Pick<FormsService['answers'], 'read' | 'forget'>;
  course: Pick<CourseService, 'triads'>;
  people: Pick<PeopleService, 'listEnrolments' | 'namesakesOf'>;
  clock: Clock;
}

/** Id of a triad and number of a round, as the forms room knows what a sheet is about. */
const subjectOf = (triad: string, round: number): string => `${triad}-${round}`;

/**
 * Observation sheets. One is its author's while they write it, an answer of the forms room; handed over it is a row of its
 * own that belongs to whom it is about, and the answer is gone: whoever wrote it keeps no copy.
 */
export class TriadSheetService {
  readonly #parts: Parts;
  readonly persons: Persons;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.persons = {
      take: async (scope, person) => ({ triadSheets: (await parts.sheets.of(scope, person)).map(taken) }),
      erase: (scope, person) => parts.sheets.erase(scope, person),
    };
  }

  /** What a triad gives to the sheet of one of its rounds; undefined for whoever does not write it, or has handed it over. */
  async opening(session: Session, { form, subject }: { form: string; subject: string }) {
    const at = subject.lastIndexOf('-');
    const [id, n] = [subject.slice(0, at), subject.slice(at + 1)];
    if (form !== SHEET_FORM || at < 1) return undefined;
    const found = await this.#written(session, id, n);
    if (!found || found.handed) return undefined;
    const { kept, round } = found;
    const { people, course } = this.#parts;
    const [[mentor], steps] = await Promise.all([
      peopleOf(people, session, [round.mentor]),
      course.triads(session),
    ]);
    const view = kept.state.views[n];
    const step = steps.find(({ key }) => key === kept.step);
    const name = mentor?.name ?? `${mentor?.number ?? ''}`;
    return {
      known: {
        session: kept.step,
        round: Number(n),
        mentor: round.mentor,
        // What the mentee has typed is theirs; where they only said it, whoever writes the sheet notes it.
        ...(view === undefined ? {} : { mentee_view: view }),
      },
      starts: {},
      lists: {
        'triad-steps': step ? [{ key: kept.step, label: step.title }] : [],
        members: [{ key: round.mentor, label: { en: name, es: name } }],
      },
    };
  }

  /** Done again after a fault it goes on where it stopped. */
  async hand(session: Session, id: string, n: number): Promise<void> {
    const { sheets, triads, answers, course, clock } = this.#parts;
    const found = await this.#written(session, id, String(n));
    if (!found) throw notFound('sheet');
    if (found.handed) return;
    const { kept, round } = found;
    const form = (await course.triads(session)).find(({ key }) => key === kept.step)?.form;
    const name = { form: SHEET_FORM, subject: subjectOf(id, n), variant: form?.split('#')[1] ?? 'plain' };
    const { answer } = await answers.read(session, session.person, name);
    if (answer?.state !== 'finished') throw new AppError(409, 'sheet-unfinished');
    const { tenant, run } = session;
    const at = clock.now();
    const about = { triad: id, step: kept.step, round: n, person: round.mentor, author: session.person };
    const { form: slug, variant } = name;
    await sheets.hand({ tenant, run, ...about, form: slug, variant, values: answer.values, at });
    const key = sheetKey(n, session.person);
    await triads.change(session, id, (triad) => handedOver(triad, key, at.getTime()));
    await answers.forget(session, name);
  }

  /** Sheets about this person; what their mentees have said of them since is in them. */
  async received(session: Session, id: string) {
    const { sheets, triads, people } = this.#parts;
    const [{ state }, all] = await Promise.all([
      triads.find(session, id),
      sheets.of(session, session.person),
    ]);
    const own = all.filter(({ triad }) => triad === id);
    const by = await peopleOf(
      people,
      session,
      own.flatMap(({ author }) => author || []),
    );
    const named = new Map(by.map((one) => [one.id, one]));
    return {
      sheets: own.map(({ round, author, at, form, variant, values }) => {
        const view = state.views[round];
        return {
          round,
          by: nameOf(named, author),
          at: at.toISOString(),
          form,
          variant,
          values: { ...values, ...(view === undefined ? {} : { mentee_view: view }) },
        };
      }),
    };
  }

  async #written(session: Session, id: string, n: string) {
    const kept: KeptTriad | undefined = await this.#find(session, id);
    const round = kept?.state.rounds[n];
    if (!kept || !round || !authorsOf(round).includes(session.person)) return undefined;
    return { kept, round, handed: kept.state.sheets[sheetKey(n, session.person)] !== undefined };
  }

  /** Undefined for a thing of another part of the room. */
  async #find(session: Session, id: string): Promise<KeptTriad | undefined> {
    try {
      return await this.#parts.triads.find(session, id);
    } catch (error) {
      if (error instanceof AppError && error.status === 404) return undefined;
      throw error;
    }
  }
}

const taken = ({ step, round, at, form, variant, values }: TriadSheet) => {
  return { step, round, at, form, variant, values };
};
