import { useMemo, useState } from 'preact/hooks';
import { placeOf, TABLES } from '../../../server/rooms/business-case/case-tables.rule.ts';
import { loopsIn } from '../../../server/rooms/business-case/timeline.rule.ts';
import { tableProblems, type Row } from '../../../server/rooms/forms/answer.rule.ts';
import { listText, t } from '../../core/i18n.ts';
import { useRested } from '../../core/rested.ts';
import type { Sources } from '../forms/choices.ts';
import { today } from '../forms/filled.ts';
import type { FieldOf } from '../forms/forms.types.ts';
import { problemWords } from '../forms/problem-words.ts';
import { nameOf } from './section-field.ts';

interface Place {
  section: string;
  field: FieldOf<'table'>;
  rows: readonly Row[];
  sources: Sources;
  write: (rows: readonly Row[]) => void;
}

/** A table while it is written: what is wrong with single cells, told when a cell is left, and rings that are refused. */
export function useTable({ section, field, rows, sources, write }: Place) {
  const [told, setTold] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map());
  const [rested, rest] = useRested(rows);
  const flaws = useMemo(() => flawsIn(field, rested, sources), [field, rested, sources]);
  const isTimeline = `${section}/${field.key}` === TABLES.milestones;
  return {
    errors: new Map([...[...flaws].filter(([cell]) => told.has(cell)), ...refused]),
    left: told.size > 0,
    leave: () => {
      rest();
      setTold(new Set(['left', ...flawsIn(field, rows, sources).keys()]));
    },
    write: (value: unknown) => {
      const next = value as Row[];
      const rings = isTimeline ? newRings(rows, next) : [];
      setRefused(new Map(rings.map((row) => [`${row.key}/depends_on`, ringWords(field, rows, row)])));
      write(rings.length > 0 ? next.map((row) => (rings.includes(row) ? untied(row, rows) : row)) : next);
    },
  };
}

/** What is wrong with a cell that has something in it; nobody is scolded for what is not written yet. */
function flawsIn(field: FieldOf<'table'>, rows: readonly Row[], sources: Sources): Map<string, string> {
  const form = { fields: [field], notices: [] };
  const problems = tableProblems(field, rows, today()).filter(({ code }) => code !== 'required');
  return new Map(
    problems.map((one) => [`${one.row ?? ''}/${one.column ?? ''}`, problemWords(form, one, sources)]),
  );
}

const tied = (rows: readonly Row[]) => new Set(loopsIn(rows).flatMap((ring) => ring.map(({ key }) => key)));

/** Rows that a change would put into a ring that was none. */
function newRings(rows: readonly Row[], next: readonly Row[]): Row[] {
  const before = tied(rows);
  const after = tied(next);
  if ([...after].every((key) => before.has(key))) return [];
  const waits = new Map(rows.map(({ key, cells }) => [key, cells['depends_on']]));
  return next.filter(({ key, cells }) => after.has(key) && cells['depends_on'] !== waits.get(key));
}

function untied(row: Row, rows: readonly Row[]): Row {
  const { depends_on: _, ...cells } = row.cells;
  const before = rows.find(({ key }) => key === row.key)?.cells['depends_on'];
  return { ...row, cells: before === undefined ? cells : { ...cells, depends_on: before } };
}

/** The ring by its names, so that its writer sees where it closes. */
function ringWords(field: FieldOf<'table'>, rows: readonly Row[], row: Row): string {
  const next = rows.map((one) => (one.key === row.key ? row : one));
  const ring = loopsIn(next).find((all) => all.some(({ key }) => key === row.key)) ?? [row];
  const names = ring.map((one) => nameOf(field, one, next.indexOf(one)));
  return names.length > 1 ? t('case.tables.ring', { names: listText(names) }) : t('case.tables.ring.itself');
}

/** Where a fault of this table stands. */
export const isOf = (fault: { section: string; table?: string }, section: string, table: string): boolean =>
  fault.section === section && fault.table === table;

export const nameIn = (section: string, table: string) =>
  Object.values(TABLES).find((name) => isOf(placeOf(name), section, table));
