import type { Clock } from '../../core/clock.ts';
import { AppError, notFound } from '../../core/errors.ts';
import type { Session } from '../../core/session.ts';
import type { CourseService } from '../course/course.service.ts';
import type { NoteState } from './sent-note.contract.ts';
import { presentSentNote } from './sent-note.present.ts';
import type { SentNotePlace, SentNoteStore } from './sent-note.store.ts';
import type { TemplateService } from './template.service.ts';

interface Parts {
  store: SentNoteStore;
  templates: TemplateService;
  course: Pick<CourseService, 'noteAt' | 'notesAt' | 'placesOf'>;
  clock: Clock;
}

interface StepName {
  module: string;
  step: string;
}
interface Sent extends StepName {
  section: string;
  box: string;
}

/** More than anybody will ever place; so many long ones are still one answer. */
const MOST = 100;

/**
 * Notes that travel: a private note of the course in a section of the case, to be placed there by its author. The note
 * is read from the course and never written: it stays where it is, private and as it was.
 */
export class SentNoteService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async list(session: Session) {
    const { store, course } = this.#parts;
    const sent = await store.listOf(session, session.person);
    const beside = await course.notesAt(session, sent);
    return { notes: beside.map((one) => presentSentNote(session, one)) };
  }

  /** Where all that somebody has sent went, and what became of it there, without its words. */
  async placesOf(session: Session) {
    const { store, templates } = this.#parts;
    const [{ sections }, sent] = await Promise.all([
      templates.of(session),
      store.placesOf(session, session.person),
    ]);
    const titles = new Map(sections.map(({ slug, title }) => [slug, title]));
    return sent.flatMap(({ box, section, state }) => {
      const title = titles.get(section);
      return title ? [{ box, section, title, state }] : [];
    });
  }

  /** Rejects with not-found when the run's edition has no such step. */
  async whereTheyGo(session: Session, name: StepName) {
    const { store, templates, course } = this.#parts;
    const [template, places, sent] = await Promise.all([
      templates.of(session),
      course.placesOf(session, name),
      store.ofStep(session, session.person, `${name.module}/${name.step}`),
    ]);
    if (!places) throw notFound('step');
    const own = new Set(places.flatMap(sectionAt));
    const sections = template.sections.map(({ slug, title }) => ({ slug, title, own: own.has(slug) }));
    return {
      sections: sections.toSorted((one, other) => Number(other.own) - Number(one.own)),
      sent: sent.map(({ box, section, state }) => ({ box, section, state })),
    };
  }

  /** Rejects with not-found where nothing is written in the box. */
  async send(session: Session, sent: Sent) {
    const { course, templates } = this.#parts;
    const { sections } = await templates.of(session);
    if (!sections.some(({ slug }) => slug === sent.section)) throw notFound('section');
    const text = await course.noteAt(session, placeOf(session, sent));
    if (text.trim() === '') throw notFound('note');
    return this.#keep(session, sent, text);
  }

  /** Words that somebody wrote in another room and sends: of which step, and under a name of their own there. */
  async receive(session: Session, sent: Sent, text: string) {
    const { sections } = await this.#parts.templates.of(session);
    if (!sections.some(({ slug }) => slug === sent.section)) throw notFound('section');
    return this.#keep(session, sent, text);
  }

  async #keep(session: Session, sent: Sent, text: string) {
    const { store, clock } = this.#parts;
    const place = placeOf(session, sent);
    const standing = await store.find(session, place);
    if (standing?.text === text) return { state: standing.state };
    const news = { text, sentAt: clock.now(), state: 'waiting' as const };
    if (standing) await store.change(session, place, news);
    else await this.#add(session, { ...place, ...news });
    return { state: news.state };
  }

  /** Whoever sends the same at the same moment was faster, which is the same. */
  async #add(session: Session, note: Parameters<SentNoteStore['add']>[1]): Promise<void> {
    const { store } = this.#parts;
    if ((await store.listOf(session, session.person)).length >= MOST)
      throw new AppError(409, 'too-many-notes', { most: MOST });
    await store.add(session, note);
  }

  async move(session: Session, sent: Sent, state: NoteState) {
    if (!(await this.#parts.store.change(session, placeOf(session, sent), { state }))) throw notFound('note');
    return { state };
  }

  /** Done twice it is done once. */
  async takeBack(session: Session, sent: Sent) {
    await this.#parts.store.remove(session, placeOf(session, sent));
    return {};
  }
}

const placeOf = ({ person }: Session, { section, module, step, box }: Sent): SentNotePlace => ({
  person,
  section,
  step: `${module}/${step}`,
  box,
});

/** `BC:options/ranked` and `BC:options#row-1` are in the section of options. */
const sectionAt = (place: string): string[] => {
  const [, slug] = /^BC:([a-z0-9-]+)/.exec(place) ?? [];
  return slug === undefined ? [] : [slug];
};
