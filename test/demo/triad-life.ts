import type { Session } from '../../server/core/session.ts';
import { hex } from '../setup/hex.ts';
import { type Door, doorOf } from './door.ts';
import type { PastTool } from './past-tool.ts';

interface Walk {
  tool: PastTool;
  sessions: ReadonlyMap<string, Session>;
}

interface Trios {
  steps: { of: { module: string; step: string }; trios: { id: string; number: number }[] }[];
}

const MINUTE_S = 60;
const DAY_S = 86_400;
const NOTHING = { params: {}, body: {} };
const MODELS = { module: 'conversation-models', step: 'triad-two-models' };
const SILENCE = { module: 'skills-and-ethics', step: 'triad-silence' };

/** What observers saw, in turn. */
const SEEN = [
  {
    asked_for: 'Whether I let the second question wait',
    open_q: 6,
    closed_q: 2,
    advice: 1,
    silences: 3,
    who_owned_goal: 'mentee',
    words: ['What would be different on Monday?', 'Hm.', 'Have you thought of a list?'],
    turning_point: 'After the long silence the mentee said what it was really about.',
    one_question: 'What did you nearly say in that silence?',
    view: 'That nobody gave me a method.',
  },
  {
    asked_for: 'How I begin the second model',
    open_q: 4,
    closed_q: 5,
    advice: 0,
    silences: 1,
    who_owned_goal: 'both',
    words: ['Where are you, from 0 to 10?', 'Four.', 'And why not three?'],
    turning_point: 'The number: from then on the mentee spoke twice as long.',
    one_question: 'Whose goal was it in the first half?',
    view: 'The question why it was not a three.',
  },
  {
    asked_for: 'Mis consejos disfrazados',
    open_q: 5,
    closed_q: 1,
    advice: 2,
    silences: 4,
    who_owned_goal: 'mentee',
    words: ['¿Para qué lo quieres?', '¿Y si lo dejas?', 'Cuéntame más.'],
    turning_point: 'No vi ninguno: la conversación fue pareja hasta el final.',
    one_question: '¿Qué oíste cuando dijo «el domingo»?',
    view: 'Que me dejara hablar sin apurarme.',
  },
];

/** Triads in every state: done with their sheets, a pair, under way, dated, one that did not take place, one without a date. */
export async function triadLife({ tool, sessions }: Walk): Promise<void> {
  const ruth = sessions.get('ruth');
  if (!ruth || !sessions.has('sofia')) return;
  tool.setClock(0);
  const trainer = doorOf(tool, ruth);
  const all = async () => (await trainer('GET /api/live/trios', NOTHING)) as Trios;
  if ((await all()).steps.some(({ trios }) => trios.length > 0)) return;
  const life = { tool, sessions, trainer };
  await makeAll(life);
  const at = async ({ step }: typeof MODELS, number: number) =>
    (await all()).steps.find(({ of }) => of.step === step)?.trios[number - 1]?.id ?? '';
  tool.setClock(-12 * DAY_S);
  await practise(life, await at(MODELS, 1), ['ines', 'tom', 'farah']);
  tool.setClock(-11 * DAY_S);
  await practise(life, await at(MODELS, 2), ['sofia', 'grace']);
  await press(life, await at(SILENCE, 3), 'hannah', {
    kind: 'date',
    at: tool.now().getTime() + DAY_S * 1000,
  });
  tool.setClock(0);
  await press(life, await at(SILENCE, 2), 'farah', { kind: 'date', at: tool.now().getTime() + DAY_S * 1000 });
  tool.setClock(-4 * MINUTE_S);
  const open = await at(SILENCE, 1);
  for (const name of ['ines', 'tom', 'beatriz']) await press(life, open, name, { kind: 'here', on: true });
  await press(life, open, 'ines', { kind: 'begin', round: 1, people: 3 });
  tool.setClock(0);
  await press(life, open, 'tom', { kind: 'pause', round: 1 });
}

interface Life extends Walk {
  trainer: Door;
}

async function makeAll({ sessions, trainer }: Life): Promise<void> {
  const ids = (names: readonly string[]) => names.map((name) => sessions.get(name)?.person ?? '');
  const make = (params: typeof MODELS, trios: readonly (readonly string[])[]) =>
    trainer('POST /api/live/trios/:module/:step', { params, body: { trios: trios.map(ids) } });
  await make(MODELS, [
    ['ines', 'tom', 'farah'],
    ['sofia', 'grace'],
    ['joanna', 'neil', 'colm'],
  ]);
  await make(SILENCE, [
    ['ines', 'tom', 'beatriz'],
    ['farah', 'sofia', 'neil'],
    ['hannah', 'grace', 'joanna'],
  ]);
}

async function press(
  { tool, sessions }: Pick<Life, 'tool' | 'sessions'>,
  triad: string,
  name: string,
  tap: object,
): Promise<void> {
  const session = sessions.get(name);
  if (!session) return;
  const body = { id: hex(), waitedMs: 0, tap };
  await doorOf(tool, session)('POST /api/live/triads/:triad/taps', { params: { triad }, body });
}

/** All rounds, each with its sheets, and that it is done. */
async function practise(life: Life, triad: string, names: readonly string[]): Promise<void> {
  const { tool, sessions } = life;
  const count = names.length;
  const start = (tool.now().getTime() - Date.now()) / 1000;
  for (const name of names) await press(life, triad, name, { kind: 'here', on: true });
  for (let round = 1; round <= Math.max(2, count); round += 1) {
    tool.setClock(start + (round - 1) * 14 * MINUTE_S);
    await press(life, triad, names[0] ?? '', { kind: 'begin', round, people: count });
    tool.setClock(start + (round * 14 - 1) * MINUTE_S);
    await press(life, triad, names[0] ?? '', { kind: 'end', round });
    const seen = SEEN[round - 1] ?? SEEN[0];
    const mentee = names[round % count] ?? '';
    await press(life, triad, mentee, { kind: 'view', round, text: seen?.view });
    const authors = count === 2 ? names : [names[(round + 1) % count] ?? ''];
    for (const author of authors) {
      const session = sessions.get(author);
      if (session) await hand(doorOf(tool, session), { triad, round }, seen ?? {});
    }
  }
  for (const name of names) await press(life, triad, name, { kind: 'done' });
}

async function hand(
  door: Door,
  { triad, round }: { triad: string; round: number },
  { words = [], view: _said, ...seen }: { words?: readonly string[]; view?: string },
): Promise<void> {
  const exact_words = words.map((text, at) => ({ key: `row-${at}`, cells: { words: text } }));
  const subject = `${triad}-${round}`;
  await door('PUT /api/forms/:form/:variant/:subject', {
    params: { form: 'triad-observation', variant: 'plain', subject },
    body: {
      write: hex(),
      revision: 0,
      version: 1,
      lang: 'en',
      finish: true,
      values: { ...seen, exact_words },
    },
  });
  await door('PUT /api/live/triads/:triad/sheets/:round', {
    params: { triad, round: String(round) },
    body: {},
  });
}
