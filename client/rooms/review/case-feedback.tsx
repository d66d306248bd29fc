import './review.css';
import { useData } from '../../core/data.ts';
import { momentText, t } from '../../core/i18n.ts';
import { Icon, State } from '../../ui/icon.tsx';
import { FEEDBACK, lastReleased, ownReviews, type OwnReview } from './feedback.state.ts';
import { openOf, ownPoints } from './points.state.ts';
import { SectionFeedback } from './section-feedback.tsx';

/** What became of what was handed in, and beside each section what was said of it. Nothing where nothing was handed in. */
export function CaseFeedback({ section }: { section: string }) {
  const own = useData(ownReviews()).data.value;
  const [newest] = own?.versions ?? [];
  if (!own || !newest) return null;
  if (section === '') return <Standing newest={newest} />;
  const released = lastReleased(own);
  return released ? <SectionFeedback version={released.version} section={section} /> : null;
}

/** Nobody is named before something is released. */
function Standing({ newest: { version, state, submittedAt, decision } }: { newest: OwnReview }) {
  if (state !== 'released' || decision === null)
    return (
      <>
        <p>
          <State
            state="waiting"
            word={t(`review.feedback.${state === 'reading' ? 'reading' : 'waiting'}`, {
              version,
              time: momentText(submittedAt),
            })}
          />
        </p>
        <OpenPoints />
      </>
    );
  return (
    <div class="banner done">
      <Icon name="review" />
      <p>
        <b>
          {t('review.feedback.here', { version })} {t(`review.decision.${decision}`)}.
        </b>{' '}
        <a href={FEEDBACK}>{t('review.feedback.read')}</a>
      </p>
    </div>
  );
}

/** Somebody who decides may have answered before the trainers have. */
function OpenPoints() {
  const open = openOf(useData(ownPoints()).data.value?.points ?? []);
  if (open.length === 0) return null;
  return (
    <p>
      <a href={FEEDBACK}>{t('review.feedback.answers', { count: open.length })}</a>
    </p>
  );
}
