import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { lang, t } from '../../core/i18n.ts';
import { placedComments } from './anchors.view.ts';
import { CaseSection } from './case-section.tsx';
import { CommentCard } from './comment-card.tsx';
import { goToWords } from './comment-link.tsx';
import { drawn } from './peer-section.ts';
import type { OwnOpened, PeerComment } from './peers.state.ts';

interface CardsProps {
  opened: Pick<OwnOpened, 'section' | 'comments'>;
  /** Null: its author has ended it. */
  moment: OwnOpened['moment'] | null;
  /** Below a comment. */
  under: (comment: PeerComment) => ComponentChildren;
}

const flat = ({ value, ...comment }: PeerComment) => ({ ...value, comment, id: comment.id });

/** The section as it stood, with the comments beside it. */
export function PeerCards({ opened: { section, comments }, moment, under }: CardsProps) {
  const whole = new Map(comments.map((one) => [one.id, one]));
  const [read] = useState(() => moment && drawn({ section, moment }));
  const placed = read ? placedComments(comments.map(flat), [read.shown]).get(section.slug) : undefined;
  const all = placed?.all ?? comments.map((one) => ({ comment: flat(one), number: null }));
  const cards = all.map(({ comment: { id }, number }) => {
    const comment = whole.get(id);
    return (
      comment && (
        <div key={id}>
          <CommentCard
            id={id}
            comment={comment.value}
            number={number}
            show={read ? goToWords : undefined}
            name={t(`review.kind.${comment.value.kind}`)}
          />
          {under(comment)}
        </div>
      )
    );
  });
  if (!read) return <div class="stack">{cards}</div>;
  return (
    <CaseSection
      section={read.shown}
      given={read.given}
      placed={placed}
      nameOf={(number) => t('review.feedback.number', { number })}
    >
      {cards}
    </CaseSection>
  );
}

/** Levels that a peer chose, each with what it looks like. */
export function PeerLevels({ rubric, levels }: { rubric: OwnOpened['rubric']; levels: OwnOpened['levels'] }) {
  const chosen = rubric.criteria.flatMap((criterion) => {
    const level = levels[criterion.key];
    return level === undefined ? [] : [{ ...criterion, level }];
  });
  if (chosen.length === 0) return null;
  return (
    <dl class="facts">
      {chosen.map(({ key, title, level, levels: said }) => (
        <div key={key}>
          <dt>{title[lang.value]}</dt>
          <dd>
            <b>{rubric.levels[level - 1]?.[lang.value]}.</b> {said[level - 1]?.[lang.value]}
          </dd>
        </div>
      ))}
    </dl>
  );
}
