import { ownDay } from '../../core/calendar.ts';
import { dayText, listText, t } from '../../core/i18n.ts';
import type { Author, Credit } from './sharing.types.ts';

/** As the page names them: somebody without a name is a number, and whoever has left a neutral word. */
export function authorName({ name, number }: Author): string {
  if (name !== null) return name;
  return number === null ? t('sharing.left') : t('sharing.learner', { number });
}

export const sharedOn = (at: string): string => dayText(ownDay(at), 'year');

/** “Adapted from “Rationale” by Grace Hall (version of 12 June 2026) and …”: the nearest first. */
export const creditText = (title: string, credits: readonly Credit[]): string =>
  t('sharing.credit', {
    title,
    who: listText(
      credits.map(({ author, at }) =>
        t('sharing.credit.who', { name: authorName(author), day: sharedOn(at) }),
      ),
    ),
  });
