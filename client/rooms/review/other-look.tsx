import type { Act } from '../../core/act.ts';
import { lang, numberText, t } from '../../core/i18n.ts';
import { StateIcon } from '../../ui/icon.tsx';
import { Written } from '../../ui/written.tsx';
import { CommentCard } from './comment-card.tsx';
import type { Desk, DraftValue } from './review.types.ts';
import { colleagueName, commentName, rounded } from './review-words.ts';
import { letLookGo } from './second-look.state.ts';

type Other = NonNullable<Desk['other']>;
type Done = NonNullable<Other['released']>;

/** The other look at this version: that there is one, and what it came to once it leads nobody any more. */
export function OtherLook({ desk, act, levels }: { desk: Desk; act: Act; levels: DraftValue['levels'] }) {
  const { other, review } = desk;
  if (!other) return null;
  if (other.released) return <WhatItCameTo desk={desk} done={other.released} levels={levels} />;
  return (
    <div class="banner">
      <StateIcon state={other.state === 'done' ? 'done' : 'waiting'} />
      <div class="stack tight">
        <p>{saidOf(other)}</p>
        {other.look === 'second' && other.state === 'waiting' && review.claim?.own && (
          <p>
            <button
              class="btn quiet small flush"
              type="button"
              aria-busy={act.busy.value === 'let-go'}
              onClick={() => act.run('let-go', () => letLookGo(other.id))}
            >
              {t('review.look.let-go')}
            </button>
          </p>
        )}
      </div>
    </div>
  );
}

function saidOf({ look, state, by, asked }: Other): string {
  if (look === 'first') return t('review.look.yours');
  if (state === 'done') return t('review.look.done');
  if (state === 'reading' && by) return t('review.look.reading', { name: colleagueName(by) });
  return t(asked ? 'review.look.asked' : 'review.look.drawn');
}

interface CameProps {
  desk: Desk;
  done: Done;
  /** One's own. */
  levels: DraftValue['levels'];
}

function WhatItCameTo(props: CameProps) {
  const { by, decision, score, words, comments } = props.done;
  return (
    <details class="fold">
      <summary>
        {t('review.look.came-to', {
          name: colleagueName(by),
          decision: t(`review.decision.${decision}`),
          score: numberText(rounded(score)),
        })}
      </summary>
      <div class="stack">
        {words.trim() !== '' && (
          <div class="review-words">
            <Written text={words} />
          </div>
        )}
        <Differences {...props} />
        {comments.map(({ id, value }) => (
          <CommentCard
            key={id}
            id={`other-${id}`}
            comment={value}
            number={null}
            name={commentName(value.kind, null)}
          />
        ))}
      </div>
    </details>
  );
}

/** Rubric criteria whose level is another one there. */
function Differences({ desk: { rubric }, done, levels }: CameProps) {
  const differs = rubric.criteria.filter(({ key }) => done.levels[key] !== levels[key]);
  const name = (level: number | undefined) =>
    level === undefined ? t('review.look.no-level') : (rubric.levels[level - 1]?.[lang.value] ?? '');
  if (differs.length === 0) return <p>{t('review.look.same')}</p>;
  return (
    <dl class="facts">
      {differs.map(({ key, title }) => (
        <div key={key}>
          <dt>{title[lang.value]}</dt>
          <dd>{t('review.look.differs', { theirs: name(done.levels[key]), yours: name(levels[key]) })}</dd>
        </div>
      ))}
    </dl>
  );
}
