import { useEffect, useRef } from 'preact/hooks';
import { lang, t } from '../../core/i18n.ts';
import { useWriting, type Writing } from '../../core/writing.ts';
import { SaveState } from '../../shell/save-state.tsx';
import { SegmentedChoice } from '../../ui/choice.tsx';
import { WritingField } from '../../ui/writing-field.tsx';
import { Written } from '../../ui/written.tsx';
import { KindOf } from './comment-kind.tsx';
import type { Feedback } from './feedback.state.ts';
import { ANSWERS, openOf, type Point, type PointAnswer } from './points.state.ts';
import { POINT, pointThing } from './review-part.ts';

/** Each question and suggestion is answered before the next version goes: changed, kept or tested, with a line on why (B9). */
export function PointAnswers({
  points,
  template,
  wanted,
}: { points: readonly Point[]; wanted: string | undefined } & Pick<Feedback, 'template'>) {
  const open = openOf(points);
  if (open.length === 0) return null;
  const title = (slug: string | null) =>
    template.sections.find((one) => one.slug === slug)?.title[lang.value] ?? t('review.feedback.whole');
  return (
    <section class="stack" aria-labelledby="h-answers">
      <h2 id="h-answers">{t('review.feedback.answers', { count: open.length })}</h2>
      <p class="help">{t('review.feedback.answers.help')}</p>
      {open.map((point) => (
        <OnePoint
          key={point.id}
          point={point}
          section={title(point.section)}
          isWanted={point.id === wanted}
        />
      ))}
    </section>
  );
}

function OnePoint({ point, section, isWanted }: { point: Point; section: string; isWanted: boolean }) {
  const { id, kind, text, answer, revision, savedAt } = point;
  const known = { value: answer, revision, savedAt: savedAt ?? undefined };
  const writing = useWriting<PointAnswer>({ thing: pointThing(id), kind: POINT, known, start: answer });
  const value = writing.value.value;
  const place = useRef<HTMLElement>(null);
  // Whoever comes for one of many stands before it.
  useEffect(() => {
    if (isWanted) place.current?.focus();
  }, [isWanted]);
  const write = (more: Partial<PointAnswer>) => writing.write({ ...writing.value.peek(), ...more });
  return (
    <article class="review-comment" aria-label={section} tabIndex={-1} ref={place}>
      <p class="kind-line">
        <KindOf kind={kind} /> <span class="help">{section}</span>
      </p>
      <div class="said">
        <Written text={text} />
      </div>
      <SegmentedChoice
        label={t('review.feedback.answer')}
        options={ANSWERS.map((done) => ({ value: done, word: t(`review.answer.${done}`) }))}
        value={value.done ?? undefined}
        choose={(done) => write({ done })}
      />
      <Reason writing={writing} write={write} />
      <p>
        <SaveState of={writing.state} />
      </p>
    </article>
  );
}

const Reason = ({
  writing,
  write,
}: {
  writing: Writing<PointAnswer>;
  write: (more: Partial<PointAnswer>) => void;
}) => (
  <WritingField
    label={t('review.feedback.reason')}
    lines={2}
    longest={2_000}
    value={writing.value.value.reason}
    write={(text) => write({ reason: text })}
    leave={() => void writing.flush()}
    readOnly={!writing.ready.value}
  />
);
