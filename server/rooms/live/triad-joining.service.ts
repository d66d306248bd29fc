import { notNow } from '../../core/errors.ts';
import { knowsNobody, type Pair, type Persons } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';
import { joiningOf, withoutJoining, withPersonAs } from './one-person.rule.ts';
import type { TriadChannel } from './triad-channel.ts';
import type { TriadSheetStore } from './triad-sheet.store.ts';
import type { TriadStore } from './triad.store.ts';
import type { KeptTriad } from './triad.types.ts';

interface Parts {
  triads: TriadStore;
  sheets: Pick<TriadSheetStore, 'rename'>;
  channel: Pick<TriadChannel, 'tell'>;
}

type Next = Pick<KeptTriad, 'state' | 'people' | 'moves' | 'joined'>;

const ROUNDS = 8;

/** Two entries that are one person, in triads: they practise once at each step, and have the sheets that either was given. */
export class TriadJoining implements Persons {
  readonly take = knowsNobody.take;
  readonly erase = knowsNobody.erase;
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async join(scope: Scope, pair: Pair): Promise<void> {
    const { from, into } = pair;
    const all = await this.#parts.triads.list(scope);
    const taken = new Set(all.filter(({ people }) => people.includes(into)).map(({ step }) => step));
    for (const { id, step } of all.filter(({ state }) => state.members.includes(from))) {
      const isFree = !taken.has(step);
      // Sheets first: done again after a stop in between it does what is left.
      if (isFree) await this.#parts.sheets.rename(scope, id, { was: from, is: into });
      await this.#replace(scope, id, isFree ? replaced(pair) : leaving(pair));
    }
  }

  async part(scope: Scope, { from, into }: Pair): Promise<void> {
    for (const kept of await this.#parts.triads.list(scope)) {
      const over = joiningOf(kept, from, into);
      if (!over) continue;
      if (!over.left) await this.#parts.sheets.rename(scope, kept.id, { was: into, is: from });
      await this.#replace(scope, kept.id, parted({ from, into }));
    }
  }

  async #replace(scope: Scope, id: string, next: (kept: KeptTriad) => Next | undefined): Promise<void> {
    const { triads, channel } = this.#parts;
    for (let round = 0; round < ROUNDS; round += 1) {
      const kept = await triads.find(scope, id);
      const now = kept && next(kept);
      if (!kept || !now) return;
      if (await triads.replace(kept, now))
        return channel.tell({ ...kept, ...now, revision: kept.revision + 1 });
    }
    throw notNow();
  }
}

const hasBegun = ({ state }: KeptTriad): boolean => Object.keys(state.rounds).length > 0;

/** The place of `from` is that of `into`. */
const replaced =
  ({ from, into }: Pair) =>
  (kept: KeptTriad): Next | undefined =>
    joiningOf(kept, from, into)
      ? undefined
      : {
          state: withPersonAs(kept.state, from, into),
          people: [...kept.people, into],
          moves: withPersonAs(kept.moves, from, into),
          joined: [...(kept.joined ?? []), { from, into, left: false }],
        };

/** `into` practises at that step already: a place that nobody has taken yet is free. A round that was held stays as it was. */
const leaving =
  ({ from, into }: Pair) =>
  (kept: KeptTriad): Next | undefined => {
    if (hasBegun(kept) || !kept.state.members.includes(from)) return undefined;
    const { state, people, moves } = kept;
    const members = state.members.filter((one) => one !== from);
    return {
      state: { ...state, members },
      people,
      moves,
      joined: [...(kept.joined ?? []), { from, into, left: true }],
    };
  };

const parted =
  ({ from, into }: Pair) =>
  (kept: KeptTriad): Next | undefined => {
    const over = joiningOf(kept, from, into);
    if (!over) return undefined;
    const { state, people, moves } = kept;
    const joined = withoutJoining(kept, (one) => one === over);
    if (over.left) {
      // Whoever practised meanwhile did so without them.
      const members = hasBegun(kept) ? state.members : [...state.members, from];
      return { state: { ...state, members }, people, moves, joined };
    }
    return {
      state: withPersonAs(state, into, from),
      people: people.filter((one) => one !== into),
      moves: withPersonAs(moves, into, from),
      joined,
    };
  };
