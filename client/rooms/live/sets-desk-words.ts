import { listText, momentText, t } from '../../core/i18n.ts';
import type { PartsHad, SetMeeting, SetNeed, SetOnDesk, SetPerson } from './sets-desk.types.ts';

export const nameOf = ({ name, number }: Pick<SetPerson, 'name' | 'number'>): string =>
  name ?? (number === null ? t('live.sets.somebody') : t('live.sets.learner', { number }));

/** Those of a set whose ids these are, by name. */
export const namesOf = (set: SetOnDesk, ids: readonly string[]): string[] =>
  set.members.filter(({ id }) => ids.includes(id)).map(nameOf);

/** Why a set needs a word, as one sentence. */
export function needText(set: SetOnDesk, { kind, n, persons }: SetNeed): string {
  const meeting = set.meetings.find((one) => one.n === n);
  return t(`live.sets.need.${kind}`, {
    n: n ?? 0,
    who: listText(namesOf(set, persons)),
    count: persons.length,
    when: meeting ? momentText(meeting.at) : '',
  });
}

const PARTS = ['presenter', 'opener', 'timekeeper', 'watcher', 'notes', 'facilitator'] as const;

/** "2 turns, kept time once": what somebody has done in their set, and nothing that they have not (S1.8). */
export function partsText(parts: PartsHad): string {
  const had = PARTS.filter((part) => parts[part] > 0);
  if (had.length === 0) return t('live.sets.part.none');
  return had.map((part) => t(`live.sets.part.${part}`, { count: parts[part] })).join(', ');
}

/** How turns are shared: those of whoever has had fewest, and of whoever has had most. */
export function turnsText({ parts }: SetOnDesk): string {
  const turns = parts.map(({ parts: { presenter } }) => presenter);
  const [fewest, most] = [Math.min(...turns), Math.max(...turns)];
  if (turns.length === 0 || most === 0) return t('live.sets.turns.none');
  return fewest === most
    ? t('live.sets.turns.even', { count: most })
    : t('live.sets.turns.from-to', { fewest, most });
}

/** A meeting as it stands. `missed`: its day is over, and nobody has opened it. */
export type MeetingState = SetMeeting['state'] | 'missed';

const NOT_HELD_AFTER_MS = 6 * 3_600_000;

export const meetingState = ({ state, at }: SetMeeting, now: string): MeetingState =>
  state === 'planned' && Date.parse(at) + NOT_HELD_AFTER_MS < Date.parse(now) ? 'missed' : state;
