import { notNow } from '../../core/errors.ts';
import { randomId } from '../../core/hash.ts';
import type { Persons } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';
import { isOf, withoutJoining } from './one-person.rule.ts';
import type { TriadChannel } from './triad-channel.ts';
import { roleOf, roundsOf } from './triad-roles.rule.ts';
import { triadWithout } from './triad.rule.ts';
import type { TriadStore } from './triad.store.ts';
import type { KeptTriad } from './triad.types.ts';

interface Parts {
  triads: TriadStore;
  channel: Pick<TriadChannel, 'tell'>;
}

const ROUNDS = 8;

/** What triads keep of somebody: when they met, and as what. */
export class TriadPersons implements Persons {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async take(scope: Scope, person: string): Promise<Record<string, unknown>> {
    const all = await this.#parts.triads.ofPerson(scope, person);
    return { triads: all.map((kept) => ownOf(kept, person)) };
  }

  async erase(scope: Scope, person: string): Promise<void> {
    for (const kept of await this.#parts.triads.list(scope))
      if (leadsTo(kept, person)) await this.#forget(scope, kept.id, person);
  }

  async #forget(scope: Scope, id: string, person: string): Promise<void> {
    const { triads, channel } = this.#parts;
    const nobody = `gone-${randomId()}`;
    for (let round = 0; round < ROUNDS; round += 1) {
      const kept = await triads.find(scope, id);
      if (!kept || !leadsTo(kept, person)) return;
      const now = {
        state: triadWithout(kept.state, person, nobody),
        people: kept.people.filter((one) => one !== person),
        moves: kept.moves.filter((move) => move.person !== person && move.by !== person),
        joined: withoutJoining(kept, isOf(person)),
      };
      if (await triads.replace(kept, now))
        return channel.tell({ ...kept, ...now, revision: kept.revision + 1 });
    }
    throw notNow();
  }
}

/** Whoever was put elsewhere is named in the trio that they left. */
const leadsTo = ({ people, moves, joined }: KeptTriad, person: string): boolean =>
  people.includes(person) ||
  joined?.some(isOf(person)) === true ||
  moves.some((move) => move.person === person || move.by === person);

const ownOf = ({ step, state }: KeptTriad, person: string) => ({
  step,
  at: state.at === null ? null : new Date(state.at),
  rounds: roundsOf(state).flatMap(({ n, round }) => {
    const role = roleOf(round, person);
    return role ? [{ round: n, role, at: new Date(round.at) }] : [];
  }),
  whatHelped: Object.entries(state.views)
    .filter(([n]) => state.rounds[n]?.mentee === person)
    .map(([, text]) => text),
  done: state.done[person] === undefined ? null : new Date(state.done[person]),
});
