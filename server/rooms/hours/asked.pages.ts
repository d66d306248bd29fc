import type { Lang } from '../../core/endpoint.contract.ts';
import { html, type Html } from '../../core/html.ts';
import { words } from '../../core/words.ts';
import type { Asked, AskedAgreement } from './answering.service.ts';
import type { AskedEntry } from './asked.present.ts';
import { layout, type PageBase, type Place } from './outsider.pages.ts';
import { daysOf, lastDayText, lengthText, momentText, sentence, timesOf } from './asked.words.ts';

/** The pages of somebody without an account. They work without script, are for paper too, and hold nothing for link previews. */

/** What was wrong with an answer that was sent, and what it said. */
export interface Sent {
  answer: string;
  name: string;
  text: string;
  error?: 'name' | 'ticks';
  changed?: boolean;
}

const BLANK: Sent = { answer: 'yes', name: '', text: '' };

/** The question, with a form to answer it. */
export function askedPage(page: PageBase, asked: Asked, place: Place, sent: Sent = BLANK): string {
  return asked.about === 'entry'
    ? entryPage(page, asked, place, sent)
    : agreementPage(page, asked, place, sent);
}

function entryPage(
  page: PageBase,
  { entry, shown }: Extract<Asked, { about: 'entry' }>,
  place: Place,
  sent: Sent,
): string {
  const t = words(page.lang);
  const length = lengthText(entry.minutes);
  const choices = (['yes', 'other-time', 'not-known'] as const).map(
    (one) =>
      html`<label><input type="radio" name="answer" value="${one}"${sent.answer === one ? html` checked` : undefined}> <span>${t(`hours.confirm.answer.${one}`)}</span></label>`,
  );
  return layout(page, {
    title: t('hours.confirm.title'),
    lede: t('hours.confirm.lede'),
    warning: sent.changed ? t('hours.confirm.changed') : undefined,
    place,
    body: html`${factsOf(page.lang, entry)}
<form class="stack" method="post" action="${place.action}" autocomplete="off">${hidden(shown, place)}
<fieldset class="answers"><legend class="visually-hidden">${t('hours.confirm.answer')}</legend>${choices}</fieldset>
<div class="field other-time"><label for="text">${t('hours.confirm.text')}</label>
<textarea class="input" id="text" name="text" rows="2" maxlength="300">${sent.text}</textarea></div>
${signature(page.lang, sent)}
<button class="btn main full" type="submit"><span class="if-yes">${t('hours.confirm.go', { length })}</span><span class="if-no">${t('hours.confirm.go-no')}</span></button></form>`,
    notes: notesOf(page.lang, { ...entry, about: 'entry', place }),
  });
}

function agreementPage(
  page: PageBase,
  { agreement, shown }: Extract<Asked, { about: 'agreement' }>,
  place: Place,
  sent: Sent,
): string {
  const t = words(page.lang);
  const { paper } = agreement;
  const ticks = paper.ticks.map(
    ({ key, label }) =>
      html`<label><input type="checkbox" name="ticks" value="${key}" required> <span>${label}</span></label>`,
  );
  const asker = agreement.asker ?? t('hours.confirm.nameless');
  return layout(page, {
    title: t('hours.confirm.agreement.title'),
    lede: sentence(t('hours.confirm.agreement.lede', { asker })),
    warning: sent.changed ? t('hours.confirm.agreement.changed') : undefined,
    place,
    body: html`${paperOf(page.lang, agreement)}
<form class="stack" method="post" action="${place.action}" autocomplete="off">${hidden(shown, place)}
<input type="hidden" name="answer" value="yes">
<fieldset class="answers"><legend>${t('hours.confirm.agreement.ticks')}</legend>${ticks}</fieldset>
${sent.error === 'ticks' ? html`<p class="error" role="alert">${t('hours.confirm.agreement.ticks-missing')}</p>` : undefined}
${signature(page.lang, sent)}
<button class="btn main full" type="submit">${t('hours.confirm.agreement.go')}</button>
<p class="help">${t('hours.confirm.agreement.else')}</p></form>`,
    notes: notesOf(page.lang, { ...agreement, about: 'agreement', place }),
  });
}

/** The same on paper: lines to sign on, and where it goes then. */
export function paperPage(page: PageBase, asked: Asked, back: string): string {
  const t = words(page.lang);
  const about = asked.about === 'entry' ? asked.entry : asked.agreement;
  const asker = about.asker ?? t('hours.confirm.nameless');
  const body =
    asked.about === 'entry' ? factsOf(page.lang, asked.entry) : paperOf(page.lang, asked.agreement);
  const boxes = asked.about === 'entry' ? ['yes', 'other-time', 'not-known'] : [];
  const lines = ['name', 'signature', 'day'].map(
    (one) => html`<div><dt>${t(`hours.confirm.paper.${one}`)}</dt><dd class="ruled"></dd></div>`,
  );
  return layout(page, {
    title: t(asked.about === 'entry' ? 'hours.confirm.title' : 'hours.confirm.agreement.title'),
    lede: t(`hours.confirm.paper.${asked.about}`, { asker }),
    place: { action: `${back}/paper` },
    body: html`${body}${boxes.map((one) => html`<p>☐ ${t(`hours.confirm.answer.${one}`)}</p>`)}
<dl class="facts to-sign">${lines}</dl><p class="on-screen">${t('hours.confirm.paper.how')} <a href="${back}?lang=${page.lang}">${t('hours.confirm.paper.back')}</a></p>`,
  });
}

/** What was answered, to be kept or closed. */
export function donePage(
  page: PageBase,
  asked: Asked,
  done: { answer: string; name: string; at: Date },
): string {
  const t = words(page.lang);
  const about = asked.about === 'entry' ? asked.entry : asked.agreement;
  const asker = about.asker ?? t('hours.confirm.nameless');
  const zone = asked.about === 'entry' ? asked.entry.zone : 'UTC';
  const kind = asked.about === 'agreement' ? 'signed' : done.answer === 'yes' ? 'confirmed' : 'disputed';
  return layout(page, {
    title: t('hours.confirm.done.title'),
    lede: t(`hours.confirm.done.${kind}`, { asker }),
    body: html`${asked.about === 'entry' ? factsOf(page.lang, asked.entry) : undefined}
<p>${t('hours.confirm.done.by', { name: done.name, when: momentText(page.lang, done.at, zone) })}</p>
<p class="help">${t('hours.confirm.done.close')}</p>`,
  });
}

const hidden = (shown: string, { figures }: Place): Html =>
  html`<input type="hidden" name="shown" value="${shown}">${
    figures === undefined ? undefined : html`<input type="hidden" name="figures" value="${figures}">`
  }`;

function signature(lang: Lang, { name, error }: Sent): Html {
  const t = words(lang);
  const wrong = error === 'name';
  return html`<div class="field"><label for="name">${t('hours.confirm.name')}</label>
<input type="text" class="input" id="name" name="name" value="${name}" maxlength="40" required autocomplete="off" aria-describedby="name-help"${wrong ? html` aria-invalid="true"` : undefined}>
<p class="help" id="name-help">${t('hours.confirm.name.help')}</p>${
    wrong ? html`<p class="error" role="alert">${t('hours.confirm.name.missing')}</p>` : undefined
  }</div>`;
}

function factsOf(lang: Lang, entry: AskedEntry): Html {
  const t = words(lang);
  const { from, to, zone } = timesOf(lang, entry);
  const rows: [string, string][] = [
    [t('hours.confirm.asker'), entry.asker ?? sentence(t('hours.confirm.nameless'))],
    [t('hours.confirm.day'), daysOf(lang, entry)],
    [t('hours.confirm.time'), t('hours.confirm.time.said', { from, to, zone })],
    [
      t('hours.confirm.length'),
      entry.breakMin > 0
        ? t('hours.confirm.length.break', { length: lengthText(entry.minutes), minutes: entry.breakMin })
        : lengthText(entry.minutes),
    ],
    [t('hours.confirm.kind'), t(`hours.confirm.kind.${entry.kind}`)],
  ];
  const label = t(entry.who === 'mentee' ? 'hours.confirm.label.own' : 'hours.confirm.label.other');
  if (entry.label !== null) rows.push([label, entry.label]);
  return html`<dl class="facts asked">${rows.map(([dt, dd]) => html`<div><dt>${dt}</dt><dd><bdi>${dd}</bdi></dd></div>`)}</dl>`;
}

function paperOf(lang: Lang, { asker, label, paper }: AskedAgreement): Html {
  const t = words(lang);
  const parts = paper.fields.map(({ label: question, lines, table }) => {
    const [head, ...rows] = table;
    const cells = head
      ? html`<div class="across"><table><thead><tr>${head.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead><tbody>${rows.map(
          (row) => html`<tr>${row.map((one) => html`<td>${one}</td>`)}</tr>`,
        )}</tbody></table></div>`
      : undefined;
    return html`<section><h2>${question}</h2>${lines.map((line) => html`<p>${line}</p>`)}${cells}</section>`;
  });
  return html`<dl class="facts asked"><div><dt>${t('hours.confirm.asker')}</dt><dd><bdi>${asker ?? sentence(t('hours.confirm.nameless'))}</bdi></dd></div>
<div><dt>${t('hours.confirm.label.own')}</dt><dd>${label}</dd></div></dl><div class="stack agreement">${parts}</div>`;
}

function notesOf(
  lang: Lang,
  about: { asker: string | null; until: Date; about: 'entry' | 'agreement'; place: Place },
): Html {
  const t = words(lang);
  const asker = about.asker ?? t('hours.confirm.nameless');
  const { paper } = about.place;
  return html`<ul class="small" role="list"><li>${t(`hours.confirm.seen-by.${about.about}`, { asker })}</li>
<li>${t(about.place.figures === undefined ? 'hours.confirm.once' : 'hours.confirm.once-figures', { until: lastDayText(lang, about.until) })}</li>${
    paper === undefined
      ? undefined
      : html`<li>${t('hours.confirm.on-paper')} <a href="${paper}?lang=${lang}">${t('hours.confirm.on-paper.go')}</a></li>`
  }</ul>`;
}
