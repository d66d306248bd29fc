import { expect } from 'vitest';
import type { AnswerOf } from '../../server/core/endpoint.contract.ts';
import type { myTriads, triadPage, triadSheets } from '../../server/rooms/live/triad.contract.ts';
import type { Triad, TriadTap } from '../../server/rooms/live/triad-shape.rule.ts';
import type { allTrios, proposeTrios } from '../../server/rooms/live/trio.contract.ts';
import { hex } from '../setup/hex.ts';
import { meetingKit, type MeetingKit } from './meeting-kit.ts';

export type MyTriads = AnswerOf<typeof myTriads>;
export type TriadPage = AnswerOf<typeof triadPage>;
export type Sheets = AnswerOf<typeof triadSheets>;
export type AllTrios = AnswerOf<typeof allTrios>;
export type TrioProposal = AnswerOf<typeof proposeTrios>;
interface Answered<T> {
  status: number;
  body: T;
}

/** The first triad of the course: an observer's sheet with its counts. */
export const MODELS = 'conversation-models/triad-two-models';

export const sheetValues = {
  asked_for: 'Whether I wait',
  open_q: 4,
  closed_q: 1,
  advice: 0,
  silences: 3,
  who_owned_goal: 'mentee',
  exact_words: [1, 2, 3].map((at) => ({ key: `r${at}`, cells: { words: `Words ${at}` } })),
  turning_point: 'When nobody spoke',
  one_question: 'What would you keep?',
};

export interface TriadKit extends MeetingKit {
  /** A triad of these people at that step; answers its id. */
  trio(step: string, names: readonly string[]): Promise<string>;
  press(
    triad: string,
    name: string,
    tap: TriadTap,
    more?: object,
  ): Promise<Answered<{ triad: Triad | null }>>;
  triadOf(triad: string, name: string): Promise<TriadPage>;
  /** They are here, and all rounds are run. */
  practised(triad: string, names: readonly string[]): Promise<void>;
  /** The sheet of a round, written and finished by its author. */
  writes(triad: string, n: number, name: string, more?: object): Promise<Answered<unknown>>;
  hands(triad: string, n: number, name: string): Promise<Answered<unknown>>;
}

export async function triadKit(): Promise<TriadKit> {
  const kit = await meetingKit();
  const { door } = kit;
  const press: TriadKit['press'] = (triad, name, tap, more = {}) =>
    door('POST', `/triads/${triad}/taps`, name, { id: hex(), waitedMs: 0, tap, ...more });
  return { ...kit, press, ...doorsOf(kit), ...waysOf(kit, press) };
}

const doorsOf = ({ door, idOf }: MeetingKit): Pick<TriadKit, 'triadOf' | 'trio' | 'hands'> => ({
  triadOf: async (triad, name) => (await door<TriadPage>('GET', `/triads/${triad}`, name)).body,
  async trio(step, names) {
    const made = await door('POST', `/trios/${step}`, 'ruth', { trios: [names.map(idOf)] });
    expect(made, JSON.stringify(made.body)).toMatchObject({ status: 200 });
    const { steps } = (await door<AllTrios>('GET', '/trios', 'ruth')).body;
    const own = steps.find(({ of }) => `${of.module}/${of.step}` === step);
    return own?.trios.at(-1)?.id ?? '';
  },
  hands: (triad, n, name) => door('PUT', `/triads/${triad}/sheets/${n}`, name),
});

const waysOf = (
  { tool, who }: MeetingKit,
  press: TriadKit['press'],
): Pick<TriadKit, 'practised' | 'writes'> => ({
  async practised(triad, names) {
    for (const name of names) await press(triad, name, { kind: 'here', on: true });
    const first = names[0] ?? '';
    for (let round = 1; round <= Math.max(2, names.length); round += 1) {
      const begun = await press(triad, first, { kind: 'begin', round, people: names.length });
      expect(begun, JSON.stringify(begun.body)).toMatchObject({ status: 200 });
      tool.clock.forward(12 * 60_000);
      await press(triad, first, { kind: 'end', round });
    }
  },
  async writes(triad, n, name, more = {}) {
    const values = { ...sheetValues, mentee_view: 'You waited.', ...more };
    const body = { write: hex(), revision: 0, values, version: 1, lang: 'en', finish: true };
    const path = `/api/forms/triad-observation/plain/${triad}-${n}`;
    return tool.call('PUT', path, { token: who(name).token, body });
  },
});
