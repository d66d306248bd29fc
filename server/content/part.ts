import type { z } from 'zod';
import type { CourseFiles } from './course-files.ts';
import type { ProblemList } from './problems.ts';
import type { Target } from './shapes.ts';
import type { StyleRules } from './style.ts';

/** One edition of a course on disk, on its way in. */
export interface EditionFiles {
  files: CourseFiles;
  problems: ProblemList;
  /** The house style that a file is held to: that of the edition which wrote it. */
  style(file: string): StyleRules;
}

/** What the steps of an edition may name of a part. */
export interface Offer {
  /** Where products may flow. */
  targets: Target[];
  /** What a step may open, with #variant, and the room that opens it. */
  openable: { name: string; room: string }[];
  /** Files that serve nobody unless a step names one of their keys. */
  wanting: { file: string; keys: string[] }[];
}

/**
 * A room's share of a course folder. The course reads the texts; forms, the business case and whatever comes later are
 * read by the rooms they belong to, and the course learns only which names exist. So the course knows no room above it.
 */
export interface ContentPart {
  /** Also the name of its subfolder. */
  name: string;
  /** Shapes of its files by kind, for editors. */
  schemas: Readonly<Record<string, z.ZodType>>;
  /** Undefined: the folder has no such part. The data must survive JSON: it is remembered between starts. */
  load(edition: EditionFiles): { offer: Offer; data: unknown } | undefined;
  /** What there is of it, by plain nouns, for `npm run content`. */
  count(data: unknown): Readonly<Record<string, number>>;
}
