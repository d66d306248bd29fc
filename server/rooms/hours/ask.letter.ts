import type { Lang } from '../../core/endpoint.contract.ts';
import { html } from '../../core/html.ts';
import type { Letter } from '../../core/mail.ts';
import { words } from '../../core/words.ts';
import { lastDayText, sentence } from './asked.words.ts';
import type { Ask } from './log.types.ts';

interface Order {
  ask: Ask;
  lang: Lang;
  link: string;
}

/** The mail that carries a link. It says who asks and until when, and nothing of the meeting: mails are forwarded. */
export function askLetter({ ask, lang, link }: Order): Omit<Letter, 'to'> {
  const t = words(lang);
  const kind = 'entry' in ask.of ? 'entry' : 'agreement';
  const asker = ask.asker ?? t('hours.confirm.nameless');
  const lines = [
    sentence(t(`hours.confirm.mail.${kind}`, { asker })),
    t('hours.confirm.mail.how', { until: lastDayText(lang, ask.until) }),
  ];
  const end = t('hours.confirm.mail.end');
  return {
    lang,
    subject: sentence(t(`hours.confirm.mail.${kind}-subject`, { asker })),
    text: [...lines, link, end].join('\n\n'),
    html: html`${lines.map((line) => html`<p>${line}</p>`)}<p><a href="${link}">${link}</a></p><p>${end}</p>`,
  };
}
