import { type Answer, call } from '../../core/api.ts';
import { query, type Query } from '../../core/data.ts';

export type Trios = Answer<'GET /api/live/trios'>;
export type TriosOfStep = Trios['steps'][number];
export type Trio = TriosOfStep['trios'][number];
export type TrioProposal = Answer<'GET /api/live/trios/:module/:step/proposal'>;

interface Place {
  module: string;
  step: string;
}

const placeOf = ({ module, step }: Place): Place => ({ module, step });

export const trios = (): Query<Trios> => query('live/trios', () => call('GET /api/live/trios'));

export const proposeTrios = (place: Place): Promise<TrioProposal> =>
  call('GET /api/live/trios/:module/:step/proposal', { params: { ...placeOf(place) } });

export async function makeTrios(place: Place, groups: string[][]): Promise<void> {
  await call('POST /api/live/trios/:module/:step', {
    params: { ...placeOf(place) },
    body: { trios: groups },
  });
  await trios().refresh();
}

export async function moveInto(
  place: Place & { person: string },
  body: { to: string | null; reason: string },
): Promise<void> {
  await call('PUT /api/live/trios/:module/:step/places/:person', {
    params: { ...placeOf(place), person: place.person },
    body,
  });
  await trios().refresh();
}
