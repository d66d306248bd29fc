import type { Clock } from '../../core/clock.ts';
import type { Listener, Subscribe } from '../../core/event-stream.contract.ts';
import { patchBetween, type Patch } from './meeting-patch.rule.ts';

/** Something that several people look at while they change it. */
interface Watched {
  id: string;
  revision: number;
  state: object;
  /** Ids of the last presses. */
  taps: readonly string[];
}

interface Numbered {
  revision: number;
}

/** What goes to a screen: what has changed since `from`, or all of it. */
interface Change<State> {
  revision: number;
  /** The server's clock at this moment: pages count from it. */
  now: number;
  /** The revision that `patch` goes on from; null: `whole` is all of it. */
  from: number | null;
  patch: Patch | null;
  whole: State | null;
  /** The newest presses that are in it, by the ids that their devices gave them: a page does not show its own twice. */
  taps: string[];
}

/** Of a whole state: more than one device has on the way. */
const NEWEST_TAPS = 20;

/** What a channel is about: meetings of sets, rounds of triads. `Viewer`: whose eyes; those of one kind see the same. */
interface Kind<Kept extends Watched, Who, Viewer, Step extends Numbered> {
  /** Which of these have changed since. */
  newer(known: ReadonlyMap<string, number>): Promise<Kept[]>;
  viewerOf(state: Kept['state'], who: Who): Viewer;
  present(state: Kept['state'], viewer: Viewer): Kept['state'];
  stepOf(change: Change<Kept['state']>): Step;
  /** Hardly anything happens in it any more: it is read when something does. */
  isOver(state: Kept['state']): boolean;
}

interface Attendant<Who, Viewer, Step> {
  who: Who;
  /** As what they saw the last step. */
  saw: Viewer;
  take(step: Step): void;
  end(): void;
}

interface Shown<Kept, Who, Viewer, Step> {
  revision: number;
  /** At hand until it is over, for the next tap and for what has changed since. */
  kept: Kept | undefined;
  attendants: Set<Attendant<Who, Viewer, Step>>;
}

/** Eight screens are sent one text. */
const texts = new WeakMap<Numbered, string>();

function textOf(step: Numbered): string {
  const text = texts.get(step) ?? JSON.stringify(step);
  texts.set(step, text);
  return text;
}

/** A page that cannot be told at once asks, and its question waits this long: shorter than anybody's patience. */
const WAIT_MS = 10_000;

/**
 * What this process shows to somebody: the last state of each, and who looks at it. A tap in this process is seen by all its
 * screens at once. What other processes write is found by one question for all of them, a few times a second: change
 * streams are not to be had everywhere, and a question a screen would be eight times as many.
 */
export class ChannelService<Kept extends Watched, Who, Viewer, Step extends Numbered> {
  readonly #kind: Kind<Kept, Who, Viewer, Step>;
  readonly #clock: Clock;
  readonly #shown = new Map<string, Shown<Kept, Who, Viewer, Step>>();
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(kind: Kind<Kept, Who, Viewer, Step>, clock: Clock) {
    this.#kind = kind;
    this.#clock = clock;
  }

  /** As this process saw it last; undefined where nobody here looks at it, or where it is over. */
  known(id: string): Kept | undefined {
    return this.#shown.get(id)?.kept;
  }

  /** One piece of work on one of them at a time: two taps of this process never get into each other's way. */
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
  listen(kept: Kept, who: Who, since: number): Subscribe {
    return (listener: Listener) => {
      const attendant: Attendant<Who, Viewer, Step> = {
        who,
        saw: this.#kind.viewerOf(this.#newest(kept).state, who),
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
  async wait(kept: Kept, who: Who, since: number): Promise<Step | null> {
    const newest = this.#newest(kept);
    const saw = this.#kind.viewerOf(newest.state, who);
    if (newest.revision !== since) return this.#whole(newest, saw);
    return new Promise((resolve) => {
      const done = (step: Step | null) => {
        clearTimeout(timer);
        leave();
        resolve(step);
      };
      const timer = setTimeout(() => done(null), WAIT_MS);
      const leave = this.#attend(kept, { who, saw, take: done, end: () => done(null) });
    });
  }

  /** It has changed, by a tap here or as another process left it. */
  tell(now: Kept): void {
    const shown = this.#shown.get(now.id);
    if (!shown || shown.revision >= now.revision) return;
    const before = shown.kept;
    shown.revision = now.revision;
    shown.kept = this.#atHand(now);
    const steps = new Map<Viewer, Step>();
    for (const attendant of shown.attendants) {
      const viewer = this.#kind.viewerOf(now.state, attendant.who);
      const saw = attendant.saw;
      attendant.saw = viewer;
      if (viewer !== saw || !before) attendant.take(this.#whole(now, viewer));
      else {
        const step = steps.get(viewer) ?? this.#between(before, now, viewer);
        steps.set(viewer, step);
        attendant.take(step);
      }
    }
  }

  /** What other processes have written. False: the job rests before it asks again. */
  async follow(): Promise<boolean> {
    const known = new Map([...this.#shown].map(([id, { revision }]) => [id, revision]));
    for (const kept of await this.#kind.newer(known)) this.tell(kept);
    return false;
  }

  /** The process ends: every screen is told, and goes on at another one. */
  end(): Promise<void> {
    for (const { attendants } of this.#shown.values()) for (const one of attendants) one.end();
    return Promise.resolve();
  }

  stepOf(before: Kept, now: Kept, who: Who): Step {
    const viewer = this.#kind.viewerOf(now.state, who);
    const changed = viewer !== this.#kind.viewerOf(before.state, who);
    return changed ? this.#whole(now, viewer) : this.#between(before, now, viewer);
  }

  whole(kept: Kept, who: Who): Step {
    return this.#whole(kept, this.#kind.viewerOf(kept.state, who));
  }

  #newest(kept: Kept): Kept {
    const known = this.known(kept.id);
    return known && known.revision > kept.revision ? known : kept;
  }

  #attend(kept: Kept, attendant: Attendant<Who, Viewer, Step>): () => void {
    this.tell(kept);
    const attendants = new Set<Attendant<Who, Viewer, Step>>();
    const fresh = { revision: kept.revision, kept: this.#atHand(kept), attendants };
    const shown = this.#shown.get(kept.id) ?? fresh;
    // Read before the last change, which is not at hand: it is told once more.
    if (!shown.kept) shown.revision = Math.min(shown.revision, kept.revision);
    this.#shown.set(kept.id, shown);
    shown.attendants.add(attendant);
    return () => {
      shown.attendants.delete(attendant);
      if (shown.attendants.size === 0 && this.#shown.get(kept.id) === shown) this.#shown.delete(kept.id);
    };
  }

  #atHand(kept: Kept): Kept | undefined {
    return this.#kind.isOver(kept.state) ? undefined : kept;
  }

  #between(before: Kept, now: Kept, viewer: Viewer): Step {
    const { present, stepOf } = this.#kind;
    const patch = patchBetween(present(before.state, viewer), present(now.state, viewer));
    const taps = now.taps.filter((id) => !before.taps.includes(id));
    return stepOf({ ...this.#head(now), from: before.revision, patch, whole: null, taps });
  }

  #whole(kept: Kept, viewer: Viewer): Step {
    const { present, stepOf } = this.#kind;
    const whole = present(kept.state, viewer);
    return stepOf({
      ...this.#head(kept),
      from: null,
      patch: null,
      whole,
      taps: kept.taps.slice(-NEWEST_TAPS),
    });
  }

  #head({ revision }: Kept) {
    return { revision, now: this.#clock.now().getTime() };
  }
}
