import { STAGES } from '../../server/rooms/live/meeting-names.rule.ts';
import { hex } from '../setup/hex.ts';
import { type Member, type SetOfSix, SIX } from './meeting-people.ts';

const DAY_MS = 86_400_000;

/** Everybody is in a meeting, and has confirmed the rules that it goes by. */
export async function gathered(set: SetOfSix, n = 1): Promise<void> {
  await set.open('ines', n);
  for (const name of SIX) {
    await set.tap(name, { kind: 'join' }, { n });
    await set.tap(name, { kind: 'confirm', version: 1 }, { n });
  }
}

/** One turn of whoever is next, from its beginning to an action and its end. */
export async function oneTurn(set: SetOfSix, n = 1): Promise<Member> {
  const turn = hex();
  const presenter = await begun(set, turn, n);
  const { nextDay } = await set.meeting(presenter, n);
  const action = { kind: 'action', turn, action: hex(), over: 0, text: 'Ask two managers' } as const;
  const due = nextDay ?? new Date(Date.now() + 7 * DAY_MS).toISOString().slice(0, 10);
  await set.tap(presenter, { ...action, first: 'Write tomorrow', planB: '', due }, { n });
  for (const from of STAGES) await set.tap(presenter, { kind: 'stage', turn, from }, { n });
  return presenter;
}

async function begun(set: SetOfSix, turn: string, n: number): Promise<Member> {
  for (const name of SIX)
    if ((await set.tap('ines', { kind: 'begin', person: set.idOf(name) }, { n, id: turn })) === 200)
      return name;
  throw new Error('nobody of the set is next');
}

/** A meeting with one turn, up to its end; Tom opens the next one, a fortnight later unless it is sooner. */
export async function held(set: SetOfSix, { n = 1, nextInMs = 14 * DAY_MS } = {}): Promise<void> {
  await gathered(set, n);
  await oneTurn(set, n);
  await set.tap('ines', { kind: 'to-review' }, { n });
  await set.tap('ines', { kind: 'next', at: Date.now() + nextInMs, host: set.idOf('tom') }, { n });
  if ((await set.tap('ines', { kind: 'close' }, { n })) !== 200) throw new Error('the meeting did not close');
}
