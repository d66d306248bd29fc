import { withWords } from '../../../server/rooms/business-case/added-words.rule.ts';
import {
  isTaken,
  lineCells,
  lineText,
  type GuideList,
} from '../../../server/rooms/business-case/guide-list.rule.ts';
import { lang } from '../../core/i18n.ts';
import { newRow } from '../forms/table-rows.ts';
import type { SectionValue, TemplateSection } from './business-case.types.ts';
import { fieldOf, rowsShown, withTable } from './section-field.ts';

/** A line of a guide's list, and where it would stand in the section. */
export interface Line {
  key: string;
  place: GuideList['places'][number];
  group: GuideList['groups'][number];
  text: GuideList['groups'][number]['entries'][number]['text'];
}

interface Where {
  section: TemplateSection;
  currency: string;
}

/** The section with these lines below what stands: as rows of their table, or of the text; none of them twice. */
export const withLines = (value: SectionValue, lines: readonly Line[], where: Where): SectionValue =>
  lines.reduce((now, line) => withLine(now, line, where), value);

function withLine(value: SectionValue, line: Line, { section, currency }: Where): SectionValue {
  const { place, group, text } = line;
  if (isTaken(place, group, text, value)) return value;
  const table = section.tables.find(({ key }) => key === place.table);
  if (!table) return { ...value, text: withWords(value.text, lineText(place, group, text, lang.peek())) };
  const rows = rowsShown(table, value.tables[table.key]);
  if (rows.length >= table.rows.max) return value;
  const row = newRow(fieldOf(table, currency));
  const added = { ...row, cells: { ...row.cells, ...lineCells(place, group, text, lang.peek()) } };
  return { ...value, tables: withTable(value.tables, table.key, [...rows, added]) };
}
