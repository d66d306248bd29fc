import type { CaseDocument } from './case-document.types.ts';

/** Whose work a section was made from stands at its end, whatever it is written down in. Lines by section. */
export const withCredits = (
  document: CaseDocument,
  lines: ReadonlyMap<string, readonly string[]>,
): CaseDocument => ({
  ...document,
  sections: document.sections.map((section) => {
    const own = lines.get(section.slug) ?? [];
    return own.length > 0
      ? { ...section, parts: [...section.parts, { kind: 'lines', lines: own } as const] }
      : section;
  }),
});
