import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { totalOf } from '../../../server/rooms/review/rubric.rule.ts';
import { useAct } from '../../core/act.ts';
import { t } from '../../core/i18n.ts';
import type { Writing } from '../../core/writing.ts';
import { Problem } from '../../shell/problem.tsx';
import { SaveState } from '../../shell/save-state.tsx';
import { SegmentedChoice } from '../../ui/choice.tsx';
import { WritingField } from '../../ui/writing-field.tsx';
import { DraftConflict } from './draft-conflict.tsx';
import { ReleaseDialog } from './release-dialog.tsx';
import { DECISIONS, type Desk, type DraftValue, type QueueRow, type ShownComment } from './review.types.ts';
import { learnerName, seenByText } from './review-words.ts';
import { askForLook } from './second-look.state.ts';

interface DecisionProps {
  desk: Desk;
  comments: readonly ShownComment[];
  writing: Writing<DraftValue>;
  /** Sections that are in the case. */
  chosen: readonly string[];
}

/** The decision and a few lines to the learner; nothing of the review is seen before it is released, all of it together. */
export function DecisionPart({ desk, comments, writing, chosen }: DecisionProps) {
  const value = writing.value.value;
  const name = learnerName(desk.review.learner);
  const total = totalOf(desk.rubric, chosen, value.levels);
  return (
    <section class="sheet" aria-labelledby="h-decision">
      <h2 id="h-decision">{t('review.decision')}</h2>
      <SegmentedChoice
        label={<span class="visually-hidden">{t('review.decision')}</span>}
        options={DECISIONS.map((decision) => ({
          value: decision,
          word: t(`review.decision.${decision}`),
        }))}
        value={value.decision ?? undefined}
        choose={(decision) => writing.write({ ...writing.value.peek(), decision })}
      />
      <Words writing={writing} review={desk.review} />
      <DraftConflict of={writing} />
      <p>
        <SaveState of={writing.state} />{' '}
        {desk.review.look === 'first' && <span class="help">{t('review.draft.unseen', { name })}</span>}
      </p>
      <Release review={desk.review} draft={value} comments={comments} total={total}>
        {desk.review.look === 'first' && desk.other === null && <AskToLook review={desk.review.id} />}
      </Release>
    </section>
  );
}

const wordsLabel = ({ look, learner }: QueueRow): string =>
  look === 'second' ? t('review.look.words') : t('review.decision.words', { name: learnerName(learner) });

const Words = ({ writing, review }: { writing: Writing<DraftValue>; review: QueueRow }) => (
  <WritingField
    label={wordsLabel(review)}
    seenBy={seenByText(review)}
    longest={4_000}
    value={writing.value.value.words}
    write={(text) => writing.write({ ...writing.value.peek(), words: text })}
    leave={() => void writing.flush()}
    readOnly={!writing.ready.value}
  />
);

/** What is still to be said stands beside the button; pressed, it says what will be seen and where. */
function Release({
  children,
  ...props
}: Parameters<typeof ReleaseDialog>[0]['of'] & { children: ComponentChildren }) {
  const { draft, total } = props;
  const [asked, setAsked] = useState(false);
  const open = total.open.length;
  const whole = open === 0 && draft.decision !== null;
  return (
    <>
      <div class="row">
        <button class="btn main" type="button" aria-disabled={!whole} onClick={() => setAsked(whole)}>
          {t(props.review.look === 'second' ? 'review.release.look' : 'review.release')}
        </button>
        {children}
      </div>
      {!whole && (
        <p class="help">
          {draft.decision === null && t('review.release.no-decision')}{' '}
          {open > 0 && t('review.rubric.open', { count: open })}
        </p>
      )}
      <ReleaseDialog of={props} open={asked} close={() => setAsked(false)} />
    </>
  );
}

/** A colleague reads it too, before it is released or after: nothing waits for them. */
function AskToLook({ review }: { review: string }) {
  const act = useAct();
  return (
    <>
      <button
        class="btn quiet"
        type="button"
        aria-busy={act.busy.value === 'ask'}
        onClick={() => act.run('ask', () => askForLook(review))}
      >
        {t('review.look.ask')}
      </button>
      {act.error.value && <Problem error={act.error.value} act />}
    </>
  );
}
