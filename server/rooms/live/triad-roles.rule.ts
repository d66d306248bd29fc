import type { Round, Triad } from './triad-shape.rule.ts';

export const TRIAD_ROLES = ['mentor', 'mentee', 'observer'] as const;
export type TriadRole = (typeof TRIAD_ROLES)[number];

/** S12: three people, three rounds, each once in each role. Of four each observes twice; two have two rounds and no observer. */
export const roundsFor = (people: number): number => Math.max(2, people);

/** Who is what in a round: everybody moves on by one seat. */
export function rolesIn(
  order: readonly string[],
  round: number,
): Pick<Round, 'mentor' | 'mentee' | 'observers'> {
  const seats = order.map((_, at) => order[(at + round - 1) % order.length] ?? '');
  const [mentor = '', mentee = '', ...observers] = seats;
  return { mentor, mentee, observers };
}

/** Those who are here, as they sit. */
export function orderOf({ members, here, seat }: Triad): string[] {
  const present = members.filter((person) => here[person] === true);
  const from = present.length === 0 ? 0 : seat % present.length;
  return [...present.slice(from), ...present.slice(0, from)];
}

/** Whoever observes writes the sheet; two write one each about the mentor (S12). */
export const authorsOf = ({ mentor, mentee, observers }: Round): readonly string[] =>
  observers.length > 0 ? observers : [mentor, mentee];

export const sheetKey = (round: number | string, author: string): string => `${round}-${author}`;

export const roleOf = ({ mentor, mentee, observers }: Round, person: string): TriadRole | null => {
  if (mentor === person) return 'mentor';
  if (mentee === person) return 'mentee';
  return observers.includes(person) ? 'observer' : null;
};

/** The rounds so far, in their order. */
export const roundsOf = ({ rounds }: Triad): { n: number; round: Round }[] =>
  Object.entries(rounds)
    .map(([n, round]) => ({ n: Number(n), round }))
    .toSorted((one, other) => one.n - other.n);

/** As what somebody has practised in a triad, round by round: those that are over. */
export const rolesOf = (triad: Triad, person: string): TriadRole[] =>
  roundsOf(triad).flatMap(({ round }) => (round.endedAt === null ? [] : (roleOf(round, person) ?? [])));

/** As what somebody has practised, over several triads: rounds that are over. */
export function rolesSoFar(triads: readonly Triad[], person: string): Record<TriadRole, number> {
  const roles = triads.flatMap((triad) => rolesOf(triad, person));
  const count = (role: TriadRole) => roles.filter((one) => one === role).length;
  return { mentor: count('mentor'), mentee: count('mentee'), observer: count('observer') };
}

/** A triad of which a round was practised: whose it was, who was there, and when they began. */
export interface PractisedTriad {
  at: Date;
  members: readonly string[];
  there: readonly string[];
}

/** Undefined where no round has come to its end: a date alone is no practice. */
export function practisedIn({
  members,
  order,
  rounds,
}: Pick<Triad, 'members' | 'order' | 'rounds'>): PractisedTriad | undefined {
  const over = Object.values(rounds).filter(({ endedAt }) => endedAt !== null);
  if (over.length === 0) return undefined;
  return { at: new Date(Math.min(...over.map(({ at }) => at))), members, there: order };
}

/** The round under way, if one is. */
export const roundNow = (triad: Triad) => roundsOf(triad).findLast(({ round }) => round.endedAt === null);

/** Who of those who practise has not observed yet; nobody where two practise. */
export function notObservedYet(triad: Triad): string[] {
  const people = triad.order.length > 0 ? triad.order : triad.members;
  if (people.length < 3) return [];
  const observed = new Set(roundsOf(triad).flatMap(({ round }) => round.observers));
  return people.filter((person) => !observed.has(person));
}

/** Sheets that there will be when all is handed over. */
export const sheetsDue = (triad: Triad): { n: number; author: string; observed: string }[] =>
  roundsOf(triad).flatMap(({ n, round }) =>
    authorsOf(round).map((author) => ({ n, author, observed: round.mentor })),
  );

export const isPair = ({ order, members }: Triad): boolean => (order.length || members.length) === 2;

/** All rounds are over. */
export function roundsAreOver(triad: Triad): boolean {
  const all = roundsOf(triad);
  return (
    triad.order.length > 0 &&
    all.length === roundsFor(triad.order.length) &&
    all.every(({ round }) => round.endedAt !== null)
  );
}

/** Who still has to say that it is done: of those who practised, whoever is still of it. */
export const notDoneYet = (triad: Triad): string[] =>
  triad.order.filter((person) => triad.done[person] === undefined && triad.members.includes(person));

/** Each of those who practised has said so. */
export const isDone = (triad: Triad): boolean => roundsAreOver(triad) && notDoneYet(triad).length === 0;

export const TRIAD_STATES = ['undated', 'dated', 'missed', 'under-way', 'closing', 'done'] as const;
export type TriadState = (typeof TRIAD_STATES)[number];

const DAY = 86_400_000;

/** L3: one whose day has gone by without a round gets a later date. */
export function stateOf(triad: Triad, now: number): TriadState {
  if (triad.order.length > 0) {
    if (!roundsAreOver(triad)) return 'under-way';
    return notDoneYet(triad).length === 0 ? 'done' : 'closing';
  }
  if (triad.at === null) return 'undated';
  return triad.at + DAY < now ? 'missed' : 'dated';
}
