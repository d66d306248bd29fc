import type { CalendarEvent } from '../../core/calendar-file.ts';
import type { Clock } from '../../core/clock.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { Memory } from '../../core/memory.ts';
import type { Scope } from '../../core/scope.ts';
import type { Held } from '../../house.ts';
import type { CourseService, TriadStep } from '../course/course.service.ts';
import { stateOf } from './triad-roles.rule.ts';
import type { TriadStore } from './triad.store.ts';
import type { KeptTriad } from './triad.types.ts';

interface Parts {
  triads: Pick<TriadStore, 'ofPerson'>;
  course: Pick<CourseService, 'triads'>;
  clock: Clock;
}

type Whose = Scope & { person: string };

/** A triad that somebody is in, once it has a date. */
interface Dated extends Held {
  triad: KeptTriad;
  step: TriadStep;
}

const MEMORY_MS = 30_000;
const MINUTE = 60_000;

/** When somebody's triads are, as this process has read it within half a minute: pages and calendars only say so. */
export class TriadDates {
  readonly #parts: Parts;
  readonly #known = new Memory<readonly Dated[]>(MEMORY_MS);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Those that are still to be held, by the keys of their steps. */
  async times(whose: Whose): Promise<ReadonlyMap<string, Held>> {
    const now = this.#parts.clock.now().getTime();
    return new Map(
      (await this.#of(whose)).flatMap(({ triad, from, until }) =>
        stateOf(triad.state, now) === 'done' ? [] : [[triad.step, { from, until }] as const],
      ),
    );
  }

  /** All, or that of one step. Nobody is named: calendars are shared. */
  async events({ lang, ...whose }: Whose & { lang: Lang }, wanted?: string): Promise<CalendarEvent[]> {
    const { tenant, run } = whose;
    const dated = (await this.#of(whose)).filter(({ step }) => wanted === undefined || step.key === wanted);
    return dated.map(({ triad, step, from, until }) => ({
      key: ['triad', tenant, run, triad.id],
      moved: triad.revision,
      when: { start: from, end: until },
      summary: `${step.number} ${step.title[lang]}`,
    }));
  }

  /** Their date has moved. */
  drop(scope: Scope, people: readonly string[]): void {
    for (const person of people) this.#known.drop(keyOf({ ...scope, person }));
  }

  async #of(whose: Whose): Promise<readonly Dated[]> {
    const now = this.#parts.clock.now();
    const known = this.#known.get(keyOf(whose), now);
    if (known) return known;
    const read = await this.#read(whose);
    this.#known.set(keyOf(whose), read, now);
    return read;
  }

  async #read(whose: Whose): Promise<Dated[]> {
    const { triads, course } = this.#parts;
    const [all, steps] = await Promise.all([triads.ofPerson(whose, whose.person), course.triads(whose)]);
    return all.flatMap((triad) => {
      const step = steps.find(({ key }) => key === triad.step);
      const { at, members } = triad.state;
      if (at === null || !step || !members.includes(whose.person)) return [];
      return { triad, step, from: new Date(at), until: new Date(at + step.minutes * MINUTE) };
    });
  }
}

const keyOf = ({ tenant, run, person }: Whose): string => JSON.stringify([tenant, run, person]);
