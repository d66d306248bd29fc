import { csvFile, Decimal } from '../../core/csv.ts';
import { isoIn, wallClock } from '../../core/wall-clock.rule.ts';
import type { HoursFacts, SessionRow } from './file.rule.ts';

/** A program that reads the file finds a column by its name: names stay, new ones come at the end. */
const COLUMNS = [
  'number',
  'date',
  'starts_at',
  'ends_at',
  'time_zone',
  'kind',
  'label',
  'channel',
  'participants',
  'break_minutes',
  'minutes',
  'hours_decimal',
  'around_minutes',
  'counted_minutes',
  'counted_hours_decimal',
  'surplus_minutes',
  'state',
  'confirmed_by',
  'confirmed_on',
  'length_note',
] as const;

/** Every entry, void ones too, by its own clock; without what the learner wrote for themselves alone. */
export const entriesFile = ({ rows, lang }: HoursFacts): Uint8Array =>
  csvFile(
    COLUMNS,
    rows.map((row, at) => [at + 1, ...cellsOf(row)]),
    lang,
  );

function cellsOf({ entry, label, minutes, counts, surplus, state, confirmed }: SessionRow) {
  const { startedAt, endedAt, zone } = entry;
  return [
    wallClock(zone, startedAt).day,
    isoIn(zone, startedAt),
    isoIn(zone, endedAt),
    zone,
    entry.kind,
    label,
    entry.channel,
    entry.participants,
    entry.breakMin,
    minutes,
    new Decimal(minutes / 60, 2),
    entry.aroundMin,
    counts,
    new Decimal(counts / 60, 2),
    surplus,
    state,
    confirmed?.who ?? null,
    confirmed ? wallClock(zone, confirmed.at).day : null,
    entry.lengthNote,
  ];
}
