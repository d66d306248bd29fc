import type { Lang } from '../../core/endpoint.contract.ts';
import { html } from '../../core/html.ts';
import type { Letter } from '../../core/mail.ts';
import { words } from '../../core/words.ts';
import type { Announcement } from '../../house.ts';
import type { Reminder } from './reminder.rule.ts';

interface Told {
  waiting: readonly Reminder[];
  dates: readonly Announcement[];
}

/** What a learner is reminded of, in one mail. Programs stop it by themselves with one press (RFC 8058), people by its link. */
export function reminderLetter(
  { waiting, dates }: Told,
  { lang, zone, stop }: { lang: Lang; zone: string; stop: string },
): Omit<Letter, 'to'> {
  const t = words(lang);
  const lists = [
    { lede: 'dates.lede', lines: dates.map(({ text }) => text) },
    {
      lede: 'lede',
      lines: waiting.map(({ what, label }) =>
        t(`hours.reminder.${what}`, { label: label ?? t('hours.reminder.group') }),
      ),
    },
  ].flatMap(({ lede, lines }) =>
    lines.length > 0 ? [{ lede: t(`hours.letter.${lede}`, { zone: zone.replaceAll('_', ' ') }), lines }] : [],
  );
  const kind = waiting.length > 0 ? '' : 'dates.';
  const [how, why, press] = [`${kind}how`, 'why', 'stop'].map((key) => t(`hours.letter.${key}`));
  const texts = lists.flatMap(({ lede, lines }) => [lede, ...lines.map((line) => `- ${line}`)]);
  const shown = lists.map(
    ({ lede, lines }) => html`<p>${lede}</p><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`,
  );
  return {
    lang,
    subject: t(`hours.letter.${kind}subject`, { count: waiting.length }),
    text: [...texts, how, why, `${press} ${stop}`].join('\n\n'),
    html: html`${shown}<p>${how}</p><p>${why} <a href="${stop}">${press}</a></p>`,
    headers: { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  };
}
