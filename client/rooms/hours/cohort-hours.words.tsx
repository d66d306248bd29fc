import { wallClock } from '../../../server/core/wall-clock.rule.ts';
import { dayText, minutesText, momentText, t } from '../../core/i18n.ts';
import { State, type StateName } from '../../ui/icon.tsx';
import type { HoursRow, TrainerEntry } from './cohort-hours.state.ts';

export const PATH = '/app/cohort/hours';

export const hoursAddress = ({ id }: { id: string }): string => `${PATH}/${id}`;

/** A person's name, or "Learner 17" where the LMS keeps names to itself. */
export const learnerName = ({ name, number }: { name: string | null; number: number }): string =>
  name ?? t('hours.cohort.label', { number });

type PaceStatus = NonNullable<HoursRow['pace']>['status'];

/** From whom a word might help to whom all is done. */
const ORDER: readonly PaceStatus[] = [
  'overdue',
  'at-risk',
  'behind',
  'slightly-behind',
  'settling-in',
  'on-pace',
  'complete',
];

/** Where it is said what a week would need. */
export const LATE: readonly PaceStatus[] = ['at-risk', 'behind', 'slightly-behind'];

const STATES: Record<PaceStatus, StateName> = {
  overdue: 'attention',
  'at-risk': 'attention',
  behind: 'quiet',
  'slightly-behind': 'doing',
  'settling-in': 'todo',
  'on-pace': 'doing',
  complete: 'done',
};

export const PaceState = ({ status }: { status: PaceStatus }) => (
  <State state={STATES[status]} word={t(`hours.cohort.pace.${status}`)} />
);

export const inOrder = (rows: readonly HoursRow[]): HoursRow[] => {
  const place = ({ pace }: HoursRow) => (pace ? ORDER.indexOf(pace.status) : ORDER.length);
  return rows.toSorted((one, other) => place(one) - place(other) || one.counted - other.counted);
};

/** When somebody mentored last, and whether that is long ago. */
export function sinceText({ lastEntryAt, activity }: HoursRow): string {
  if (activity === null) return t('hours.cohort.activity.none');
  if (lastEntryAt === null) return t('hours.cohort.activity.not-yet');
  const when = momentText(lastEntryAt);
  return activity === 'active' ? when : t(`hours.cohort.activity.${activity}`, { when });
}

/** "Thursday 26 March, 16:10 to 17:25", by the clock of whoever held it. */
export function whenText({ startedAt, endedAt, zone }: TrainerEntry): string {
  const from = wallClock(zone, new Date(startedAt));
  const to = wallClock(zone, new Date(endedAt));
  return `${dayText(from.day)}, ${t('hours.cohort.times', { from: from.time, to: to.time })}`;
}

/** "Conversation with mentee 2, with 30 min before and after, in person". */
export function entryText(entry: TrainerEntry): string {
  const { kind, shadowing, mentee, aroundMin, channel } = entry;
  const what = t(shadowing ? 'hours.cohort.kind.shadowing' : `hours.cohort.kind.${kind}`);
  const parts = [
    mentee === null ? what : t('hours.cohort.with', { what, number: mentee }),
    aroundMin > 0 && t('hours.cohort.around', { time: minutesText(aroundMin) }),
    t(`hours.cohort.channel.${channel}`),
  ];
  return parts.filter((part) => part !== false).join(', ');
}

const ENTRY_STATES: Record<TrainerEntry['state'], StateName> = {
  claimed: 'todo',
  countersigned: 'waiting',
  verified: 'done',
  queried: 'returned',
  void: 'quiet',
};

export const EntryState = ({ entry }: { entry: TrainerEntry }) => (
  <State state={ENTRY_STATES[entry.state]} word={t(`hours.cohort.state.${entry.state}`)} />
);

/** What counts of it, and by how much it is over a cap. */
export function countsText({ counts, minutes, surplus }: TrainerEntry): string {
  if (surplus > 0)
    return t('hours.cohort.counts.surplus', { counts: minutesText(counts), surplus: minutesText(surplus) });
  if (counts === minutes) return minutesText(counts);
  return t('hours.cohort.counts.of', { counts: minutesText(counts), minutes: minutesText(minutes) });
}
