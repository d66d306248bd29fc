import type { AnswerOf } from '../../core/endpoint.contract.ts';
import type { Session } from '../../core/session.ts';
import { asSeenBy, viewersOf } from '../../core/visibility.ts';
import { missedBy, openActions } from './between.rule.ts';
import type { betweenMeetings, saidToFacilitator, setDirectory } from './member.contract.ts';
import type { DirectoryEntry, MemberKept, Word } from './member.types.ts';
import * as visibility from './member.visibility.ts';
import { faded, presentMeeting, viewerOf } from './meeting.present.ts';
import type { Meeting, Turn } from './meeting-shape.rule.ts';
import { hasFaded, type Held, type Planned } from './set-plan.rule.ts';
import type { ShownPerson } from './set-people.ts';

type Between = AnswerOf<typeof betweenMeetings>;
type TrainersWord = AnswerOf<typeof saidToFacilitator>['words'][number];
type Directory = AnswerOf<typeof setDirectory>;

const OWNER = ['owner'] as const;
const iso = (at: number | Date) => new Date(at).toISOString();

interface Now {
  plan: readonly Planned[];
  held: readonly Held[];
  kept: MemberKept;
  now: Date;
}

export const presentBetween = (person: string, around: Now): Omit<Between, 'shared'> => ({
  actions: actionsOf(person, around),
  missed: missedOf(person, around.held),
  words: Object.entries(around.kept.words).map(([n, word]) => presentWord(Number(n), word)),
  records: around.held.flatMap((one) => recordsOf(person, one, around)),
});

/** S11: what was agreed fades with the records. */
function actionsOf(person: string, { held, plan, kept, now }: Now): Between['actions'] {
  const last = held.at(-1);
  if (!last || (last.state.phase === 'closed' && hasFaded(plan, last.n, now))) return [];
  return openActions(held).map(({ id, owner, text, due, first, planB, report }) => {
    const isOwn = owner === person;
    const note = kept.notes[id];
    return asSeenBy(visibility.openAction, OWNER, {
      id,
      owner,
      text,
      due,
      first: isOwn ? first : null,
      planB: isOwn ? planB : null,
      report: report && { state: report.state, said: report.said },
      note: isOwn && note ? { state: note.state, said: note.said } : null,
    }) as Between['actions'][number];
  });
}

function missedOf(person: string, held: readonly Held[]): Between['missed'] {
  const missed = missedBy(held, person);
  if (!missed) return null;
  const { n, state } = missed;
  const turns = Object.values(state.turns).filter(({ endedAt }) => endedAt !== null).length;
  return { n, at: iso(state.closedAt ?? state.openedAt), here: Object.keys(state.here).length, turns };
}

/** Turns of a meeting that is over, as far as somebody may read them. */
function recordsOf(person: string, { n, state }: Held, { plan, now }: Now): Between['records'] {
  if (state.phase !== 'closed') return [];
  const old = hasFaded(plan, n, now);
  const shown = presentMeeting(
    old ? faded(state, person) : state,
    viewerOf(state, { person, facilitates: false }),
  );
  if (viewerOf(state, { person, facilitates: false }) !== 'there') return [];
  return Object.values(shown.turns)
    .filter((turn) => turn.endedAt !== null && (!old || turn.person === person))
    .map((turn) => recordOf(n, turn, shown));
}

const recordOf = (n: number, { id, person, begunAt, wanted, erased }: Turn, { lines, actions }: Meeting) =>
  asSeenBy(visibility.turnRecord, OWNER, {
    n,
    turn: id,
    at: iso(begunAt),
    person,
    wanted,
    erased,
    lines: Object.entries(lines)
      .filter(([, line]) => line.turn === id && !line.gone)
      .map(([name, { kind, text }]) => ({ id: name, kind, text })),
    actions: Object.values(actions)
      .filter((action) => action.turn === id && !action.gone)
      .map(({ text, first, planB, due }) => ({ text, first, planB, due })),
  }) as Between['records'][number];

const presentWord = (n: number, { quarter, said, at, seenAt }: Word) =>
  asSeenBy(visibility.ownWord, OWNER, {
    n,
    quarter,
    said,
    at: iso(at),
    seenAt: seenAt && iso(seenAt),
  }) as Between['words'][number];

export const presentTrainersWord = (
  session: Session,
  word: Word,
  about: { person: ShownPerson; set: number; n: number },
): TrainersWord =>
  asSeenBy(visibility.trainersWord, viewersOf(session, ['trainer'] as const), {
    ...about,
    quarter: word.quarter,
    said: word.said,
    at: iso(word.at),
    seenAt: word.seenAt && iso(word.seenAt),
  });

const reachOf = ({ mail, phone, other, about }: DirectoryEntry) => ({ mail, phone, other, about });

export const presentOwnEntry = (entry: DirectoryEntry) =>
  asSeenBy(visibility.ownEntry, OWNER, { to: entry.to, ...reachOf(entry) }) as NonNullable<Directory['own']>;

export const presentShownEntry = (entry: DirectoryEntry, about: { person: ShownPerson; inSet: boolean }) =>
  asSeenBy(visibility.shownEntry, OWNER, { ...about, ...reachOf(entry) }) as Directory['people'][number];
