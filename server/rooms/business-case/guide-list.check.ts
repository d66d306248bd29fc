import type { ProblemList } from '../../content/problems.ts';
import type { Read } from '../../content/yaml-file.ts';
import { mayBe } from './business-case.sample.ts';
import type { Section } from './business-case.schema.ts';
import { lineText } from './guide-list.rule.ts';
import type { GuideLists } from './guide-list.schema.ts';

type Add = (path: (string | number)[], message: string) => void;
type List = GuideLists['lists'][number];

/** Every line of a list fits where it can be taken, in both languages and with its source. */
export function checkGuideLists(
  { data, file, lineOf }: Read<GuideLists>,
  sections: readonly Section[],
  problems: ProblemList,
): void {
  const add: Add = (path, message) => problems.add('guide-list', { file, line: lineOf(path) }, message);
  const groups = data.lists.flatMap((list) => list.groups);
  once(data.lists, (at) => add(['lists', at], 'its key is there twice'));
  once(data.goals.choices, (at) => add(['goals', 'choices', at], 'its key is there twice'));
  once(groups, () => add(['lists'], 'a group has the key of another'));
  once(
    groups.flatMap(({ entries }) => entries),
    () => add(['lists'], 'an entry has the key of another'),
  );
  data.lists.forEach((list, at) => {
    list.places.forEach((place, which) =>
      checkPlace(list, place, sections, (path, message) =>
        add(['lists', at, 'places', which, ...path], message),
      ),
    );
  });
}

function once(all: readonly { key: string }[], twice: (at: number) => void): void {
  all.forEach(({ key }, at) => {
    if (all.findIndex((one) => one.key === key) !== at) twice(at);
  });
}

function checkPlace(list: List, place: List['places'][number], sections: readonly Section[], add: Add): void {
  const section = sections.find(({ slug }) => slug === place.section);
  if (!section) return add(['section'], `${place.section} is no section`);
  if (place.table === undefined) return undefined;
  const table = section.tables.find(({ key }) => key === place.table);
  if (!table) return add(['table'], `${place.table} is no table of ${place.section}`);
  const column = (key: string | undefined) => table.columns.find((one) => one.key === key);
  for (const [key, cell] of Object.entries(place.cells)) {
    const known = column(key);
    if (!known || !mayBe(known, cell)) add(['cells'], `${key} cannot be ${cell}`);
  }
  for (const name of ['column', 'source', 'who'] as const)
    if ((place[name] !== undefined || name === 'column') && column(place[name])?.type !== 'text')
      add([], `${name} is no column of words`);
  for (const group of list.groups)
    for (const lang of ['en', 'es'] as const) {
      const fits = (key: string | undefined, words: string) => {
        const known = column(key);
        const most = known?.type === 'text' ? known.max_length : undefined;
        if (most !== undefined && words.length > most) add([], `longer than ${most}: ${words}`);
      };
      fits(place.source, group.source[lang]);
      for (const { text } of group.entries) fits(place.column, lineText(place, group, text, lang));
    }
  return undefined;
}
