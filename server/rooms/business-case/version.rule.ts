import type { CaseHead, SectionValue } from './case.types.ts';
import { chosen, NEW_HEAD } from './head.rule.ts';
import type { Frozen, FrozenSection } from './version.types.ts';

/** Writing that nobody went on with for so long is kept as it stands: one moment for each time that somebody sat down. */
const REST_MS = 30 * 60_000;

export const restsAt = (savedAt: Date): Date => new Date(savedAt.getTime() + REST_MS);

interface Part {
  part: string;
  value: CaseHead | SectionValue;
  revision: number;
  savedAt: Date;
}

interface Template {
  kinds: readonly { key: string; adds: readonly string[] }[];
  sections: readonly { slug: string; essential: boolean }[];
}

const isSection = (part: Part): part is Part & { value: SectionValue } => 'tables' in part.value;
const isHead = (part: Part): part is Part & { value: CaseHead } => !isSection(part);

/** The whole of it, what was left out too: a moment is there to go back to. */
export function frozen(parts: readonly Part[], { sections }: Template): Frozen {
  const order = sections.map(({ slug }) => slug);
  const written = parts
    .filter(isSection)
    .map(({ part, value, revision, savedAt }) => ({ slug: part, value, revision, savedAt }));
  return {
    head: parts.find(isHead)?.value ?? NEW_HEAD,
    // Sections that the template does not know any more come last.
    sections: written.toSorted((one, other) => place(order, one) - place(order, other)),
  };
}

const place = (order: readonly string[], { slug }: FrozenSection): number => {
  const at = order.indexOf(slug);
  return at === -1 ? order.length : at;
};

/** What is handed in: sections that are in. */
export function handedIn(all: Frozen, template: Template): Frozen {
  const slugs = new Set(chosen(template, all.head));
  return { head: all.head, sections: all.sections.filter(({ slug }) => slugs.has(slug)) };
}

/** Whether it was written, whenever and in how many steps that was. */
export const contentOf = ({ head, sections }: Frozen): string =>
  JSON.stringify([head, sections.map(({ slug, value }) => [slug, value])]);

/** Nothing but empty sections and a head as it was in the beginning. */
export const isUntouched = ({ head, sections }: Frozen): boolean =>
  sections.length === 0 && JSON.stringify(head) === JSON.stringify(NEW_HEAD);

/** Parts that are not as the writer saw them last: another device has written since. */
export function changedSince(
  parts: readonly Pick<Part, 'part' | 'revision'>[],
  seen: Readonly<Record<string, number>>,
): string[] {
  return parts.filter(({ part, revision }) => seen[part] !== revision).map(({ part }) => part);
}

/**
 * For the gradebook, which takes the newer of two by a number: that a version was handed in, and after it what was
 * decided on that version.
 */
export const submittedRevision = (version: number): number => version * 2;

/** The same of what was decided: `turn` counts releases and their taking back. Below what the next version is handed in with. */
export const decidedRevision = (version: number, turn: number): number => version * 2 + 1 - 1 / (turn + 1);

/** What was decided on an earlier version is taken back while this one waits. Below anything that is decided on it. */
export const takenBackRevision = (version: number, turn: number): number =>
  submittedRevision(version) + (1 - 1 / (turn + 1)) / 4;
