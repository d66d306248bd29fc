import type { Course, Step } from '../../content/course.types.ts';
import type { Clock } from '../../core/clock.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { AppError, notFound } from '../../core/errors.ts';
import { Memory } from '../../core/memory.ts';
import type { Session } from '../../core/session.ts';
import type { PeopleService } from '../people/people.service.ts';
import type { CompletionService } from './completion.service.ts';
import { findStep, type StepName } from './course.rule.ts';
import { aboutPlaces, inCourseOrder, presentBoxes, presentList } from './note.present.ts';
import type { NotePlace, NoteStore } from './note.store.ts';

interface Parts {
  store: NoteStore;
  people: Pick<PeopleService, 'findPerson'>;
  course: Pick<CompletionService, 'courseOf' | 'complete'>;
  clock: Clock;
}

interface NoteWrite {
  write: string;
  revision: number;
  value: string;
}

/** The box of a step that asks nothing. */
const FREE_NOTE = 'note';
/** At the meetings of a set: how a turn was run among members, by whoever missed the meeting (L2). */
const ACCOUNT = 'account';
/** How targets.yaml says that a step is done when one of its questions has something written to it. */
const ONE_BOX_FILLED = 'one-box-filled';
/** Somebody who goes on writing is not looked up again with every pause. */
const WRITES_ON_MS = 3_600_000;
const PAGE = 50;

/** What people write for themselves, at the steps and their questions. */
export class NoteService {
  readonly #parts: Parts;
  readonly #filled = new Memory<true>(WRITES_ON_MS);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async ofStep(session: Session, name: StepName) {
    const rows = await this.#parts.store.ofStep(session, session.person, `${name.module}/${name.step}`);
    return { notes: presentBoxes(session, rows) };
  }

  /**
   * One write. One over a revision that is no longer the
   * newest does nothing: it was done before, or the answer has the newer text.
   */
  async save(
    session: Session,
    { box, ...name }: StepName & { box: string },
    { write, revision, value }: NoteWrite,
  ) {
    const { store, clock } = this.#parts;
    const step = findStep(await this.#parts.course.courseOf(session), name);
    if (!step || !hasBox(step, box)) throw notFound('box');
    const savedAt = clock.now();
    const place = { person: session.person, step: step.key, box };
    const saved = await store.save(session, revision, {
      ...place,
      testUser: session.testUser,
      write,
      text: value,
      savedAt,
    });
    const { note, done } = saved
      ? { done: { revision: revision + 1, savedAt } }
      : await store.afterWrite(session, place, write);
    if (done) {
      if (box !== FREE_NOTE && value.trim() !== '') await this.#completes(session, step, done.savedAt);
      return { revision: done.revision, savedAt: done.savedAt.toISOString() };
    }
    throw new AppError(409, 'conflict', {
      value: note?.text ?? '',
      revision: note?.revision ?? 0,
      savedAt: (note?.savedAt ?? savedAt).toISOString(),
    });
  }

  /** A write whose answer was lost comes again, and so a step that was not marked then is marked with the next one. */
  async #completes(session: Session, step: Step, at: Date): Promise<void> {
    if (step.completeWhen !== ONE_BOX_FILLED) return;
    const key = JSON.stringify([session.tenant, session.run, session.person, step.key]);
    const now = this.#parts.clock.now();
    if (this.#filled.get(key, now)) return;
    await this.#parts.course.complete(session, session, step.key, at);
    this.#filled.set(key, true, now);
  }

  async page(session: Session, after: string | undefined) {
    const { rows, next } = await this.#parts.store.page(session, session.person, { after, size: PAGE });
    const about = await this.#about(session);
    return { lang: about.lang, notes: presentList(session, rows, about), next };
  }

  async everything(session: Session) {
    const about = await this.#about(session);
    const all = inCourseOrder(await this.#parts.store.all(session, session.person), about.course);
    const { course, lang } = about;
    return { lang, course: course.title[lang], notes: presentList(session, all, about) };
  }

  /** What somebody wrote in a box, for a room above to which they send it; blank where there is nothing. One command. */
  async textAt(session: Session, place: Omit<NotePlace, 'person'>): Promise<string> {
    const note = await this.#parts.store.find(session, { ...place, person: session.person });
    return note?.text ?? '';
  }

  /** These boxes with what they are about and what stands there by now. */
  async placesWithText<Place extends Omit<NotePlace, 'person'>>(session: Session, places: readonly Place[]) {
    const steps = [...new Set(places.map(({ step }) => step))];
    const [notes, reader] = await Promise.all([
      steps.length > 0 ? this.#parts.store.ofSteps(session, session.person, steps) : [],
      this.#about(session),
    ]);
    const about = aboutPlaces(reader);
    return places.map((place) => ({
      place,
      about: about(place),
      text: notes.find(({ step, box }) => step === place.step && box === place.box)?.text ?? '',
    }));
  }

  /** A language chosen by the person wins over that of the launch. */
  async #about(session: Session): Promise<{ course: Course; lang: Lang }> {
    const [course, person] = await Promise.all([
      this.#parts.course.courseOf(session),
      this.#parts.people.findPerson(session, session.person),
    ]);
    return { course, lang: person?.lang ?? session.lang };
  }
}

const hasBox = ({ prompts, type, visibility }: Step, box: string): boolean =>
  box === FREE_NOTE ||
  prompts.some(({ key }) => key === box) ||
  (box === ACCOUNT && type === 'live-session' && visibility === 'set');
