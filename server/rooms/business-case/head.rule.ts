import type { CaseHead } from './case.types.ts';

export type { CaseHead } from './case.types.ts';

/** The case as a whole: what is in it, and what stands before anything was said. */

interface Choices {
  guides?: {
    goals: { choices: readonly { key: string }[] };
    lists: readonly { whom: boolean; groups: readonly { key: string }[] }[];
  };
}

interface Sections {
  kinds: readonly { key: string; adds: readonly string[] }[];
  sections: readonly { slug: string; essential: boolean }[];
}

export const NEW_HEAD: CaseHead = {
  title: '',
  kind: null,
  currency: '',
  taken: [],
  reasons: {},
  goals: [],
  groups: [],
  themes: [],
};

/** What the case is called; null while nobody has written a sign that can be seen. */
export const titleOf = ({ title }: Pick<CaseHead, 'title'>): string | null =>
  /[^\s\p{M}\p{Cf}]/u.test(title) ? title.trim() : null;

/** Sections that are in, in the order of reading: the essential ones always are (B1). */
export const chosen = ({ sections }: Sections, { taken }: Pick<CaseHead, 'taken'>): string[] =>
  sections.filter(({ slug, essential }) => essential || taken.includes(slug)).map(({ slug }) => slug);

/** A kind brings its selection, which can be changed afterwards. Reasons for sections that are in now are not needed. */
export function withKind(head: CaseHead, kind: Sections['kinds'][number]): CaseHead {
  const reasons = Object.entries(head.reasons).filter(([slug]) => !kind.adds.includes(slug));
  return { ...head, kind: kind.key, taken: [...kind.adds], reasons: Object.fromEntries(reasons) };
}

export function withSection(head: CaseHead, slug: string): CaseHead {
  const { [slug]: _reason, ...reasons } = head.reasons;
  return { ...head, taken: [...head.taken.filter((one) => one !== slug), slug], reasons };
}

/** Left out, with a line on why. What was written in it stays with it. */
export const withoutSection = (head: CaseHead, slug: string, reason: string): CaseHead => ({
  ...head,
  taken: head.taken.filter((one) => one !== slug),
  reasons: { ...head.reasons, [slug]: reason },
});

/** What of a head the template does not know: nothing may be kept that no page could show or take away again. */
export function unknownIn(head: CaseHead, { kinds, sections, guides }: Sections & Choices): string[] {
  const optional = new Set(sections.filter(({ essential }) => !essential).map(({ slug }) => slug));
  const goals = guides?.goals.choices ?? [];
  const groups = (guides?.lists ?? []).filter(({ whom }) => whom).flatMap((list) => list.groups);
  const known = (keys: readonly string[], all: readonly { key: string }[]) =>
    keys.every((key) => all.some((one) => one.key === key));
  return [
    ...(head.kind === null || kinds.some(({ key }) => key === head.kind) ? [] : ['kind']),
    ...(head.taken.every((slug) => optional.has(slug)) ? [] : ['taken']),
    ...(Object.keys(head.reasons).every((slug) => optional.has(slug)) ? [] : ['reasons']),
    ...(known(head.goals, goals) ? [] : ['goals']),
    ...(known(head.groups, groups) ? [] : ['groups']),
  ];
}
