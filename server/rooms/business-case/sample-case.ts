import type { Row } from '../../content/shape.rule.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import type { BusinessCaseTemplate } from './business-case.content.ts';
import type { Sample } from './business-case.schema.ts';
import type { WholeCase } from './case.types.ts';
import { NEW_HEAD } from './head.rule.ts';
import { textOfMarkdown } from './markdown-text.ts';

type Template = Pick<BusinessCaseTemplate, 'sample' | 'sections'>;

/** The finished case of an edition as if somebody had written it, in one language; undefined: the edition has none. */
export function sampleCase({ sample, sections }: Template, lang: Lang): WholeCase | undefined {
  if (!sample) return undefined;
  const written = new Map(sample.sections.map((one) => [one.slug, one]));
  const optional = sections.filter(({ essential }) => !essential);
  return {
    head: {
      ...NEW_HEAD,
      title: sample.title[lang],
      kind: sample.kind,
      currency: sample.currency,
      taken: optional.map(({ slug }) => slug).filter((slug) => written.has(slug)),
    },
    sections: sections.flatMap(({ slug }) => {
      const one = written.get(slug);
      if (!one) return [];
      const text = one.text ? textOfMarkdown(one.text[lang]) : null;
      return [{ slug, value: { text, tables: tablesOf(one.tables, lang) } }];
    }),
  };
}

type SampleTables = Sample['sections'][number]['tables'];

const tablesOf = (tables: SampleTables, lang: Lang): Record<string, Row[]> =>
  Object.fromEntries(
    Object.entries(tables).map(([key, rows]) => [
      key,
      rows.map(({ row, ...cells }, at) => ({
        // A name that other rows point at is the row's key.
        key: typeof row === 'string' ? row : `row-${at + 1}`,
        cells: Object.fromEntries(
          Object.entries(cells).map(([column, cell]) => [column, inLang(cell, lang)]),
        ),
      })),
    ]),
  );

const inLang = (cell: SampleTables[string][number][string], lang: Lang): unknown =>
  typeof cell === 'object' && !Array.isArray(cell) ? cell[lang] : cell;
