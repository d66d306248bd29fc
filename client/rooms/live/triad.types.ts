import type { Triad } from '../../../server/rooms/live/triad-shape.rule.ts';
import type { Answer } from '../../core/api.ts';

export type MyTriads = Answer<'GET /api/live/triads'>;
export type OwnTriad = MyTriads['triads'][number];
export type TriadPage = Answer<'GET /api/live/triads/:triad'>;
export type TriadStep = TriadPage['step'];
export type TriadPerson = TriadPage['people'][number];
export type Received = Answer<'GET /api/live/triads/:triad/sheets'>['sheets'][number];

/** A triad as it stands here. `ahead`: by how many milliseconds the server's clock is ahead of this device's. */
export interface Standing {
  revision: number;
  ahead: number;
  triad: Triad;
}

/** What each part of the page is given. */
export interface Of {
  page: TriadPage;
  standing: Standing;
}

/** Of the outbox: presses in a triad. */
export const TRIAD_TAP = 'triad-tap';

export const triadPath = (id: string): string => `/app/triads/${id}`;
