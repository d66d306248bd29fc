import type { Review } from './review.types.ts';

/** A second look is a colleague’s, of a sample or by hand, and blind: neither look leads the other. */

/** Of a hundred versions so many are read twice, where nobody has set another share. */
export const USUAL_SHARE = 10;

type Looked = Pick<Review, 'state' | 'lookAskedAt'>;

/** No learner and no colleague waits for it. */
export const isOfSample = ({ look, lookAskedAt }: Pick<Review, 'look' | 'lookAskedAt'>): boolean =>
  look === 'second' && !lookAskedAt;

interface Looks<Row = Looked> {
  first: Row;
  second: Row;
}

/** Two looks at one version, each by its name. */
const looksOf = <Row extends Pick<Review, 'look'>>(one: Row, other: Row): Looks<Row> =>
  one.look === 'first' ? { first: one, second: other } : { first: other, second: one };

/** Whether the readers of a second look may see the first one: when both are done, or theirs is no longer to be given. */
const opensFirst = ({ first, second }: Looks): boolean =>
  second.state === 'replaced' || (second.state === 'released' && first.state === 'released');

/** The other way round. Who asked for it wants it before they release. */
const opensSecond = ({ first, second }: Looks): boolean =>
  opensFirst({ first, second }) || (second.state === 'released' && Boolean(second.lookAskedAt));

/** Whether the readers of the other look may see this one. */
export const opens = <Row extends Looked & Pick<Review, 'look'>>(one: Row, other: Row): boolean =>
  one.look === 'first' ? opensFirst(looksOf(one, other)) : opensSecond(looksOf(one, other));
