import type { Scope } from '../../core/scope.ts';
import type { Joining } from './one-person.rule.ts';
import type { Shared } from './shared-document.types.ts';
import type { Triad } from './triad-shape.rule.ts';

/** Somebody was put elsewhere by hand, and why: for whoever makes trios. */
export interface TrioMove {
  person: string;
  /** Numbers of trios; null: none. */
  from: number | null;
  to: number | null;
  reason: string;
  by: string;
  at: Date;
}

/** A triad as it is kept. */
export interface KeptTriad extends Scope, Joining, Shared<Triad> {
  id: string;
  /** Key of the step of the course. */
  step: string;
  /** Counts up within the step. */
  number: number;
  moves: readonly TrioMove[];
  formedAt: Date;
}

/** What an observer saw, as it was handed over to whom it is about. */
export interface TriadSheet extends Scope {
  triad: string;
  step: string;
  round: number;
  /** Whom it is about, and whose it is. */
  person: string;
  author: string;
  form: string;
  variant: string;
  values: Readonly<Record<string, unknown>>;
  at: Date;
}
