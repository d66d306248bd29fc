import { csvFile, Decimal, type Cell } from '../../core/csv.ts';
import { words } from '../../core/words.ts';
import { clientLines } from './client-log.rule.ts';
import { dayOf, type HoursFacts } from './file.rule.ts';

const COLUMNS = [
  'record',
  'client',
  'start',
  'end',
  'sessions',
  'hours',
  'total_hours',
  'number_in_group',
  'minutes',
];

/** The client log of an EMCC application: people by a code, dates, hours with their running total; supervision below it. */
export function emccFile({ rows, lang }: HoursFacts): Uint8Array {
  const t = words(lang);
  let total = 0;
  const clients = clientLines(rows).map((line): Cell[] => {
    total += line.minutes;
    const { start, end, sessions, minutes } = line;
    const client = line.label ?? t('hours.paper.group');
    const hours = [new Decimal(minutes / 60, 2), new Decimal(total / 60, 2)];
    return ['client', client, start, end, sessions, ...hours, line.present, minutes];
  });
  return csvFile(COLUMNS, [...clients, ...supervision(rows)], lang);
}

/** Logged for oneself (kind `does-not-count`): EMCC asks for an hour in each quarter. */
const supervision = (rows: HoursFacts['rows']): Cell[][] =>
  rows
    .filter(({ entry, state }) => entry.outside === 'supervision' && state !== 'void')
    .map((row) => {
      const [day, { minutes }] = [dayOf(row), row];
      return ['supervision', null, day, day, 1, new Decimal(minutes / 60, 2), null, null, minutes];
    });
