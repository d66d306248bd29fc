import type { Lang } from '../../core/endpoint.contract.ts';
import { html } from '../../core/html.ts';
import type { Letter } from '../../core/mail.ts';
import { words } from '../../core/words.ts';
import type { Reminder } from './reminder.rule.ts';

/** What a learner is reminded of, in one mail. Programs stop it by themselves with one press (RFC 8058), people by its link. */
export function reminderLetter(
  reminders: readonly Reminder[],
  { lang, stop }: { lang: Lang; stop: string },
): Omit<Letter, 'to'> {
  const t = words(lang);
  const lines = reminders.map(({ what, label }) =>
    t(`hours.reminder.${what}`, { label: label ?? t('hours.reminder.group') }),
  );
  const [lede, how, why, press] = ['lede', 'how', 'why', 'stop'].map((key) => t(`hours.letter.${key}`));
  return {
    lang,
    subject: t('hours.letter.subject', { count: reminders.length }),
    text: [lede, ...lines.map((line) => `- ${line}`), how, why, `${press} ${stop}`].join('\n\n'),
    html: html`<p>${lede}</p><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul><p>${how}</p><p>${why} <a href="${stop}">${press}</a></p>`,
    headers: { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  };
}
