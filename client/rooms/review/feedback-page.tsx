import './review.css';
import { useEffect } from 'preact/hooks';
import { momentText, numberText, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Params } from '../../shell/page.types.ts';
import { State } from '../../ui/icon.tsx';
import { Title } from '../../ui/title.tsx';
import { Written } from '../../ui/written.tsx';
import { CASE } from '../business-case/business-case.types.ts';
import { businessCase } from '../business-case/case.state.ts';
import {
  feedbackOn,
  lastReleased,
  noteOpened,
  ownReviews,
  type Feedback,
  type Released,
} from './feedback.state.ts';
import { FeedbackBeside } from './feedback-beside.tsx';
import { PointAnswers } from './point-answers.tsx';
import { openOf, ownPoints } from './points.state.ts';
import { RubricRead } from './rubric-read.tsx';
import { rounded } from './review-words.ts';

/** All that was said of the last version that was answered: decision, words, comments beside the text, rubric. */
export const FeedbackPage = ({ params: { point } }: { params: Params }) => (
  <Loaded of={ownReviews()}>
    {(own) => {
      const last = lastReleased(own);
      if (!last) return <Before point={point} />;
      return (
        <Loaded of={feedbackOn(last.version)}>
          {(feedback) =>
            feedback.released ? (
              <Whole feedback={feedback} released={feedback.released} point={point} />
            ) : (
              <Before point={point} />
            )
          }
        </Loaded>
      );
    }}
  </Loaded>
);

interface Wanted {
  /** The point that somebody comes for. */
  point: string | undefined;
}

const Back = () => (
  <p class="over-title">
    <a href={CASE}>{t('review.feedback.back')}</a>
  </p>
);

/** While no review is released: points of somebody who decides hold up the next version all the same. */
const Before = ({ point }: Wanted) => (
  <Loaded of={ownPoints()}>
    {({ points }) => (
      <div class="stack loose">
        <header class="stack tight">
          <Back />
          <Title text={t(openOf(points).length > 0 ? 'review.feedback.points' : 'review.feedback.none')} />
        </header>
        <Loaded of={businessCase()} part>
          {({ template }) => <PointAnswers points={points} template={template} wanted={point} />}
        </Loaded>
      </div>
    )}
  </Loaded>
);

function Whole({ feedback, released, point }: { feedback: Feedback; released: Released } & Wanted) {
  const { review, version } = feedback;
  useEffect(() => {
    if (review.openedAt === null) void noteOpened(version.number);
  }, [version.number]);
  return (
    <div class="stack loose">
      <header class="stack tight">
        <Back />
        <Title text={t('review.feedback.title', { version: version.number })} />
        <p class="help">{t('review.feedback.released', { time: momentText(released.at) })}</p>
      </header>
      <section class="sheet" aria-labelledby="h-decision">
        <h2 id="h-decision">
          <State
            state={released.decision === 'revise' ? 'returned' : 'done'}
            word={t(`review.decision.${released.decision}`)}
          />
        </h2>
        {released.words.trim() !== '' && (
          <div class="review-words">
            <Written text={released.words} />
          </div>
        )}
        <p>
          {t('review.feedback.score', { score: numberText(rounded(released.score)) })}{' '}
          {t(released.ready ? 'review.feedback.ready' : 'review.feedback.not-ready')}
        </p>
      </section>
      <Loaded of={ownPoints()} part>
        {({ points }) => <PointAnswers points={points} template={feedback.template} wanted={point} />}
      </Loaded>
      <FeedbackBeside feedback={feedback} released={released} />
      <RubricRead rubric={feedback.rubric} released={released} />
    </div>
  );
}
