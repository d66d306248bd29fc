import type { Session } from '../../core/session.ts';
import { asSeenBy, viewersOf } from '../../core/visibility.ts';
import type { Point } from './point.types.ts';
import { ownPoint } from './point.visibility.ts';

export const presentPoint = (
  session: Session,
  { hidden: _hidden, source: _source, key: _key, ...point }: Point,
) =>
  asSeenBy(ownPoint, viewersOf(session, ['owner'], session.person), {
    ...point,
    at: point.at.toISOString(),
    savedAt: point.savedAt?.toISOString() ?? null,
  });
