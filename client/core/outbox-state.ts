import { signal } from '@preact/signals';
import type { ApiError } from './api-error.ts';

/** What waits in the outbox, for pages that only show it: what keeps and sends (core/outbox.ts) comes after the first page. */

/** A write that waits to be sent. It is on the device before it is on the wire, and goes when the server has it. */
export interface Waiting<Body = unknown> {
  /** New with every press. The server may see the same one twice and must do it once. */
  id: string;
  kind: string;
  /** What it is about. The newest write about a thing takes the place of one that still waits. */
  thing: string;
  body: Body;
  /** By this device's clock: only the difference to now is of use. */
  at: number;
}

/** By thing. A page shows these over what the server answered. */
export const waiting = signal<ReadonlyMap<string, Waiting>>(new Map());
/** What the server did not take, by thing, until the next try. */
export const refused = signal<ReadonlyMap<string, ApiError>>(new Map());
/** True once a try has failed: "waiting" is said then, and not in the half second of an ordinary answer. */
export const stuck = signal(false);
