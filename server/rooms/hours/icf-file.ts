import { csvFile, Decimal } from '../../core/csv.ts';
import { words } from '../../core/words.ts';
import { clientLines } from './client-log.rule.ts';
import type { HoursFacts } from './file.rule.ts';

const COLUMNS = [
  'client',
  'contact',
  'type',
  'number_in_group',
  'start',
  'end',
  'paid_hours',
  'pro_bono_hours',
  'hours',
  'minutes',
];

/**
 * The log that ICF asks for. Its own columns that nobody can fill in but the learner stay empty: a contact needs the
 * client's consent, and whether an hour at work was paid is for them to say. Messages are no hours there.
 */
export function icfFile({ rows, lang }: HoursFacts): Uint8Array {
  const t = words(lang);
  const talks = rows.filter(({ entry }) => entry.channel !== 'messages' && entry.kind !== 'e-mentoring');
  const lines = clientLines(talks).map(({ label, group, present, start, end, minutes }) => [
    label ?? t('hours.paper.group'),
    null,
    group ? 'group' : 'individual',
    present,
    start,
    end,
    null,
    null,
    new Decimal(minutes / 60, 2),
    minutes,
  ]);
  return csvFile(COLUMNS, lines, lang);
}
