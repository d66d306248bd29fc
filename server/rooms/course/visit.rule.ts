import type { Course, Step } from '../../content/course.types.ts';
import { type Marks, marksMap, stepsInOrder } from './course.rule.ts';

/** What somebody has opened, and what they have skipped on purpose: keys of steps. */
export interface Visits {
  opened: ReadonlySet<string>;
  skipped: ReadonlySet<string>;
}

/** What somebody has marked, opened and skipped, and whether their run lets nobody run ahead. */
export interface OwnWay {
  marks: Marks;
  visits: Visits;
  locked: boolean;
  /** Nothing is kept of them yet. */
  first: boolean;
}

type Kept = { marks: Parameters<typeof marksMap>[0]; opened?: string[]; skipped?: string[] };

export const ownWay = ({ settings }: { settings: { order: string } }, kept: Kept | undefined): OwnWay => ({
  marks: marksMap(kept?.marks ?? []),
  visits: { opened: new Set(kept?.opened), skipped: new Set(kept?.skipped) },
  locked: settings.order === 'locked',
  first: kept === undefined,
});

/** A step that is done is done, also where it was skipped before. */
export const stateOfStep = ({ key }: Step, marks: Marks, { skipped }: Visits) =>
  marks.has(key) ? ('done' as const) : skipped.has(key) ? ('skipped' as const) : ('todo' as const);

/** One person's way in letters, a letter a step in the order of an edition: a cohort of thousands is counted from them. */
export interface Letters {
  edition: string;
  letters: string;
}

export const editionOf = ({ id, edition }: Course): string => `${id}@${edition}`;

const LETTER = { done: 'd', opened: 'o', skippedUnread: 's', skipped: 'S', none: '-' } as const;

export function lettersOf(course: Course, marked: ReadonlySet<string>, { opened, skipped }: Visits): Letters {
  const letter = (key: string): string => {
    if (marked.has(key)) return LETTER.done;
    if (skipped.has(key)) return opened.has(key) ? LETTER.skipped : LETTER.skippedUnread;
    return opened.has(key) ? LETTER.opened : LETTER.none;
  };
  const letters = stepsInOrder(course).map(({ step }) => letter(step.key));
  return { edition: editionOf(course), letters: letters.join('') };
}

/** How many have opened, done and skipped a step; `furthest`: for how many it is the last that they have touched. */
export interface StepCount {
  opened: number;
  done: number;
  skipped: number;
  furthest: number;
}

/** Of those who have done or skipped every step nobody stopped anywhere. */
export function countSteps(all: readonly string[], steps: number): StepCount[] {
  const counts = Array.from({ length: steps }, () => ({ opened: 0, done: 0, skipped: 0, furthest: 0 }));
  for (const letters of all) {
    for (const [at, count] of counts.entries()) {
      const letter = letters[at];
      if (letter === LETTER.done) count.done += 1;
      if (letter === LETTER.skipped || letter === LETTER.skippedUnread) count.skipped += 1;
      // Whoever has done a step has had it open, wherever that was.
      if (letter === LETTER.done || letter === LETTER.opened || letter === LETTER.skipped) count.opened += 1;
    }
    const through = /^[dsS]*$/.test(letters);
    const last = letters.search(/-*$/) - 1;
    const furthest = through ? undefined : counts[last];
    if (furthest) furthest.furthest += 1;
  }
  return counts;
}
