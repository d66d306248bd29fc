import type { ProblemList } from '../../content/problems.ts';
import type { Read } from '../../content/yaml-file.ts';
import type { Rubric, Section, Standards } from './business-case.schema.ts';
import { mayBe } from './business-case.sample.ts';

/**
 * Every edge leads to a section, and no way along the edges comes back: so one pass marks everything downstream of a
 * change, and "check again" cannot chase its own tail.
 */
export function checkFeeds(sections: Read<Section>[], problems: ProblemList): void {
  const feeds = new Map(sections.map(({ data }) => [data.slug, data.feeds]));
  for (const { data, file, lineOf } of sections) {
    const at = { file, line: lineOf(['feeds']) };
    for (const slug of data.feeds) if (!feeds.has(slug)) problems.add('feeds', at, `${slug} is no section`);
    if (downstream(data.slug, feeds).has(data.slug))
      problems.add('feeds', at, `what ${data.slug} feeds comes back to it`);
  }
}

/** What a starting sheet puts into a table fits there, and counts only with what it asks. */
export function checkSheets({ data, file, lineOf }: Read<Section>, problems: ProblemList): void {
  data.tables.forEach(({ columns, sheet }, table) => {
    if (!sheet) return;
    const asked = sheet.asks.map(({ key }) => key);
    const column = (name: string) => columns.find(({ key }) => key === name);
    sheet.rows.forEach(({ cells, counts }, at) => {
      const add = (message: string) =>
        problems.add('sheet', { file, line: lineOf(['tables', table, 'sheet', 'rows', at]) }, message);
      for (const [key, cell] of Object.entries(cells)) {
        const known = column(key);
        if (!known || known.type === 'computed' || !mayBe(known, cell))
          add(`${key} cannot be ${JSON.stringify(cell)}`);
      }
      if (column(counts.column)?.type !== 'number') add(`${counts.column} is no column of numbers`);
      for (const key of counts.times) if (!asked.includes(key)) add(`${key} is not asked`);
    });
  });
}

/** All sections that a change may concern, over any number of edges. */
export function downstream(slug: string, feeds: ReadonlyMap<string, readonly string[]>): Set<string> {
  const met = new Set<string>();
  const ahead = [...(feeds.get(slug) ?? [])];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (met.has(next)) continue;
    met.add(next);
    ahead.push(...(feeds.get(next) ?? []));
  }
  return met;
}

/** What a standard is read from is there. */
export function checkStandards(
  { data, file, lineOf }: Read<Standards>,
  sections: readonly Section[],
  problems: ProblemList,
): void {
  const known = new Set(
    sections.flatMap(({ slug, tables }) => [slug, ...tables.map(({ key }) => `${slug}/${key}`)]),
  );
  data.standards.forEach(({ reads }, at) => {
    const where = { file, line: lineOf(['standards', at, 'reads']) };
    for (const name of reads)
      if (!known.has(name)) problems.add('standards', where, `${name} is no section and no table`);
  });
}

export function checkRubric(
  { data, file, lineOf }: Read<Rubric>,
  sections: readonly Section[],
  problems: ProblemList,
): void {
  const add = (path: (string | number)[], message: string) =>
    problems.add('rubric', { file, line: lineOf(path) }, message);
  const sum = data.criteria.reduce((total, one) => total + one.weight, 0);
  if (sum !== 100) add(['criteria'], `the weights add up to ${sum}`);
  const slugs = new Set(sections.map((one) => one.slug));
  const keys = data.criteria.map((one) => one.key);
  data.criteria.forEach((one, at) => {
    if (keys.indexOf(one.key) !== at) add(['criteria', at], `${one.key} is there twice`);
    for (const slug of one.sections) if (!slugs.has(slug)) add(['criteria', at], `${slug} is no section`);
  });
}
