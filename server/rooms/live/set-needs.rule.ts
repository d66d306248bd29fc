import { addDays, dayIn } from '../../core/days.rule.ts';
import { type GroupProblem, FEWEST } from './set-formation.rule.ts';
import { partOf, type Past } from './set-part.rule.ts';
import { planOf } from './set-plan.rule.ts';
import type { MeetingSet } from './set.types.ts';

/** Why a set needs a word of its trainer, the most pressing first. */
export const NEEDS = [
  'called',
  'absent-twice',
  'missed',
  'few-present',
  'no-host',
  'rules',
  'no-turn',
  'too-few',
  'too-many',
  'line',
  'language',
  'zones',
] as const;

export interface Need {
  kind: (typeof NEEDS)[number];
  /** The meeting that it is about. */
  n: number | null;
  /** Whom it is about. */
  persons: string[];
}

const HOUR_MS = 3_600_000;
/** A meeting that nobody has opened by then was not held. */
const NOT_HELD_AFTER_MS = 6 * HOUR_MS;
/** Rules are agreed before the first turn (S6): a week before the first meeting is time to ask. */
const ASK_FOR_RULES_DAYS = 7;
/** By the third meeting everybody has had a first turn (K9). */
const FIRST_TURNS_BY = 3;

interface Known {
  past: readonly Past[];
  problems: readonly GroupProblem[];
  now: Date;
}

export function needsOf(set: MeetingSet, known: Known): Need[] {
  const needs = [
    ...called(known),
    ...absentTwice(set, known),
    ...dates(set, known),
    ...presence(known),
    ...rules(set, known),
    ...turns(set, known),
    ...known.problems.map((kind) => need(kind)),
  ];
  return needs.toSorted((one, other) => NEEDS.indexOf(one.kind) - NEEDS.indexOf(other.kind));
}

const need = (kind: Need['kind'], n: number | null = null, persons: string[] = []): Need => ({
  kind,
  n,
  persons,
});

const heldOf = ({ past }: Known) =>
  past.filter(({ state }) => state.phase === 'closed').toSorted((one, other) => one.n - other.n);

export const callOf = (past: readonly Past[]): Past | undefined =>
  past.findLast(({ state }) => state.phase !== 'closed' && state.call?.answeredAt === null);

function called({ past }: Known): Need[] {
  const calling = callOf(past);
  return calling ? [need('called', calling.n)] : [];
}

/** S10. Over once a trainer has spoken with them, until they are away twice again. */
const absentTwice = ({ members, spoken }: MeetingSet, { past }: Known): Need[] =>
  members.flatMap((person) => {
    const { absentTwice: n } = partOf(past, person);
    return n !== null && (spoken?.[person]?.n ?? 0) < n ? [need('absent-twice', n, [person])] : [];
  });

/** C25: a set lives by its next date and by who opens it. Hosts are named from the end of the first meeting on, and may leave. */
function dates(set: MeetingSet, known: Known): Need[] {
  const last = heldOf(known).at(-1)?.n ?? 0;
  const next = planOf(set, known.past).find(({ n, state }) => state === 'planned' && n > last);
  if (!next) return [];
  if (next.at.getTime() + NOT_HELD_AFTER_MS < known.now.getTime()) return [need('missed', next.n)];
  const hasHost = next.host !== null && set.members.includes(next.host);
  return last > 0 && next.n === last + 1 && !hasHost ? [need('no-host', next.n)] : [];
}

function presence(known: Known): Need[] {
  const last = heldOf(known).at(-1);
  return last && Object.keys(last.state.here).length < FEWEST ? [need('few-present', last.n)] : [];
}

function rules(set: MeetingSet, { now }: Known): Need[] {
  const missing = set.members.filter((person) => set.agreed[person]?.version !== set.rules.version);
  const first = set.meetings[0]?.at;
  const isTime =
    first !== undefined &&
    dayIn(set.timeZone, first) <= addDays(dayIn(set.timeZone, now), ASK_FOR_RULES_DAYS);
  return isTime && missing.length > 0 ? [need('rules', null, missing)] : [];
}

function turns({ members }: MeetingSet, known: Known): Need[] {
  if (heldOf(known).length < FIRST_TURNS_BY) return [];
  const without = members.filter((person) => {
    const { there, parts } = partOf(known.past, person);
    return there.length > 0 && parts.presenter === 0;
  });
  return without.length > 0 ? [need('no-turn', null, without)] : [];
}
