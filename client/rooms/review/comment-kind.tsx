import { t } from '../../core/i18n.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import type { CommentKind } from './review.types.ts';

const ICONS: Record<CommentKind, IconName> = { question: 'question', strength: 'tick', suggestion: 'idea' };

/** What a comment is: drawing and word together. */
export const KindOf = ({ kind }: { kind: CommentKind }) => (
  <>
    <Icon name={ICONS[kind]} /> <b>{t(`review.kind.${kind}`)}</b>
  </>
);
