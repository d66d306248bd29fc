import 'fake-indexeddb/auto';
import { configure } from '@testing-library/dom';
import { vi } from 'vitest';
import { opened, press, type Start } from '../../../server/rooms/live/meeting.rule.ts';
import { patchBetween } from '../../../server/rooms/live/meeting-patch.rule.ts';
import type { Meeting } from '../../../server/rooms/live/meeting-shape.rule.ts';
import type { Tap } from '../../../server/rooms/live/meeting-tap.rule.ts';
import { needWords } from '../../../client/core/i18n.ts';
import { openOutbox } from '../../../client/core/outbox.ts';
import { me, type Me } from '../../../client/core/session.ts';
import { sendTap } from '../../../client/rooms/live/meeting.state.ts';
import { TAP } from '../../../client/rooms/live/meeting.types.ts';
import { hex } from '../../setup/hex.ts';
import { EventWire } from './event-wire.ts';

export const MEMBERS = ['ines', 'tom', 'farah', 'neil', 'beatriz'] as const;
const NAMES: Record<string, string> = {
  ines: 'Inés Calder',
  tom: 'Tom Brightwell',
  farah: 'Farah Kazmi',
  neil: 'Neil Osgood',
  beatriz: 'Beatriz Luna',
};

const personOf = (id: string, role: Me['role'] = 'learner'): Me => ({
  id,
  tenant: 'north',
  name: NAMES[id] ?? 'Ruth Adeyemi',
  number: 1,
  role,
  administers: false,
  testUser: false,
  lang: 'en',
  platformName: 'Canvas',
  asks: false,
  run: { id: 'autumn', title: null, trainer: { en: '', es: '' } },
});

/** A press goes by way of the device and of the wire: on a busy machine that takes its time. */
configure({ asyncUtilTimeout: 10_000 });

const BANK = [
  {
    key: 'explore',
    title: { en: 'Explore', es: 'Explorar' },
    questions: [{ en: 'What are you assuming?', es: '¿Qué estás suponiendo?' }],
  },
];

let sets = 0;

/** A meeting on a server of our own, which judges by the same rule as ours does: whoever reads the page is Inés. */
export class FakeMeeting {
  readonly place: { set: string; n: string };
  revision = 1;
  state: Meeting;
  /** The network is there. */
  online = true;
  /** Answers are there, and stay on their way. */
  held: (() => void)[] | undefined;
  /** What the rooms around it say: of the business case, and of evaluations. */
  readonly around = { sent: [] as unknown[], evaluations: [] as unknown[] };
  readonly taps: string[] = [];
  readonly sent: Tap[] = [];
  readonly #wire = new EventWire();
  readonly #n: number;

  constructor({
    n = 1,
    role = 'learner',
    ...start
  }: Partial<Start> & { n?: number; role?: Me['role'] } = {}) {
    this.#n = n;
    this.place = { set: `set-${(sets += 1)}`, n: String(n) };
    me.value = personOf(role === 'learner' ? 'ines' : 'ruth', role);
    this.state = opened({
      at: Date.now(),
      members: [...MEMBERS],
      day: '2099-04-22',
      nextDay: '2099-05-06',
      before: {},
      rules: { version: 1, airtime: true },
      unsettled: [],
      brought: {},
      host: null,
      ...start,
    });
    vi.stubGlobal('fetch', (address: string, init: RequestInit) => this.#answer(String(address), init));
  }

  /** Somebody's press on another page. */
  press(by: string, tap: Tap): string {
    const id = hex();
    this.#press(by, id, tap);
    return id;
  }

  everybodyIsHere(): void {
    for (const person of MEMBERS) {
      this.press(person, { kind: 'join' });
      this.press(person, { kind: 'confirm', version: 1 });
    }
  }

  #press(by: string, id: string, tap: Tap): string | undefined {
    if (this.taps.includes(id)) return undefined;
    const pressed = { id, by, facilitates: by === 'ruth', at: Date.now(), tap };
    const after = press(this.state, pressed, { n: this.#n });
    if (typeof after === 'string') return after;
    const patch = patchBetween(this.state, after);
    const from = this.revision;
    this.state = after;
    this.revision += 1;
    this.taps.push(id);
    const step = { revision: this.revision, now: Date.now(), from, patch, meeting: null, taps: [id] };
    this.#wire.send(this.revision, step);
    return undefined;
  }

  /** The stream breaks, and what happens meanwhile is missed. */
  cut(): void {
    this.#wire.cut();
  }

  #whole() {
    const { revision, state: meeting } = this;
    return { revision, now: Date.now(), from: null, patch: null, meeting, taps: this.taps.slice(-20) };
  }

  async #answer(address: string, { method = 'GET', body }: RequestInit): Promise<Response> {
    if (!this.online) throw new TypeError('no network');
    if (address.includes('/events')) return this.#wire.open(() => this.#whole());
    if (method === 'POST') return this.#tapped(JSON.parse(String(body)) as { id: string; tap: Tap });
    if (address.includes('/between')) return Response.json({ actions: [] });
    if (address.endsWith('/to-case')) return Response.json({ sent: this.around.sent });
    if (address.startsWith('/api/evaluation/'))
      return Response.json({ now: new Date().toISOString(), meetings: this.around.evaluations });
    if (address.includes('/changes')) return Response.json({ step: this.#whole() });
    return Response.json(this.#page());
  }

  async #tapped({ id, tap }: { id: string; tap: Tap }): Promise<Response> {
    const why = this.#press(me.peek()?.id ?? '', id, tap);
    this.sent.push(tap);
    if (this.held) await new Promise<void>((resolve) => void this.held?.push(resolve));
    if (!why) return Response.json(this.#whole());
    return Response.json({ error: { code: 'tap-refused', why, ref: 'r' } }, { status: 409 });
  }

  #page() {
    const at = new Date().toISOString();
    const facilitates = me.peek()?.role === 'trainer';
    return {
      set: { id: this.place.set, number: 2 },
      n: this.#n,
      at,
      timeZone: 'Europe/London',
      opensAt: at,
      selfManaged: this.#n >= 5,
      facilitates,
      link: facilitates && this.#n >= 5 ? '' : 'https://meet.example.org/set',
      people: MEMBERS.map((id, at) => ({ id, name: NAMES[id], number: at + 1 })),
      rules: {
        version: 1,
        lines: [{ rule: 'Questions before ideas', why: 'A question leaves the work with its owner' }],
        confidential: 'What is said here stays here.',
        limits: 'Unless somebody is in danger.',
      },
      bank: BANK,
      nextAt: '2099-05-06T15:00:00.000Z',
      step: this.#whole(),
    };
  }
}

/** As on any page that stands: its words, and what sends. */
export async function arrive(): Promise<void> {
  await needWords('core', 'live-meeting', 'evaluation');
  await openOutbox({ [TAP]: () => Promise.resolve(sendTap) });
}
