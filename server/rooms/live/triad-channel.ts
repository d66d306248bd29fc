import type { Clock } from '../../core/clock.ts';
import { ChannelService } from './channel.service.ts';
import type { Patch } from './meeting-patch.rule.ts';
import { presentTriad } from './triad.present.ts';
import { isDone } from './triad-roles.rule.ts';
import type { Triad } from './triad-shape.rule.ts';
import type { TriadStore } from './triad.store.ts';
import type { KeptTriad } from './triad.types.ts';

/** One step of a triad, as it goes to a screen: what has changed since `from`, or all of it. */
export interface TriadChange {
  revision: number;
  now: number;
  from: number | null;
  patch: Patch | null;
  triad: Triad | null;
  taps: string[];
}

/** Each of the three sees it with their own eyes. */
export type TriadChannel = ChannelService<KeptTriad, string, string, TriadChange>;

export const openTriadChannel = (triads: Pick<TriadStore, 'newer'>, clock: Clock): TriadChannel =>
  new ChannelService(
    {
      newer: (known) => triads.newer(known),
      viewerOf: (_triad, person) => person,
      present: presentTriad,
      stepOf: ({ whole, ...step }): TriadChange => ({ ...step, triad: whole }),
      isOver: isDone,
    },
    clock,
  );
