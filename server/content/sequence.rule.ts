import type { CourseFile } from './course.schema.ts';

/** How one step is built, as its front matter says. */
export interface Built {
  /** As people say it: 2.1. */
  number: string;
  file: string;
  shape: string | undefined;
  opens: string | undefined;
}

export type SequenceLimits = NonNullable<CourseFile['sequence']>;

/** Where steps come out of one mould too often: what a reader feels by the tenth module, and no single text shows. */
export function tooMuchAlike(
  steps: readonly Built[],
  limits: SequenceLimits,
): { file: string; says: string }[] {
  return [
    ...running(steps, limits),
    ...tooOften(steps, 'shape', () => limits.shape_most),
    ...tooOften(steps, 'opens', (opens) => limits.openings_most[opens as keyof typeof limits.openings_most]),
    ...tooSeldom(steps, limits),
  ];
}

function running(steps: readonly Built[], { shape_running: most }: SequenceLimits) {
  return steps.flatMap(({ file, number, shape }, at) => {
    if (shape === undefined || at < most) return [];
    const before = steps.slice(at - most, at);
    if (!before.every((one) => one.shape === shape)) return [];
    return [{ file, says: `shape ${shape} in ${most + 1} steps running, up to ${number}` }];
  });
}

/** The first step over the limit is told, and with it all that share it. */
function tooOften(
  steps: readonly Built[],
  what: 'shape' | 'opens',
  mostOf: (value: string) => number | undefined,
) {
  const values = [...new Set(steps.flatMap((step) => step[what] ?? []))];
  return values.flatMap((value) => {
    const found = steps.filter((step) => step[what] === value);
    const most = mostOf(value) ?? Infinity;
    const over = found[most];
    if (!over) return [];
    const numbers = found.map(({ number }) => number).join(', ');
    return [
      { file: over.file, says: `${what} ${value} in ${found.length} steps, ${most} at most: ${numbers}` },
    ];
  });
}

/** Judged once every step says how it opens: before, the rest may still bring them. */
function tooSeldom(steps: readonly Built[], { openings_least: least }: SequenceLimits) {
  if (steps.some(({ opens }) => opens === undefined)) return [];
  return Object.entries(least).flatMap(([opens, number]) => {
    const found = steps.filter((step) => step.opens === opens).length;
    if (found >= number) return [];
    return [{ file: 'course.yaml', says: `opens ${opens} in ${found} steps, ${number} at least` }];
  });
}
