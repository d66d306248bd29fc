import 'fake-indexeddb/auto';
import { configure } from '@testing-library/dom';
import { vi } from 'vitest';
import { handedOver, pressTriad } from '../../../server/rooms/live/triad.rule.ts';
import { newTriad, type Triad, type TriadTap } from '../../../server/rooms/live/triad-shape.rule.ts';
import { needWords } from '../../../client/core/i18n.ts';
import { openOutbox } from '../../../client/core/outbox.ts';
import { me, type Me } from '../../../client/core/session.ts';
import type { Received } from '../../../client/rooms/live/triad.types.ts';
import { TRIAD_TAP } from '../../../client/rooms/live/triad.types.ts';
import { sendTap } from '../../../client/rooms/live/triad.state.ts';
import { formOf, openedOf } from '../forms/kit.tsx';
import { EventWire } from './event-wire.ts';

export const THREE = ['ines', 'tom', 'farah'] as const;
export const NAMES = { ines: 'Inés Calder', tom: 'Tom Brightwell', farah: 'Farah Kazmi' } as const;

/** A press goes by way of the device and of the wire: on a busy machine that takes its time. */
configure({ asyncUtilTimeout: 10_000 });

const THREE_PARTS = [
  { stage: 'talk', minutes: 8 },
  { stage: 'observer', minutes: 4 },
] as const;
const PITCH_PARTS = [
  { stage: 'present', minutes: 4 },
  { stage: 'questions', minutes: 4 },
] as const;

let triads = 0;

/** A triad on a server of our own, which judges by the same rule as ours does: whoever reads the page is Inés. */
export class FakeTriad {
  readonly id: string;
  readonly taps: string[] = [];
  readonly sent: TriadTap[] = [];
  revision = 1;
  state: Triad;
  online = true;
  /** What happens is told to nobody. */
  quiet = false;
  received: Received[] = [];
  readonly #sheet: string;
  readonly #wire = new EventWire();

  constructor({ sheet = 'plain', members = THREE }: { sheet?: string; members?: readonly string[] } = {}) {
    this.id = `triad-${(triads += 1)}`;
    this.#sheet = sheet;
    this.state = newTriad(members);
    me.value = { id: 'ines', tenant: 'north', role: 'learner', administers: false, lang: 'en' } as Me;
    vi.stubGlobal('fetch', (address: string, init: RequestInit = {}) => this.#answer(String(address), init));
  }

  /** Somebody's press on another page. */
  press(by: string, tap: TriadTap): string | undefined {
    const after = pressTriad(this.state, { by, at: Date.now(), tap }, this.#frame());
    if (typeof after === 'string') return after;
    this.#become(after);
    return undefined;
  }

  everybodyIsHere(): void {
    for (const person of this.state.members) this.press(person, { kind: 'here', on: true });
  }

  /** All rounds, one after the other. */
  practised(): void {
    this.everybodyIsHere();
    for (let round = 1; round <= this.state.members.length; round += 1)
      this.press('ines', { kind: 'begin', round, people: this.state.members.length });
    this.press('ines', { kind: 'end', round: this.state.members.length });
  }

  hand(key: string): void {
    this.#become(handedOver(this.state, key, Date.now()));
  }

  #become(state: Triad): void {
    this.state = state;
    this.revision += 1;
    if (!this.quiet) this.#wire.send(this.revision, this.#step());
  }

  /** The network is gone, and the stream with it. */
  offline(): void {
    this.online = false;
    this.#wire.cut();
  }

  #frame() {
    const three = this.#sheet === 'pitch' ? PITCH_PARTS : THREE_PARTS;
    return { rounds: { two: [...three], three: [...three], four: [...three] } };
  }

  #step() {
    const { revision, state: triad } = this;
    return { revision, now: Date.now(), from: null, patch: null, triad, taps: this.taps.slice(-20) };
  }

  #answer(address: string, { method = 'GET', body }: RequestInit): Promise<Response> {
    if (!this.online) return Promise.reject(new TypeError('no network'));
    if (address.includes('/events')) return Promise.resolve(this.#wire.open(() => this.#step()));
    if (address.includes('/changes')) return Promise.resolve(Response.json({ step: this.#step() }));
    if (address.includes('/forms/')) return Promise.resolve(Response.json(this.#form()));
    if (address.endsWith('/sheets')) return Promise.resolve(Response.json({ sheets: this.received }));
    if (method === 'POST') return Promise.resolve(this.#tapped(JSON.parse(String(body))));
    return Promise.resolve(Response.json(this.#page()));
  }

  #tapped({ id, tap }: { id: string; tap: TriadTap }): Response {
    this.sent.push(tap);
    const why = this.taps.includes(id) ? undefined : this.press('ines', tap);
    if (why) return Response.json({ error: { code: 'tap-refused', why, ref: 'r' } }, { status: 409 });
    this.taps.push(id);
    return Response.json(this.#step());
  }

  #form() {
    return openedOf(formOf('triad-observation', this.#sheet));
  }

  #page() {
    return {
      id: this.id,
      of: { module: 'models', step: 'triad', number: '2.6', title: { en: 'Two models', es: 'Dos modelos' } },
      sheet: this.#sheet,
      people: THREE.map((id, at) => ({ id, name: NAMES[id], number: at + 1 })),
      ...this.#frame(),
      step: this.#step(),
    };
  }
}

/** As on any page that stands: its words, and what sends. */
export async function arrive(): Promise<void> {
  await needWords('core', 'live-triad', 'forms', 'run-notes');
  await openOutbox({ [TRIAD_TAP]: () => Promise.resolve(sendTap) });
}
