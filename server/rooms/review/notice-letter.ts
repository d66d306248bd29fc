import type { Lang } from '../../core/endpoint.contract.ts';
import { html } from '../../core/html.ts';
import type { Letter } from '../../core/mail.ts';
import { words } from '../../core/words.ts';

/** That there is feedback, and where: no word of it, of the decision or of the case travels by mail. */
export function noticeLetter(
  version: number,
  { lang, stop }: { lang: Lang; stop: string },
): Omit<Letter, 'to'> {
  const t = words(lang);
  const [lede, how, why, press] = ['lede', 'how', 'why', 'stop'].map((key) =>
    t(`review.letter.notice.${key}`, { version }),
  );
  return {
    lang,
    subject: t('review.letter.notice.subject'),
    text: [lede, how, why, `${press} ${stop}`].join('\n\n'),
    html: html`<p>${lede}</p><p>${how}</p><p>${why} <a href="${stop}">${press}</a></p>`,
    headers: { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  };
}
