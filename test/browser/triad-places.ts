import { sheetValues } from '../server/triad-kit.ts';
import type { TriadTap } from '../../server/rooms/live/triad-shape.rule.ts';
import { hex } from '../setup/hex.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import type { BrowserKit } from './kit.ts';
import { inApp, type Place } from './place.ts';

const THREE = ['ines', 'tom', 'farah'] as const;
const AT_ROUND = 'conversation-models/triad-two-models';
const DONE = 'skills-and-ethics/triad-silence';
const TO_COME = 'pilot/triad-ending';

/** Ids of triads by how they stand. */
interface Triads {
  toCome: string;
  atRound: string;
  done: string;
}

type Call = (person: string, method: string, path: string, body?: unknown) => Promise<unknown>;

/** Three who practise: one triad has no date, one is in its first round, one is done, with all sheets handed over. */
export async function seedTriads(kit: BrowserKit): Promise<Triads> {
  const people = new Map<string, Entered>();
  for (const person of [...THREE, 'ruth']) people.set(person, await kit.enter({ site: 'canvas', person }));
  const call: Call = async (person, method, path, body) => {
    const token = people.get(person)?.token ?? '';
    const answer = await kit.tool.call(method, `/api${path}`, { token, ...(body ? { body } : {}) });
    if (answer.status !== 200) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const trios = [THREE.map((person) => people.get(person)?.me.id)];
  for (const step of [TO_COME, AT_ROUND, DONE]) await call('ruth', 'POST', `/live/trios/${step}`, { trios });
  const mine = (await call('tom', 'GET', '/live/triads')) as {
    triads: { id: string; of: { module: string; step: string } }[];
  };
  const at = (step: string) => mine.triads.find(({ of }) => `${of.module}/${of.step}` === step)?.id ?? '';
  const triads = { toCome: at(TO_COME), atRound: at(AT_ROUND), done: at(DONE) };
  await begin(call, triads.atRound);
  await begin(call, triads.done);
  await finish(call, triads.done);
  return triads;
}

const press = (call: Call, person: string, triad: string, tap: TriadTap) =>
  call(person, 'POST', `/live/triads/${triad}/taps`, { id: hex(), waitedMs: 0, tap });

async function begin(call: Call, triad: string): Promise<void> {
  for (const person of THREE) await press(call, person, triad, { kind: 'here', on: true });
  await press(call, 'ines', triad, { kind: 'begin', round: 1, people: 3 });
}

async function finish(call: Call, triad: string): Promise<void> {
  for (const round of [2, 3]) await press(call, 'tom', triad, { kind: 'begin', round, people: 3 });
  await press(call, 'tom', triad, { kind: 'end', round: 3 });
  // Everybody moves on by one seat, so that the last one observes first.
  for (const [at, author] of (['farah', 'ines', 'tom'] as const).entries()) {
    const values = { ...sheetValues, mentee_view: 'That you waited.' };
    const answer = { write: hex(), revision: 0, values, version: 1, lang: 'en', finish: true };
    await call(author, 'PUT', `/forms/triad-observation/plain/${triad}-${at + 1}`, answer);
    await call(author, 'PUT', `/live/triads/${triad}/sheets/${at + 1}`);
  }
  for (const person of THREE) await press(call, person, triad, { kind: 'done' });
}

export function triadPlaces(kit: BrowserKit, { toCome, atRound, done }: Triads): Place[] {
  const at = (person: string, triad: string) => inApp(kit, { person }, `/app/triads/${triad}`);
  return [
    { name: 'triad-to-come', open: at('tom', toCome) },
    { name: 'triad-round-observer', open: at('farah', atRound) },
    { name: 'triad-round-mentee', open: at('tom', atRound) },
    {
      name: 'triad-done',
      open: inApp(kit, { person: 'tom' }, `/app/triads/${done}`, async (page) => {
        await page.locator('details.sheet > summary').first().click();
        await page.locator('details.sheet dl').first().waitFor();
      }),
    },
    { name: 'trios', open: inApp(kit, { person: 'ruth' }, '/app/trios') },
  ];
}
