import type { Page } from 'playwright-core';
import { hex } from '../setup/hex.ts';
import type { Tap } from '../../server/rooms/live/meeting-tap.rule.ts';
import { SAID } from '../server/evaluation-kit.ts';
import type { BrowserKit } from './kit.ts';
import { gathered, held } from './meeting-held.ts';
import { type Member, type SetOfSix, setOfSix, SIX } from './meeting-people.ts';
import { inApp, type Place } from './place.ts';

const HELD = 1;
const UNDER_WAY = 2;
const TO_COME = 3;

/** A set whose first meeting was held and whose second is in the middle of a turn, with something written. */
export async function seedMeeting(kit: BrowserKit): Promise<SetOfSix> {
  const six = await setOfSix(kit);
  await held(six, { n: HELD, nextInMs: 10 * 60_000 });
  await evaluate(kit, six);
  const set = {
    ...six,
    tap: (name: Member, tap: Tap, more = {}) => six.tap(name, tap, { n: UNDER_WAY, ...more }),
  };
  await gathered(set, UNDER_WAY);
  for (const name of SIX) if (name !== 'ines') await set.tap(name, { kind: 'pass', on: true });
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

/** Two of them say how it was. */
async function evaluate(kit: BrowserKit, set: SetOfSix): Promise<void> {
  for (const person of ['farah', 'neil']) {
    const { token } = await kit.enter({ site: 'canvas', person });
    const answer = { write: hex(), revision: 0, version: 1, lang: 'en', finish: true };
    const body = {
      ...answer,
      values: { ...SAID, change: 'Shorter check-ins.', say_privately: 'A word, please.' },
    };
    await kit.tool.call('PUT', `/api/forms/set-evaluation/plain/${set.id}-${HELD}`, { token, body });
  }
}

export function meetingPlaces(kit: BrowserKit, set: SetOfSix): Place[] {
  const at = (person: string, n: number, then?: (page: Page) => Promise<unknown>) =>
    inApp(kit, { person }, `/app/meetings/${set.id}/${n}`, then);
  const inTurn = (page: Page) => page.locator('.meeting-turn').waitFor();
  return [
    { name: 'turn of one’s own in a meeting of a set', open: at('ines', UNDER_WAY, inTurn) },
    { name: 'meeting of a set to who facilitates', open: at('ruth', UNDER_WAY) },
    { name: 'meeting of a set to come', open: at('tom', TO_COME) },
    { name: 'meeting of a set that is closed', open: at('tom', HELD) },
    ...evaluationPlaces(kit, `${set.id}/${HELD}`),
  ];
}

function evaluationPlaces(kit: BrowserKit, meeting: string): Place[] {
  const subject = meeting.replace('/', '-');
  const answered = (page: Page) => page.getByText('Shorter check-ins.').first().waitFor();
  const to = (person: string, path: string) => inApp(kit, { person }, path);
  return [
    { name: 'evaluation', open: to('tom', `/app/forms/set-evaluation/plain/${subject}`) },
    // Whoever is in no set waits for no fifth meeting.
    { name: 'evaluation-final', open: to('grace', '/app/forms/final-outcome-evaluation/plain/final') },
    { name: 'evaluations', open: to('ruth', '/app/sets/answers') },
    {
      name: 'evaluations-meeting',
      open: inApp(kit, { person: 'ruth' }, `/app/sets/answers/${meeting}`, answered),
    },
    { name: 'evaluations-notes', open: to('ruth', `/app/forms/facilitator-notes/plain/${subject}`) },
    { name: 'evaluations-outcome', open: to('ruth', '/app/sets/outcome') },
  ];
}
