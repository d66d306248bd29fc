import type { Clock } from '../../core/clock.ts';
import type { Listener, Subscribe } from '../../core/event-stream.contract.ts';
import { patchBetween, type Patch } from './meeting-patch.rule.ts';
import { presentMeeting, viewerOf } from './meeting.present.ts';
import type { KeptMeeting, MeetingStore } from './meeting.store.ts';
import type { Meeting } from './meeting-shape.rule.ts';
import type { MeetingViewer } from './meeting-viewers.rule.ts';

/** One step of a meeting, as it goes to a screen: what has changed since `from`, or all of it. */
export interface Step {
  revision: number;
  /** The server's clock at this moment: pages count from it. */
  now: number;
  /** The revision that `patch` goes on from; null: `meeting` is whole. */
  from: number | null;
  patch: Patch | null;
  meeting: Meeting | null;
  /** The newest presses that are in it, by the ids that their devices gave them: a page does not show its own twice. */
  taps: string[];
}

/** Of a whole meeting: more than one device has on the way. */
const NEWEST_TAPS = 20;

interface Attendant {
  person: string;
  facilitates: boolean;
  /** As what they saw the last step. */
  saw: MeetingViewer;
  take(step: Step): void;
  end(): void;
}

interface Shown {
  kept: KeptMeeting;
  attendants: Set<Attendant>;
}

/** Eight screens are sent one text. */
const texts = new WeakMap<Step, string>();

function textOf(step: Step): string {
  const text = texts.get(step) ?? JSON.stringify(step);
  texts.set(step, text);
  return text;
}

/** A page that cannot be told at once asks, and its question waits this long: shorter than anybody's patience. */
const WAIT_MS = 10_000;

/**
 * The meetings that this process shows to somebody: the last state of each, and who looks at it. A tap in this process is
 * seen by all its screens at once. What other processes write is found by one question for all meetings, a few times a
 * second: change streams are not to be had everywhere, and a question a screen would be eight times as many.
 */
export class ChannelService {
  readonly #store: Pick<MeetingStore, 'newer'>;
  readonly #clock: Clock;
  readonly #shown = new Map<string, Shown>();
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor({ meetings, clock }: { meetings: Pick<MeetingStore, 'newer'>; clock: Clock }) {
    this.#store = meetings;
    this.#clock = clock;
  }

  /** As this process saw it last; undefined where nobody here looks at it. */
  known(id: string): KeptMeeting | undefined {
    return this.#shown.get(id)?.kept;
  }

  /** One piece of work on a meeting at a time: two taps of this process never get into each other's way. */
  inTurn<T>(id: string, work: () => Promise<T>): Promise<T> {
    const before = this.#turns.get(id) ?? Promise.resolve();
    const done = before.then(work, work);
    this.#turns.set(id, done);
    const forget = () => {
      if (this.#turns.get(id) === done) this.#turns.delete(id);
    };
    done.then(forget, forget);
    return done;
  }

  /** Somebody's screen, from what it has seen on. `since` names a revision; 0: it has nothing. */
  listen(kept: KeptMeeting, who: { person: string; facilitates: boolean }, since: number): Subscribe {
    return (listener: Listener) => {
      const attendant: Attendant = {
        ...who,
        saw: viewerOf(this.#newest(kept).state, who),
        take: (step) => listener.send(step.revision, textOf(step)),
        end: () => listener.end(),
      };
      const leave = this.#attend(kept, attendant);
      const newest = this.#newest(kept);
      if (newest.revision !== since) attendant.take(this.#whole(newest, attendant.saw));
      return leave;
    };
  }

  /** The same as one answer: at once where there is news, else when there is, or after a while. */
  async wait(
    kept: KeptMeeting,
    who: { person: string; facilitates: boolean },
    since: number,
  ): Promise<Step | null> {
    const newest = this.#newest(kept);
    if (newest.revision !== since) return this.#whole(newest, viewerOf(newest.state, who));
    return new Promise((resolve) => {
      const done = (step: Step | null) => {
        clearTimeout(timer);
        leave();
        resolve(step);
      };
      const timer = setTimeout(() => done(null), WAIT_MS);
      const saw = viewerOf(newest.state, who);
      const leave = this.#attend(kept, { ...who, saw, take: done, end: () => done(null) });
    });
  }

  /** It has changed, by a tap here or as another process left it. */
  tell(now: KeptMeeting): void {
    const shown = this.#shown.get(now.id);
    if (!shown || shown.kept.revision >= now.revision) return;
    const before = shown.kept;
    shown.kept = now;
    const steps = new Map<MeetingViewer, Step>();
    for (const attendant of shown.attendants) {
      const viewer = viewerOf(now.state, attendant);
      const saw = attendant.saw;
      attendant.saw = viewer;
      if (viewer !== saw) attendant.take(this.#whole(now, viewer));
      else {
        const step = steps.get(viewer) ?? this.#between(before, now, viewer);
        steps.set(viewer, step);
        attendant.take(step);
      }
    }
  }

  /** What other processes have written. False: the job rests before it asks again. */
  async follow(): Promise<boolean> {
    const known = new Map([...this.#shown].map(([id, { kept }]) => [id, kept.revision]));
    for (const kept of await this.#store.newer(known)) this.tell(kept);
    return false;
  }

  /** The process ends: every screen is told, and goes on at another one. */
  end(): Promise<void> {
    for (const { attendants } of this.#shown.values()) for (const one of attendants) one.end();
    return Promise.resolve();
  }

  stepOf(before: KeptMeeting, now: KeptMeeting, who: { person: string; facilitates: boolean }): Step {
    const viewer = viewerOf(now.state, who);
    const changed = viewer !== viewerOf(before.state, who);
    return changed ? this.#whole(now, viewer) : this.#between(before, now, viewer);
  }

  whole(kept: KeptMeeting, who: { person: string; facilitates: boolean }): Step {
    return this.#whole(kept, viewerOf(kept.state, who));
  }

  #newest(kept: KeptMeeting): KeptMeeting {
    const known = this.known(kept.id);
    return known && known.revision > kept.revision ? known : kept;
  }

  #attend(kept: KeptMeeting, attendant: Attendant): () => void {
    this.tell(kept);
    const shown = this.#shown.get(kept.id) ?? { kept, attendants: new Set<Attendant>() };
    this.#shown.set(kept.id, shown);
    shown.attendants.add(attendant);
    return () => {
      shown.attendants.delete(attendant);
      if (shown.attendants.size === 0 && this.#shown.get(kept.id) === shown) this.#shown.delete(kept.id);
    };
  }

  #between(before: KeptMeeting, now: KeptMeeting, viewer: MeetingViewer): Step {
    const patch = patchBetween(presentMeeting(before.state, viewer), presentMeeting(now.state, viewer));
    const taps = now.taps.filter((id) => !before.taps.includes(id));
    return { ...this.#head(now), from: before.revision, patch, meeting: null, taps };
  }

  #whole(kept: KeptMeeting, viewer: MeetingViewer): Step {
    const meeting = presentMeeting(kept.state, viewer);
    return { ...this.#head(kept), from: null, patch: null, meeting, taps: kept.taps.slice(-NEWEST_TAPS) };
  }

  #head({ revision }: KeptMeeting) {
    return { revision, now: this.#clock.now().getTime() };
  }
}
