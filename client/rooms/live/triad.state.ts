import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { patched } from '../../../server/rooms/live/meeting-patch.rule.ts';
import { pressTriad } from '../../../server/rooms/live/triad.rule.ts';
import type { Triad, TriadRefusal, TriadTap } from '../../../server/rooms/live/triad-shape.rule.ts';
import { ApiError } from '../../core/api-error.ts';
import { call } from '../../core/api.ts';
import { query, refreshAll, type Query } from '../../core/data.ts';
import { listen } from '../../core/listen.ts';
import { newId, post, type Sender, waiting } from '../../core/outbox.ts';
import { me } from '../../core/session.ts';
import {
  type MyTriads,
  type Received,
  type Standing,
  TRIAD_TAP,
  type TriadPage,
  type TriadStep,
} from './triad.types.ts';

export const myTriads = (): Query<MyTriads> => query('live/triads', () => call('GET /api/live/triads'));

export const triadPage = (id: string): Query<TriadPage> =>
  query(
    `live/triads/${id}`,
    () => call('GET /api/live/triads/:triad', { params: { triad: id } }),
    (page) => take(id, page.step),
  );

export const receivedSheets = (id: string): Query<{ sheets: Received[] }> =>
  query(`live/triads/${id}/sheets`, () =>
    call('GET /api/live/triads/:triad/sheets', { params: { triad: id } }),
  );

/** What the server said last, by triad. */
const said = signal<ReadonlyMap<string, Standing>>(new Map());
/** Why the last press in a triad was not taken. */
export const refusals = signal<ReadonlyMap<string, TriadRefusal>>(new Map());

const noted = <T>(map: ReadonlyMap<string, T>, key: string, value: T): ReadonlyMap<string, T> =>
  new Map([...map, [key, value]]);

/** A step that leaves a gap is not taken: then the whole triad is asked for. */
export function take(id: string, step: TriadStep): void {
  const known = said.peek().get(id);
  const ahead = step.now - Date.now();
  if (known && step.revision < known.revision) return;
  if (step.triad) {
    said.value = noted(said.peek(), id, { revision: step.revision, ahead, triad: step.triad });
    return;
  }
  if (!known || step.from !== known.revision) return void triadPage(id).refresh();
  const triad = patched(known.triad, step.patch ?? {});
  said.value = noted(said.peek(), id, { revision: step.revision, ahead, triad });
}

interface Waits {
  triad: string;
  tap: TriadTap;
}

/** Presses of what one looks at: meant for what stood there before, they would do something else. */
const FOR_WHAT_IS_ON = new Set<TriadTap['kind']>([
  'here',
  'seat',
  'begin',
  'pause',
  'go-on',
  'skip',
  'end',
  'anew',
]);
const JUST_CHANGED_MS = 800;
/** When what the large buttons are about has changed last. */
const changedAt = new Map<string, number>();
/** When one last said here that one has come or gone: others who come leave that button as it is. */
const cameAt = new Map<string, number>();

const lookOf = ({ here, order, rounds }: Triad): string =>
  JSON.stringify([
    here,
    order.length,
    Object.values(rounds).map(({ pausedAt, skippedMs, endedAt }) => [pausedAt, skippedMs, endedAt]),
  ]);

function noteChanges(id: string, view: ReadonlySignal<Standing | undefined>): void {
  const isOn = computed(() => view.value && lookOf(view.value.triad));
  effect(() => {
    void isOn.value;
    changedAt.set(id, performance.now());
  });
}

const views = new Map<string, ReadonlySignal<Standing | undefined>>();

/** As it stands, with what this device's own presses will make of it. */
export function standingOf({ id, rounds, step }: TriadPage): ReadonlySignal<Standing | undefined> {
  const made =
    views.get(id) ??
    computed(() => {
      const known = said.value.get(id);
      const by = me.value?.id ?? '';
      if (!known) return undefined;
      const own = [...waiting.value.values()].filter(
        ({ kind, body }) => kind === TRIAD_TAP && (body as Waits).triad === id,
      );
      const triad = own.reduce((before, { body, at }) => {
        const after = pressTriad(before, { by, at: at + known.ahead, tap: (body as Waits).tap }, { rounds });
        return typeof after === 'string' ? before : after;
      }, known.triad);
      return { ...known, triad };
    });
  if (!views.has(id)) noteChanges(id, made);
  views.set(id, made);
  if (!said.peek().has(id)) take(id, step);
  return made;
}

/** One press. It is on the device before it is on the wire, and reaches the server when there is a network. */
export function tap(id: string, pressed: TriadTap): void {
  const changed = (pressed.kind === 'here' ? cameAt : changedAt).get(id) ?? -Infinity;
  if (performance.now() - changed < JUST_CHANGED_MS && FOR_WHAT_IS_ON.has(pressed.kind)) return;
  if (pressed.kind === 'here') cameAt.set(id, performance.now());
  refusals.value = new Map([...refusals.peek()].filter(([one]) => one !== id));
  const body: Waits = { triad: id, tap: pressed };
  void post(TRIAD_TAP, `triads/${id}/${newId()}`, body);
}

/** What was refused is said on the page of the triad; it does not wait on. */
export const sendTap: Sender = async ({ id, body }, waited) => {
  const { triad, tap: pressed } = body as Waits;
  try {
    const step = await call('POST /api/live/triads/:triad/taps', {
      params: { triad },
      body: { id, waitedMs: Math.round(waited), tap: pressed },
    });
    take(triad, step);
    if (pressed.kind === 'done') refreshAll();
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'tap-refused') throw error;
    refusals.value = noted(refusals.peek(), triad, error.data['why'] as TriadRefusal);
    void triadPage(triad).refresh();
  }
};

export async function handSheet(triad: string, round: number): Promise<void> {
  await call('PUT /api/live/triads/:triad/sheets/:round', { params: { triad, round: String(round) } });
  await triadPage(triad).refresh();
  refreshAll();
}

export async function saySite(site: string): Promise<void> {
  await call('PUT /api/live/triads/site', { body: { site } });
  myTriads().invalidate();
}

/** What the others do, as it happens, for as long as the page stands. */
export function watchTriad(id: string): () => void {
  const params = { triad: id };
  const listening = listen({
    path: '/api/live/triads/:triad/events',
    params,
    since: () => said.peek().get(id)?.revision ?? 0,
    take: (step) => take(id, step as TriadStep),
    ask: async (since) => {
      const { step } = await call('GET /api/live/triads/:triad/changes', { params, query: { since } });
      if (step) take(id, step);
    },
  });
  return () => listening.stop();
}
