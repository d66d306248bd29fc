import type { About, Log, OpenedRelationship } from './relationship.state.ts';
import type { Held } from './relationship.view.ts';

/** What every part of the page about somebody is given. */
export interface PartProps {
  opened: OpenedRelationship;
  log: Log;
  held: Held;
}

/** What stands against a label, or speaks to one more person. */
export interface Others {
  /** Labels of others, open or ended. */
  taken: readonly string[];
  /** How many others are open. */
  others: number;
}

/** What is missing or wrong in what is said of somebody. */
export type Fault = 'label' | 'label-taken' | 'connection' | 'reason' | 'read' | 'many';

export interface AboutProps extends Others {
  about: About;
  write: (about: Partial<About>) => void;
  /** The label that is offered. */
  offer: string;
  /** Said once somebody wanted to save it. */
  faults: ReadonlySet<Fault>;
}
