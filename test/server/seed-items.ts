import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const phrases = z.array(z.string().min(3)).min(1);

const page = z.strictObject({
  /** `<module>/<step>`. */
  step: z.string(),
  /** The phrases stand on a trainer's page, and a learner's does not have them. */
  trainer: z.literal(true).optional(),
  /** A table of the page has exactly so many rows below its head. */
  rows: z.number().int().optional(),
  /** The page is a quiz of so many scenes. */
  scenes: z.number().int().optional(),
  en: phrases,
  es: phrases,
});

const source = z.strictObject({
  carried: z.record(
    z.string(),
    z.strictObject({ says: z.string(), rest: z.string().optional(), pages: z.array(page).min(1) }),
  ),
  /** Shown by the course as a whole. */
  course: z.record(z.string(), z.string()).default({}),
  /** Shown by a room; the value names it, and the tests of that room carry the id. */
  rooms: z.record(z.string(), z.string()).default({}),
  /** Carried by no step; the value names the room that will. */
  elsewhere: z.record(z.string(), z.string()),
});

export type SeedPage = z.infer<typeof page>;

export interface SeedItem {
  id: string;
  /** What the item says; ends with what other rooms still add to it, so that `npm run trace` prints that too. */
  says: string;
  pages: SeedPage[];
}

export interface SeedItems {
  carried: SeedItem[];
  course: Map<string, string>;
  /** Every id that stands anywhere, as often as it stands. */
  all: string[];
}

const folder = join(import.meta.dirname, '../content/seeds');

/** What the files of test/content/seeds say; throws on a file of another shape, or an id twice in one list. */
export function readSeedItems(): SeedItems {
  const files = readdirSync(folder).map((name) =>
    source.parse(parse(readFileSync(join(folder, name), 'utf8'))),
  );
  const carried = files.flatMap((file) =>
    Object.entries(file.carried).map(([id, { says, rest, pages }]) => ({
      id,
      says: rest === undefined ? says : `${says} (its steps; ${rest}: apart)`,
      pages,
    })),
  );
  const course = new Map(files.flatMap((file) => Object.entries(file.course)));
  const elsewhere = files.flatMap((file) => [...Object.keys(file.rooms), ...Object.keys(file.elsewhere)]);
  return {
    carried,
    course,
    all: [
      ...carried.map((item) => item.id),
      ...files.flatMap((file) => Object.keys(file.course)),
      ...elsewhere,
    ],
  };
}

/** Every id of the list that `npm run trace` reads. */
export function listedSeedIds(): string[] {
  const file = join(import.meta.dirname, '../trace/ids.json');
  const ids = JSON.parse(readFileSync(file, 'utf8')) as { S: Record<string, string> };
  return Object.keys(ids.S);
}
