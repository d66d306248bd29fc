import type { Lang } from '../../core/endpoint.contract.ts';
import type { SectionValue } from './case.types.ts';
import type { GuideList } from './guide-list.schema.ts';
import { plainText } from './rich-text.rule.ts';

/** Lines of the guides' own lists as a case takes them in. */

export type { GuideList, GuideLists } from './guide-list.schema.ts';

type Place = GuideList['places'][number];
type Group = GuideList['groups'][number];
type Entry = Group['entries'][number];
type Both = Entry['text'];

/** Where the lines of a list can be taken in a section; undefined: nowhere. */
export const placeIn = ({ places }: Pick<GuideList, 'places'>, section: string): Place | undefined =>
  places.find((one) => one.section === section);

/** The words of a line; where its source has no column, it stands in brackets behind them. */
export function lineText(place: Pick<Place, 'source'>, group: Pick<Group, 'source'>, text: Both, lang: Lang) {
  return place.source === undefined ? `${text[lang]} (${group.source[lang]})` : text[lang];
}

/** A row of its own for a line. */
export const lineCells = (place: Place, group: Group, text: Both, lang: Lang): Record<string, string> => ({
  ...place.cells,
  ...(place.column !== undefined && { [place.column]: lineText(place, group, text, lang) }),
  ...(place.source !== undefined && { [place.source]: group.source[lang] }),
  ...(place.who !== undefined && group.who && { [place.who]: group.who[lang] }),
});

/** Whether a line stands in the section already, in either language; a line that was rewritten is its writer's. */
export function isTaken(place: Place, group: Group, text: Both, value: SectionValue): boolean {
  const lines = (['en', 'es'] as const).map((lang) => lineText(place, group, text, lang));
  const { table, column } = place;
  if (table !== undefined && column !== undefined)
    return (value.tables[table] ?? []).some(({ cells }) => lines.includes(String(cells[column] ?? '')));
  const words = plainText(value.text);
  return lines.some((line) => words.includes(line));
}
