import { hex } from '../setup/hex.ts';
import type { BrowserKit } from './kit.ts';
import { type SetOfSix, setOfSix, SIX } from './meeting-people.ts';
import { inApp, type Place } from './place.ts';

/** A set whose first meeting is in the middle of a turn, with something written; the second is to come. */
export async function seedMeeting(kit: BrowserKit): Promise<SetOfSix> {
  const set = await setOfSix(kit);
  await set.open('ines');
  for (const name of SIX) {
    await set.tap(name, { kind: 'join' });
    await set.tap(name, { kind: 'confirm', version: 1 });
    if (name !== 'ines') await set.tap(name, { kind: 'pass', on: true });
  }
  const turn = hex();
  await set.tap('ines', { kind: 'begin', person: set.idOf('ines') }, { id: turn });
  const write = { kind: 'write', turn, over: 0 } as const;
  const question = { what: 'question', text: 'What keeps it going?', asks: 'explore' } as const;
  await set.tap('tom', { ...write, line: hex(), ...question });
  await set.tap('tom', { kind: 'count', turn, what: 'advice', by: 1 });
  await set.tap('tom', { kind: 'speaks', turn, person: set.idOf('tom') });
  const action = { text: 'Ask two managers', first: 'Write tomorrow', planB: 'Ask one', due: '2000-01-01' };
  await set.tap('ines', { kind: 'action', turn, action: hex(), ...action, over: 0 });
  return set;
}

export function meetingPlaces(kit: BrowserKit, set: SetOfSix): Place[] {
  const at = (person: string, n: number) => inApp(kit, { person }, `/app/meetings/${set.id}/${n}`);
  return [
    { name: 'turn of one’s own in a meeting of a set', open: at('ines', 1) },
    { name: 'meeting of a set to who facilitates', open: at('ruth', 1) },
    { name: 'meeting of a set to come', open: at('tom', 2) },
  ];
}
