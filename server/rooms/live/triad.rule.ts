import { roundClock } from './triad-clock.rule.ts';
import {
  orderOf,
  rolesIn,
  roundNow,
  roundsAreOver,
  roundsFor,
  roundsOf,
  sheetsDue,
  sheetKey,
} from './triad-roles.rule.ts';
import {
  partsOf,
  type Round,
  type Triad,
  type TriadFrame,
  type TriadPress,
  type TriadRefusal,
  type TriadTap,
} from './triad-shape.rule.ts';

/**
 * What each tap makes of a triad. The server runs this for what is true; a page runs it over what the server has said, for
 * what its own taps will make of it.
 */

type TapOf<Kind extends TriadTap['kind']> = Extract<TriadTap, { kind: Kind }>;
type After = Triad | TriadRefusal;
type Handle<Kind extends TriadTap['kind']> = (
  triad: Triad,
  tap: TapOf<Kind>,
  press: Omit<TriadPress, 'tap'>,
  frame: TriadFrame,
) => After;

const hasBegun = ({ order }: Triad): boolean => order.length > 0;

const date: Handle<'date'> = (triad, { at }) => {
  if (hasBegun(triad)) return 'begun';
  return triad.at === at ? triad : { ...triad, at };
};

const here: Handle<'here'> = (triad, { on }, { by }) => {
  if (hasBegun(triad)) return triad;
  return (triad.here[by] ?? false) === on ? triad : { ...triad, here: { ...triad.here, [by]: on } };
};

const seat: Handle<'seat'> = (triad, { to }) => {
  if (hasBegun(triad)) return 'begun';
  return triad.seat === to ? triad : { ...triad, seat: to };
};

/** A round that is begun ends the one before it. Of how many it was pressed, it is begun: a pair is made on purpose (S12). */
const begin: Handle<'begin'> = (triad, { round, people }, { at }) => {
  const all = roundsOf(triad);
  if (all.some(({ n }) => n === round)) return triad;
  const order = hasBegun(triad) ? triad.order : orderOf(triad);
  if (order.length < 2) return 'alone';
  if (order.length !== people) return 'others';
  if (round !== all.length + 1 || round > roundsFor(order.length)) return 'not-begun';
  const fresh: Round = {
    ...rolesIn(order, round),
    at,
    pausedMs: 0,
    pausedAt: null,
    skippedMs: 0,
    endedAt: null,
  };
  const before = roundNow(triad);
  const ended = before ? { [before.n]: ending(before.round, at) } : {};
  return { ...triad, order, rounds: { ...triad.rounds, ...ended, [round]: fresh } };
};

const ending = (round: Round, at: number): Round => ({ ...going(round, at), endedAt: at });

const going = (round: Round, at: number): Round =>
  round.pausedAt === null
    ? round
    : { ...round, pausedMs: round.pausedMs + (at - round.pausedAt), pausedAt: null };

/** Something done to the round under way; of another one it was meant for what is over. */
function inRound(triad: Triad, n: number, change: (round: Round) => Round): Triad {
  const round = triad.rounds[n];
  if (!round || round.endedAt !== null) return triad;
  const after = change(round);
  return after === round ? triad : { ...triad, rounds: { ...triad.rounds, [n]: after } };
}

const pause: Handle<'pause'> = (triad, tap, { at }) =>
  inRound(triad, tap.round, (round) => (round.pausedAt === null ? { ...round, pausedAt: at } : round));

const goOn: Handle<'go-on'> = (triad, tap, { at }) => inRound(triad, tap.round, (round) => going(round, at));

const skip: Handle<'skip'> = (triad, { round: n, from }, { at }, frame) =>
  inRound(triad, n, (round) => {
    const { part, leftMs, isUp } = roundClock(round, partsOf(frame, triad.order.length), at);
    return part !== from || isUp ? round : { ...round, skippedMs: round.skippedMs + leftMs };
  });

const end: Handle<'end'> = (triad, tap, { at }) => inRound(triad, tap.round, (round) => ending(round, at));

/** It broke off, or somebody came after all: from the start, as long as no sheet has been handed over. */
const anew: Handle<'anew'> = (triad) => {
  if (!hasBegun(triad)) return triad;
  if (Object.keys(triad.sheets).length > 0) return 'sheets';
  return { ...triad, order: [], rounds: {}, views: {}, here: {}, done: {} };
};

const view: Handle<'view'> = (triad, { round: n, text }, { by }) => {
  if (triad.rounds[n]?.mentee !== by) return 'not-yours';
  return triad.views[n] === text ? triad : { ...triad, views: { ...triad.views, [n]: text } };
};

/** Whoever practised says that it is done, once it is over and what they wrote has been handed over. */
const done: Handle<'done'> = (triad, _tap, { by, at }) => {
  if (triad.done[by] !== undefined) return triad;
  if (!roundsAreOver(triad)) return 'not-begun';
  if (!triad.order.includes(by)) return 'not-yours';
  const owes = sheetsDue(triad).some(
    ({ n, author }) => author === by && triad.sheets[sheetKey(n, author)] === undefined,
  );
  return owes ? 'sheets' : { ...triad, done: { ...triad.done, [by]: at } };
};

const HANDLES: { readonly [Kind in TriadTap['kind']]: Handle<Kind> } = {
  date,
  here,
  seat,
  begin,
  pause,
  'go-on': goOn,
  skip,
  end,
  anew,
  view,
  done,
};

/** The state after a tap; the same one where it does nothing; why, where it is refused. */
export function pressTriad(triad: Triad, { tap, ...press }: TriadPress, frame: TriadFrame): After {
  if (!triad.members.includes(press.by)) return 'not-yours';
  const handle = HANDLES[tap.kind] as Handle<TriadTap['kind']>;
  return handle(triad, tap as never, press, frame);
}

/** A sheet has reached whom it is about. */
export const handedOver = (triad: Triad, key: string, at: number): Triad =>
  triad.sheets[key] === undefined ? { ...triad, sheets: { ...triad.sheets, [key]: at } } : triad;

/** Without somebody who is forgotten. That a round was held stays, with nobody in their place. */
export function triadWithout(triad: Triad, person: string, nobody: string): Triad {
  const other = (one: string) => (one === person ? nobody : one);
  const without = <T>(all: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(all).filter(([key]) => key !== person));
  const own = (n: string) => triad.rounds[n]?.mentee === person;
  return {
    ...triad,
    members: triad.members.filter((one) => one !== person),
    here: without(triad.here),
    order: triad.order.map(other),
    rounds: Object.fromEntries(
      Object.entries(triad.rounds).map(([n, round]) => [
        n,
        {
          ...round,
          mentor: other(round.mentor),
          mentee: other(round.mentee),
          observers: round.observers.map(other),
        },
      ]),
    ),
    views: Object.fromEntries(Object.entries(triad.views).filter(([n]) => !own(n))),
    sheets: Object.fromEntries(
      Object.entries(triad.sheets).map(([key, at]) => {
        const round = key.slice(0, key.indexOf('-'));
        return [key === sheetKey(round, person) ? sheetKey(round, nobody) : key, at];
      }),
    ),
    done: without(triad.done),
  };
}
