import { type Answer, call } from '../../core/api.ts';
import { query, type Data } from '../../core/data.ts';

export const FEEDBACK = '/app/case/feedback';
/** The place where a point is answered. */
export const pointPath = (point: string): string => `${FEEDBACK}?point=${point}`;

export type OwnReviews = Answer<'GET /api/review/own'>;
export type OwnReview = OwnReviews['versions'][number];
export type Feedback = Answer<'GET /api/review/own/:version'>;
export type Released = NonNullable<Feedback['released']>;

export const ownReviews = (): Data<OwnReviews> => query('review/own', () => call('GET /api/review/own'));

export const feedbackOn = (version: number): Data<Feedback> =>
  query(`review/own/${version}`, () =>
    call('GET /api/review/own/:version', { params: { version: String(version) } }),
  );

/** Once it is on the page. Where that fails the next opening says it: nobody who reads waits for it. */
export async function noteOpened(version: number): Promise<void> {
  await call('PUT /api/review/own/:version/opened', { params: { version: String(version) } }).catch(
    () => undefined,
  );
  void ownReviews().refresh();
}

/** The newest version of which something was released. */
export const lastReleased = ({ versions }: OwnReviews): OwnReview | undefined =>
  versions.find(({ state }) => state === 'released');
