import { addDays } from '../../server/core/days.rule.ts';
import type { Session } from '../../server/core/session.ts';
import { wallClock } from '../../server/core/wall-clock.rule.ts';
import { STAGES } from '../../server/rooms/live/meeting-names.rule.ts';
import type { Meeting } from '../../server/rooms/live/meeting-shape.rule.ts';
import type { Tap } from '../../server/rooms/live/meeting-tap.rule.ts';
import { hex } from '../setup/hex.ts';
import { doorOf } from './door.ts';
import type { PastTool } from './past-tool.ts';

interface Walk {
  tool: PastTool;
  sessions: ReadonlyMap<string, Session>;
}

const SIX = ['ines', 'tom', 'farah', 'neil', 'beatriz', 'joanna'] as const;
type Member = (typeof SIX)[number];

/** What is written of a turn. */
interface Record {
  issue: string;
  questions: string[];
  insight: string;
  action: string;
  first: string;
}

const RECORDS: Record[] = [
  {
    issue: 'How might I ask managers for time without making mentoring look like one more duty?',
    questions: ['What have you seen, and what have you concluded?', 'Who would say yes today?'],
    insight: 'I ask for hours. They hear a promise that somebody else must keep.',
    action: 'Ask two managers what a good week looks like, before asking for time',
    first: 'Write to the West site tomorrow',
  },
  {
    issue: '¿Cómo defiendo un modelo sencillo ante quien espera un manual?',
    questions: ['¿Qué parte has comprobado y cuál has supuesto?', '¿A quién le sirve el manual?'],
    insight: 'El manual me lo pedí yo; nadie más.',
    action: 'Mostrar una página a dos personas y callar',
    first: 'Escribir la página el viernes',
  },
  {
    issue: 'What do I keep, when my favourite needs an hour that nobody has?',
    questions: ['What would be left of it in ten minutes?', 'What if it fails in week three?'],
    insight: 'Twenty minutes kept are worth more than an hour promised.',
    action: 'Try the short version with one pair',
    first: 'Ask the pair on Monday',
  },
  {
    issue: 'How do I find the leavers figure without a fight?',
    questions: ['Who holds it now?', 'What are they afraid it will be used for?'],
    insight: 'Nobody has said no yet. I have not asked.',
    action: 'Find the leavers figure',
    first: 'Ask the HR desk which report it is in',
  },
];

const DAY_MS = 86_400_000;
const SOON_MS = 25 * 60_000;
const WEEKS_4 = 28;

/**
 * A set with two meetings behind it and a third that is on: windows of different members can come in, some are there, and
 * actions wait for their report. Done again it changes nothing.
 */
export async function meetingLife({ tool, sessions }: Walk): Promise<void> {
  const idOf = (name: Member) => sessions.get(name)?.person ?? '';
  const ruth = sessions.get('ruth');
  if (!ruth || SIX.some((name) => idOf(name) === '')) return;
  const door = doorOf(tool, ruth);
  const desk = async () =>
    (await door('GET /api/live/sets', { params: {}, body: {} })) as {
      sets: { id: string; members: { id: string }[] }[];
      without: { id: string }[];
      timeZone: string;
    };
  const { without, timeZone } = await desk();
  if (SIX.some((name) => !without.some(({ id }) => id === idOf(name)))) return;
  const soon = wallClock(timeZone, new Date(Date.now() + SOON_MS));
  const first = addDays(soon.day, -WEEKS_4);
  tool.setClock((-(WEEKS_4 + 7) * DAY_MS) / 1000);
  await door('POST /api/live/sets', {
    params: {},
    body: { sets: [SIX.map(idOf)], first, time: soon.time, lang: 'both' },
  });
  const set =
    (await desk()).sets.find(({ members }) => members.some(({ id }) => id === idOf('ines')))?.id ?? '';
  const link = 'https://meet.example.org/set-of-six';
  await door('PUT /api/live/sets/:set', { params: { set }, body: { link, lang: 'both' } });
  for (const name of SIX)
    await doorOf(tool, sessions.get(name) as Session)('PUT /api/live/sets/:set/agreement', {
      params: { set },
      body: { version: 1 },
    });
  const walk = { tool, sessions, set };
  await new Held(walk, 1).hold(SIX, RECORDS.slice(0, 2), 'tom');
  await new Held(walk, 2).hold(SIX.slice(0, 5), RECORDS.slice(2), 'beatriz');
  await new Held(walk, 3).begin(['tom', 'beatriz']);
  tool.setClock(0);
}

/** One meeting, as its members hold it. */
class Held {
  readonly #walk: Walk & { set: string };
  readonly #params: { set: string; n: string };

  constructor(walk: Walk & { set: string }, n: number) {
    this.#walk = walk;
    this.#params = { set: walk.set, n: String(n) };
  }

  #door(name: string) {
    return doorOf(this.#walk.tool, this.#walk.sessions.get(name) as Session);
  }

  async #page(name: string) {
    return (await this.#door(name)('GET /api/live/meetings/:set/:n', { params: this.#params, body: {} })) as {
      at: string;
      nextAt: string;
      step: { meeting: Meeting } | null;
    };
  }

  async #tap(name: string, tap: Tap, id = hex()): Promise<void> {
    const body = { id, waitedMs: 0, tap };
    await this.#door(name)('POST /api/live/meetings/:set/:n/taps', { params: this.#params, body });
  }

  /** At its hour, or now where that is still to come. */
  async #open(there: readonly Member[]): Promise<void> {
    const { at } = await this.#page(there[0] ?? '');
    this.#walk.tool.setClock(Math.min(0, (Date.parse(at) - Date.now()) / 1000));
    await this.#door(there[0] ?? '')('PUT /api/live/meetings/:set/:n', { params: this.#params, body: {} });
    for (const name of there) await this.#tap(name, { kind: 'join' });
    for (const name of there) await this.#tap(name, { kind: 'confirm', version: 1 });
  }

  async hold(there: readonly Member[], records: readonly Record[], host: Member): Promise<void> {
    const { sessions } = this.#walk;
    await this.#open(there);
    await this.#tap('ines', {
      kind: 'role',
      role: 'timekeeper',
      person: sessions.get('farah')?.person ?? '',
    });
    await this.#reports(there);
    for (const record of records) await this.#turn(there, record);
    await this.#tap('ruth', { kind: 'to-review' });
    for (const name of there) await this.#tap(name, { kind: 'said' });
    const person = sessions.get(host)?.person ?? '';
    const at = Date.parse((await this.#page('ines')).nextAt);
    await this.#tap('ines', { kind: 'next', at, host: person });
    await this.#tap('ines', { kind: 'close' });
  }

  /** Some are here already; what became of one action is said, of the others not yet. */
  async begin(there: readonly Member[]): Promise<void> {
    await this.#open(there);
    await this.#tap('tom', { kind: 'sign-up', on: true });
    await this.#reports(there);
  }

  async #reports(there: readonly Member[]): Promise<void> {
    const { step } = await this.#page('ines');
    for (const [action, { owner }] of Object.entries(step?.meeting.brought ?? {})) {
      const name = there.find((one) => this.#walk.sessions.get(one)?.person === owner);
      const said = 'Told it to two colleagues instead. Easier than I had feared.';
      if (name) await this.#tap(name, { kind: 'report', action, state: 'changed', said });
    }
  }

  async #turn(there: readonly Member[], record: Record): Promise<void> {
    const turn = hex();
    const presenter = await this.#begin(there, turn);
    const write = { kind: 'write', turn, over: 0, asks: null } as const;
    await this.#tap(presenter, { kind: 'wanted', turn, wanted: 'options' });
    await this.#tap('farah', { ...write, line: hex(), what: 'issue', text: record.issue });
    for (const text of record.questions) {
      await this.#tap('farah', { ...write, line: hex(), what: 'question', text, asks: 'explore' });
      await this.#tap('farah', { kind: 'count', turn, what: 'questions', by: 1 });
    }
    await this.#tap(presenter, { ...write, line: hex(), what: 'insight', text: record.insight });
    const { step } = await this.#page('ines');
    const due = step?.meeting.nextDay ?? '';
    const action = { kind: 'action', turn, action: hex(), text: record.action, first: record.first } as const;
    await this.#tap(presenter, { ...action, planB: '', due, over: 0 });
    for (const from of STAGES) await this.#tap('ruth', { kind: 'stage', turn, from });
  }

  /** Whoever is next takes it. */
  async #begin(there: readonly Member[], turn: string): Promise<Member> {
    for (const name of there) {
      const person = this.#walk.sessions.get(name)?.person ?? '';
      const begun = await this.#tap('ines', { kind: 'begin', person }, turn).then(
        () => true,
        () => false,
      );
      if (begun) return name;
    }
    throw new Error('Nobody of the set is next.');
  }
}
