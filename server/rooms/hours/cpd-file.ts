import { csvFile, Decimal, type Cell } from '../../core/csv.ts';
import { words } from '../../core/words.ts';
import { wallClock } from '../../core/wall-clock.rule.ts';
import { byMonth, dayOf, type HoursFacts } from './file.rule.ts';

const COLUMNS = ['date', 'activity', 'why', 'learnt', 'applied', 'hours', 'minutes'];

/** A module as far as somebody has come. */
export interface ModuleDone {
  number: number;
  title: string;
  promise: string;
  /** When its last step was done. */
  lastAt: Date;
  minutes: number;
  /** What they wrote that they would do at work, where they said that they did. */
  applied: readonly string[];
}

/**
 * A record of professional development in the columns that auditors ask for: modules, and mentoring by the month. What was
 * learnt is the learner's to say, and reflections leave the tool in no file, so that column is empty for their own words.
 */
export function cpdFile({ rows, lang, zone }: HoursFacts, modules: readonly ModuleDone[]): Uint8Array {
  const t = words(lang);
  const studied = modules.map(({ number, title, promise, lastAt, minutes, applied }) => ({
    on: wallClock(zone, lastAt).day,
    cells: [
      t('hours.paper.cpd.module', { number, title }),
      promise,
      null,
      applied.join('; '),
      ...time(minutes),
    ],
  }));
  const counting = rows.filter(({ counts }) => counts > 0);
  const mentored = [...byMonth(counting).values()].map((month) => ({
    on: month.map(dayOf).toSorted().at(-1) ?? '',
    cells: [
      t('hours.paper.cpd.mentoring', { sessions: month.filter(({ meeting }) => meeting).length }),
      t('hours.paper.cpd.why'),
      null,
      t('hours.paper.cpd.applied'),
      ...time(month.reduce((sum, { counts }) => sum + counts, 0)),
    ],
  }));
  const lines = [...studied, ...mentored].toSorted((one, other) => one.on.localeCompare(other.on));
  return csvFile(
    COLUMNS,
    lines.map(({ on, cells }) => [on, ...cells]),
    lang,
  );
}

const time = (minutes: number): Cell[] => [new Decimal(minutes / 60, 2), minutes];
