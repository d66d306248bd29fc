import {
  cellTexts,
  columnTitle,
  type CellsGiven,
} from '../../../server/rooms/business-case/document-cell.rule.ts';
import { shownRows } from '../../../server/rooms/business-case/document-table.rule.ts';
import { lang, t } from '../../core/i18n.ts';
import { shortened } from '../business-case/case-rows.ts';
import { flatText, LONGEST_QUOTE, quoted } from './anchor.rule.ts';
import type { ShownSection } from './case-section.tsx';
import type { Anchor } from './review.types.ts';

export interface Place {
  key: string;
  name: string;
  anchor: Anchor;
}

export interface Group {
  title: string;
  places: readonly Place[];
}

/** What of a section a comment can be about, beside all of it. */
export const placesIn = (section: ShownSection, given: CellsGiven): Group[] =>
  [passages(section), ...section.tables.map((table) => cells(section, table, given))].filter(
    ({ places }) => places.length > 0,
  );

function passages({ slug, value: { text } }: ShownSection): Group {
  if (!text) return { title: '', places: [] };
  const flat = flatText(text);
  return {
    title: t('review.comment.about.passages'),
    places: flat.passages.map((span, at) => ({
      key: `passage-${at}`,
      name: shortened(flat.text.slice(span.from, span.to)),
      anchor: { kind: 'text', section: slug, ...quoted(flat, span) },
    })),
  };
}

function cells(
  { slug, value }: ShownSection,
  table: ShownSection['tables'][number],
  given: CellsGiven,
): Group {
  const places = shownRows(table, value.tables[table.key] ?? []).flatMap((row) => {
    const texts = cellTexts(table, row, given);
    const name = shortened(texts.find((text) => text !== '') ?? '');
    return table.columns.flatMap((column, at): Place[] => {
      const quote = (texts[at] ?? '').slice(0, LONGEST_QUOTE);
      if (quote === '') return [];
      const anchor = { section: slug, table: table.key, row: row.key, column: column.key, quote };
      return [
        {
          key: `${table.key}/${row.key}/${column.key}`,
          name: t('review.comment.about.cell', { row: name, column: columnTitle(column, given) }),
          anchor: { kind: 'cell', ...anchor },
        },
      ];
    });
  });
  return { title: table.title[lang.value], places };
}
