import type { Course } from '../../content/course.types.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { asSeenBy, viewersOf } from '../../core/visibility.ts';
import type { Session } from '../../core/session.ts';
import { stepsInOrder } from './course.rule.ts';
import type { Note } from './note.store.ts';
import { atBox, inList } from './note.visibility.ts';

const ASKING = ['owner'] as const;
const eyes = (session: Session, note: Note) => viewersOf(session, ASKING, note.person);

export const presentBoxes = (session: Session, notes: readonly Note[]) =>
  notes.map((note) => {
    const { box, text, revision, savedAt } = note;
    return asSeenBy(atBox, eyes(session, note), { box, text, revision, savedAt: savedAt.toISOString() });
  });

interface Reader {
  course: Course;
  lang: Lang;
}

/** Notes with what they are about. What stands in no step of the edition any more is somebody's text all the same. */
export function presentList(session: Session, notes: readonly Note[], reader: Reader) {
  const about = aboutPlaces(reader);
  return notes
    .filter(({ text }) => text.trim() !== '')
    .map((note) =>
      asSeenBy(inList, eyes(session, note), {
        ...about(note),
        box: note.box,
        text: note.text,
        savedAt: note.savedAt.toISOString(),
      }),
    );
}

/** What places are about, whatever is written there. */
export function aboutPlaces({ course, lang }: Reader) {
  const steps = new Map(stepsInOrder(course).map(({ step }) => [step.key, step]));
  return (place: { step: string; box: string }) => {
    const [module = '', slug = ''] = place.step.split('/');
    const step = steps.get(place.step);
    // Where two entries of a person wrote in one box, the second is `box@entry`.
    const [asked] = place.box.split('@');
    return {
      module,
      step: slug,
      number: step?.number ?? '',
      title: step?.title[lang] ?? slug,
      question: step?.prompts.find(({ key }) => key === asked)?.question[lang] ?? null,
    };
  };
}

/** In the order of the course; the steps that it no longer has come last. */
export function inCourseOrder(notes: readonly Note[], course: Course): Note[] {
  const places = new Map(
    stepsInOrder(course).map(({ step }, at) => [step.key, { at, boxes: step.prompts.map(({ key }) => key) }]),
  );
  const placeOf = ({ step, box }: Note) => {
    const place = places.get(step);
    const [asked = ''] = box.split('@');
    const inside = place?.boxes.indexOf(asked) ?? 0;
    return [place?.at ?? places.size, inside < 0 ? places.size : inside] as const;
  };
  return notes.toSorted((one, other) => {
    const [a, b] = [placeOf(one), placeOf(other)];
    return a[0] - b[0] || a[1] - b[1] || one.box.localeCompare(other.box);
  });
}
