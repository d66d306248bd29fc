import { type Answer, call, type Sent } from '../../core/api.ts';
import { query, type Data } from '../../core/data.ts';
import type { Sender } from '../../core/outbox.ts';
import { pointThing } from './review-part.ts';

export type Points = Answer<'GET /api/business-case/points'>;
export type Point = Points['points'][number];
export type PointAnswer = Point['answer'];

export const ANSWERS = ['changed', 'kept', 'tested'] as const satisfies readonly NonNullable<
  PointAnswer['done']
>[];

export const ownPoints = (): Data<Points> =>
  query('business-case/points', () => call('GET /api/business-case/points'));

/** Those that no version has answered. */
export const openOf = (points: readonly Point[]): Point[] =>
  points.filter(({ answeredIn }) => answeredIn === null);

type Body = Sent<'PUT /api/business-case/points/:point'>['body'];

export const sendPoint: Sender = ({ thing, body }) =>
  call('PUT /api/business-case/points/:point', {
    params: { point: thing.slice(pointThing('').length) },
    body: body as Body,
  });
