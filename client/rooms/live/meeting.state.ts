import { batch, computed, effect, signal } from '@preact/signals';
import { press } from '../../../server/rooms/live/meeting.rule.ts';
import { patched } from '../../../server/rooms/live/meeting-patch.rule.ts';
import type { Meeting } from '../../../server/rooms/live/meeting-shape.rule.ts';
import type { Tap, TapKind } from '../../../server/rooms/live/meeting-tap.rule.ts';
import { ApiError } from '../../core/api-error.ts';
import { call } from '../../core/api.ts';
import { query, type Query } from '../../core/data.ts';
import { type Hearing, listen, type Listening } from '../../core/listen.ts';
import { mayPassLater, post, type Sender, waiting, type Waiting } from '../../core/outbox.ts';
import { me } from '../../core/session.ts';
import { keepReturned } from './meeting-returned.ts';
import { type MeetingPage, type MeetingPlace, type Step, TAP, type WaitingTap } from './meeting.types.ts';

/** A press that follows so closely on a change of what is on was meant for what stood there before. */
const JUST_CHANGED_MS = 800;
const FOR_WHAT_IS_ON: ReadonlySet<TapKind> = new Set<TapKind>(['begin', 'stage', 'to-review', 'close']);
/** A step that came before the one it goes on from waits this long for it. */
const EARLY_MS = 2_000;
/** An answer that took longer says nothing of the server's clock. */
const QUICK_MS = 3_000;

/**
 * A meeting as it stands for this page: what the server has said, and over it what was pressed here and is still on its
 * way. The same rule makes both, so that what is shown at once is what will stand.
 */
export class LiveMeeting {
  readonly page: Query<MeetingPage>;
  readonly hearing = signal<Hearing>('opening');
  /** By how much the server's clock is ahead of this device's. */
  readonly ahead = signal(0);
  /** Why the newest press was not taken. */
  readonly refusal = signal<string | undefined>(undefined);
  readonly #place: MeetingPlace;
  readonly #base = signal<{ revision: number; meeting: Meeting } | undefined>(undefined);
  /** Presses that are in what the server has said, or that it did not take. */
  readonly #settled = signal<ReadonlySet<string>>(new Set());
  #early: Step[] = [];
  #gap: ReturnType<typeof setTimeout> | undefined;
  #listening: Listening | undefined;
  #changedAt = -Infinity;

  constructor(place: MeetingPlace) {
    this.#place = place;
    const { set, n } = place;
    this.page = query(`live/meeting/${set}/${n}`, () => this.#asked());
    effect(() => {
      void this.#isOn.value;
      this.#changedAt = performance.now();
    });
  }

  /** Own presses that are not on the server yet, in their order. */
  readonly #own = computed(() => {
    const start = thingOf(this.#place, '');
    return [...waiting.value.values()]
      .filter(({ id, thing }) => thing.startsWith(start) && !this.#settled.value.has(id))
      .sort((one, other) => one.at - other.at || (one.thing < other.thing ? -1 : 1)) as Waiting<WaitingTap>[];
  });

  readonly meeting = computed(() => {
    const stands = this.#base.value?.meeting;
    if (!stands) return undefined;
    return this.#own.value.reduce((meeting, item) => this.#pressed(meeting, item), stands);
  });

  readonly waits = computed(() => this.#own.value.length);

  /** What one looks at when one presses the large button. */
  readonly #isOn = computed(() => {
    const now = this.meeting.value;
    return now && `${now.phase} ${now.current} ${now.clock?.stage}`;
  });

  #pressed(meeting: Meeting, { id, at, body }: Waiting<WaitingTap>): Meeting {
    const person = me.peek();
    if (!person) return meeting;
    const who = { by: person.id, facilitates: person.role === 'trainer' };
    const pressed = { id, ...who, at: at + this.ahead.peek(), tap: body.tap };
    const after = press(meeting, pressed, { n: Number(this.#place.n) });
    return typeof after === 'string' ? meeting : after;
  }

  async #asked(): Promise<MeetingPage> {
    const askedAt = Date.now();
    const page = await call('GET /api/live/meetings/:set/:n', { params: { ...this.#place } });
    if (page.step) this.#answered(page.step, askedAt);
    return page;
  }

  /** Whoever comes first opens it; whoever comes second finds it open. Rejects with ApiError. */
  async open(): Promise<void> {
    const askedAt = Date.now();
    const step = await call('PUT /api/live/meetings/:set/:n', { params: { ...this.#place } });
    this.#answered(step, askedAt);
  }

  /** It is on the device when it is shown, and goes when it can. */
  tap(tap: Tap): void {
    const isLate = performance.now() - this.#changedAt < JUST_CHANGED_MS;
    if (isLate && FOR_WHAT_IS_ON.has(tap.kind)) return;
    this.refusal.value = undefined;
    const body: WaitingTap = { ...this.#place, tap };
    void post(TAP, thingOf(this.#place, nextName()), body);
  }

  /** For as long as the page stands. */
  watch(): () => void {
    const path = '/api/live/meetings/:set/:n/events';
    const listening = listen({
      path,
      params: { ...this.#place },
      since: () => this.#base.peek()?.revision ?? 0,
      take: (step) => this.#heard(step as Step),
      ask: async (since) => {
        const askedAt = Date.now();
        const sent = { params: { ...this.#place }, query: { since } };
        const { step } = await call('GET /api/live/meetings/:set/:n/changes', sent);
        if (step) this.#answered(step, askedAt);
      },
    });
    this.#listening = listening;
    const follow = effect(() => void (this.hearing.value = listening.hearing.value));
    return () => {
      follow();
      listening.stop();
      this.#listening = undefined;
    };
  }

  async send(id: string, tap: Tap, waitedMs: number): Promise<void> {
    const askedAt = Date.now();
    try {
      const body = { id, waitedMs, tap };
      const step = await call('POST /api/live/meetings/:set/:n/taps', { params: { ...this.#place }, body });
      batch(() => {
        this.#settle([id]);
        this.#answered(step, askedAt);
      });
    } catch (error) {
      if (error instanceof ApiError && !mayPassLater(error)) this.#refuse(id, tap, error);
      throw error;
    }
  }

  #refuse(id: string, tap: Tap, { code, data }: ApiError): void {
    this.#settle([id]);
    this.refusal.value = code === 'tap-refused' ? String(data['why']) : code;
    keepReturned(this.#place, id, tap);
  }

  #settle(ids: readonly string[]): void {
    this.#settled.value = new Set([...this.#settled.peek(), ...ids]);
  }

  #answered(step: Step, askedAt: number): void {
    const now = Date.now();
    if (now - askedAt < QUICK_MS) this.ahead.value = Math.round(step.now - (now + askedAt) / 2);
    this.#take(step);
  }

  /** What comes by itself was on its way for as long as it likes: it can only show that the server is further on. */
  #heard(step: Step): void {
    this.ahead.value = Math.max(this.ahead.peek(), step.now - Date.now());
    this.#take(step);
  }

  #take(step: Step): void {
    const before = this.#base.peek();
    const base = advanced(before, step);
    if (!base) return this.#wait(step);
    batch(() => {
      this.#settle(step.taps);
      this.#base.value = base;
    });
    const [next] = this.#early.filter(({ from }) => from !== null && from <= base.revision);
    this.#early = this.#early.filter((one) => one !== next);
    if (next) this.#take(next);
    else if (this.#early.length === 0) clearTimeout(this.#gap);
  }

  /** The answer to a press may be faster than what others pressed before it. */
  #wait(step: Step): void {
    this.#early = [...this.#early, step].sort((one, other) => one.revision - other.revision);
    clearTimeout(this.#gap);
    this.#gap = setTimeout(() => {
      this.#early = [];
      this.#listening?.again();
    }, EARLY_MS);
  }
}

/** The newer of both; undefined where what comes goes on from something that is not here. */
function advanced(before: { revision: number; meeting: Meeting } | undefined, step: Step) {
  const { revision, from } = step;
  const meeting = step.meeting as Meeting | null;
  if (meeting) return before && before.revision > revision ? before : { revision, meeting };
  if (before && revision <= before.revision) return before;
  if (!before || from !== before.revision) return undefined;
  return { revision, meeting: patched(before.meeting, step.patch ?? {}) };
}

const thingOf = ({ set, n }: MeetingPlace, name: string): string => `meeting/${set}/${n}/${name}`;

let lastName = 0;
/** Names that sort as they were pressed: of two in one millisecond the first goes first. */
function nextName(): string {
  lastName = Math.max(lastName + 1, Date.now() * 100);
  return String(lastName);
}

const meetings = new Map<string, LiveMeeting>();

export function liveMeeting({ set, n }: MeetingPlace): LiveMeeting {
  const known = meetings.get(`${set}/${n}`);
  if (known) return known;
  const made = new LiveMeeting({ set, n });
  meetings.set(`${set}/${n}`, made);
  return made;
}

export const sendTap: Sender = ({ id, body }, waited) => {
  const { tap, ...place } = body as WaitingTap;
  return liveMeeting(place).send(id, tap, Math.round(waited));
};
