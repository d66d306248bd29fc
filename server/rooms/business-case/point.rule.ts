import type { ChangeRow, Point, PointAnswer } from './point.types.ts';

/** A point that is not followed is answered with a reason; what was changed or tried out may speak for itself. */
export const isAnswered = ({ done, reason }: PointAnswer): boolean =>
  done !== null && (done !== 'kept' || reason.trim() !== '');

/** Points that go with the next version: those that stand and went with none. */
export const openPoints = <P extends Pick<Point, 'hidden' | 'answeredIn'>>(points: readonly P[]): P[] =>
  points.filter(({ hidden, answeredIn }) => !hidden && answeredIn === null);

export const changeRow = ({ id, from, version, section, text, answer }: Point): ChangeRow => ({
  point: id,
  from,
  version,
  section,
  text,
  done: answer.done,
  reason: answer.reason.trim(),
});
