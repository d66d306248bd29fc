import { t, tCode } from '../../core/i18n.ts';
import type { Author, Comment } from './discussion.types.ts';

/** An author as the page names them: withheld names are a role and a number, people who have left a neutral word. */
export function authorName(author: Author | null): string {
  if (!author) return t('discussion.somebody');
  if (author.left) return t('discussion.left');
  if (author.name !== null) return author.name;
  const number = author.number ?? 0;
  return t(author.role === 'learner' ? 'discussion.learner' : 'discussion.trainer', { number });
}

/** What a screen reader calls a comment. */
export function commentName({ own, state, author }: Comment): string {
  if (own) return t('discussion.you');
  if (state === 'deleted' || state === 'forgotten') return t('discussion.gone.label');
  if (author === null) return t('discussion.hidden.label');
  return authorName(author);
}

/** Whoever is no learner is named with what they are. */
export const roleWord = (author: Author | null): string | undefined =>
  author === null || author.left || author.role === 'learner'
    ? undefined
    : tCode('discussion.role', author.role, 'discussion.role.trainer');

/** Two letters beside the words; the name says the same. */
export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .flatMap((word) => [...word.matchAll(/[\p{L}\p{N}]/gu)].slice(0, 1).map(([sign]) => sign))
    .slice(0, 2)
    .join('')
    .toLocaleUpperCase();
