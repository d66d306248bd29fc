import { z } from 'zod';
import type { Place, ProblemList } from './problems.ts';
import { bothLanguages, slug, text } from './shapes.ts';
import type { Read } from './yaml-file.ts';

/** `cast.yaml`: the invented people of a course, who come back in its steps. */
export const castSchema = z.strictObject({
  places: z.array(z.strictObject({ key: slug, title: bothLanguages.describe('Where they work.') })).min(1),
  people: z
    .array(
      z.strictObject({
        key: slug.describe('Name in addresses and directives; never changes.'),
        name: text.describe('First name, the same in both languages.'),
        place: slug,
        who: bothLanguages.describe('Who it is, in a line.'),
        labels: z
          .array(z.string().regex(/^M\d{1,2}$/))
          .default([])
          .describe('For writers: how records, forms and logs call the same person. Shown nowhere.'),
      }),
    )
    .min(1),
});
export type CastFile = z.output<typeof castSchema>;

/** Everybody is there once, at one of the places. */
export function checkCast({ data, file, lineOf }: Read<CastFile>, problems: ProblemList): void {
  data.people.forEach(({ key, name, place: works }, at) => {
    const place = { file, line: lineOf(['people', at]) };
    if (data.people.findIndex((one) => one.key === key || one.name === name) !== at)
      problems.add('cast', place, `${name} twice`);
    if (!data.places.some((one) => one.key === works)) problems.add('cast', place, `${works} is no place`);
  });
}

/** First names of a cast as whole words. */
export function namesOf(cast: CastFile | undefined): RegExp | undefined {
  if (!cast) return undefined;
  return new RegExp(`(?<!\\p{L})(?:${cast.people.map(({ name }) => name).join('|')})(?!\\p{L})`, 'gu');
}

/** Stories have names and papers have labels: whoever finds a record should not know whose it is. */
export function checkLabelled(
  written: { text: string; at: Place },
  names: RegExp | undefined,
  problems: ProblemList,
): void {
  if (!names) return;
  for (const name of new Set(written.text.match(names)))
    problems.add('cast', written.at, `"${name}": a label belongs here`);
}
