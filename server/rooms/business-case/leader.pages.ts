import type { Lang } from '../../core/endpoint.contract.ts';
import { html, type Html } from '../../core/html.ts';
import { BRAND_MARK, renderPage, stylesOf } from '../../core/page.ts';
import { localeOf, words } from '../../core/words.ts';
import { caseHtml } from './case-html.ts';
import type { Kept, Reading } from './leader-answer.service.ts';
import { formFields, type Wrong } from './leader-form.pages.ts';
import { KEEPING_SCRIPT, LEFT_SCRIPT } from './leader-script.ts';

/**
 * Pages behind a link for somebody who decides. They work without script: what is written is kept by a press then, and as
 * it is typed where scripts run. Nothing of them is for previews or search engines.
 */

export interface PageBase {
  lang: Lang;
  nonce: string;
  /** Of the link, without its question mark. */
  path: string;
  /** Of the form on it: pressed twice, it is sent once. */
  write: string;
}

/** What an earlier press came to. */
export interface Said {
  notice?: 'kept' | 'conflict' | 'incomplete';
  lacks?: Extract<Kept, { state: 'incomplete' }>['lacks'];
  /** What another window has kept meanwhile. */
  other?: Reading['values'];
}

const CASE_STYLES = 'client/rooms/business-case/case-read.tsx';

/** The version, and the questions below it. */
export function readingPage(page: PageBase, reading: Reading, said: Said = {}): string {
  const t = words(page.lang);
  const asker = reading.asker ?? t('case.reader.nameless');
  const until = lastDayText(page.lang, reading.until);
  return layout(page, {
    title: reading.document.title,
    script: reading.own ? undefined : KEEPING_SCRIPT,
    body: html`<p class="over">${t('case.reader.from', { asker })}</p>
${reading.own ? html`<p class="error" role="status">${t('case.reader.own')}</p>` : html`<p class="on-screen">${t('case.reader.lede')} <a href="#answer">${t('case.reader.to-answer')}</a></p>`}
${caseHtml(reading.document, contents(reading.sections, t('case.reader.contents')))}
${reading.own ? undefined : answerForm(page, reading, said)}
<ul class="small on-screen" role="list"><li>${t('case.reader.seen-by', { asker })}</li><li>${t('case.reader.until', { until })}</li>${
      reading.own
        ? undefined
        : html`<li><a href="${page.path}/paper?lang=${page.lang}">${t('case.reader.on-paper')}</a></li>`
    }</ul>`,
  });
}

/** Where there is more than a screen or two. */
const contents = (sections: Reading['sections'], name: string): Html | undefined =>
  sections.length < 4
    ? undefined
    : html`<nav aria-label="${name}"><ul>${sections.map(({ slug, title }) => html`<li><a href="#case-${slug}">${title}</a></li>`)}</ul></nav>`;

function answerForm(page: PageBase, reading: Reading, { notice, lacks = [], other = {} }: Said): Html {
  const t = words(page.lang);
  const wrong: Wrong = new Map(
    lacks.map(({ field, row, column, code }) => [[field, row, column].filter(Boolean).join('.'), code]),
  );
  const kept = reading.savedAt
    ? t('case.reader.kept-at', { when: momentText(page.lang, reading.savedAt) })
    : t('case.reader.keeps');
  return html`<section class="on-screen" aria-labelledby="answer"><h2 id="answer" tabindex="-1">${reading.form.title[page.lang]}</h2>
<p>${reading.form.note?.[page.lang] ?? ''}</p>
${notice === undefined ? undefined : html`<p class="${notice === 'kept' ? 'note' : 'error'}" role="alert">${t(`case.reader.${notice}`, { count: wrong.size })}</p>`}
<form class="stack" id="leader-answer" method="post" action="${page.path}?lang=${page.lang}#answer" autocomplete="off" novalidate>
<input type="hidden" name="revision" value="${reading.revision}">
<input type="hidden" name="write" value="${page.write}">
${formFields(page.lang, reading, { wrong, other })}
<p role="status" id="kept" class="help"${KEEPING_WORDS.map((word) => html` data-${word}="${t(`case.reader.${word}`)}"`)}>${kept}</p>
<button class="btn main full" type="submit" name="send" value="1">${t('case.reader.send')}</button>
<button class="btn full" type="submit" name="keep" value="1">${t('case.reader.keep')}</button></form></section>`;
}

/** What the page's own script says. */
const KEEPING_WORDS = [
  'keeping',
  'kept',
  'failed',
  'conflict',
  'open',
  'found',
  'beside',
  'use',
  'drop',
] as const;

/** The questions on paper, to be given back by hand. */
export function paperPage(page: PageBase, reading: Reading): string {
  const t = words(page.lang);
  const asker = reading.asker ?? t('case.reader.nameless');
  return layout(page, {
    title: reading.form.title[page.lang],
    body: html`<h1>${reading.form.title[page.lang]}</h1><p>${t('case.reader.paper', { asker })}</p>
<p class="over">${reading.document.title} · ${reading.document.about}</p>
${paperFields(page.lang, reading)}
<p class="on-screen">${t('case.reader.paper.how')} <a href="${page.path}?lang=${page.lang}">${t('case.reader.paper.back')}</a></p>`,
  });
}

function paperFields(lang: Lang, { form, sections }: Reading): Html {
  const say = (label: { en: string; es: string }) => label[lang];
  return html`${form.fields
    .filter(({ type }) => type !== 'computed')
    .map((field) => {
      const options = 'options' in field && field.options ? field.options.map(({ label }) => say(label)) : [];
      const scale = field.type === 'scale-1-5' ? ['1   2   3   4   5'] : [];
      const places = field.type === 'table' ? [sections.map(({ title }) => title).join(' · ')] : [];
      const ruled = options.length + scale.length === 0;
      return html`<section><h2>${say(field.label)}</h2>${[...options.map((one) => `☐ ${one}`), ...scale].map(
        (line) => html`<p>${line}</p>`,
      )}${places.map((line) => html`<p class="help">${line}</p>`)}${
        ruled ? html`<p class="ruled"></p><p class="ruled"></p>` : undefined
      }</section>`;
    })}`;
}

/** After sending: nothing of the answer stands in a page that anybody with the link can open. */
export function sentPage(page: PageBase, { at, asker }: { at: Date; asker?: string | null }): string {
  const t = words(page.lang);
  return layout(page, {
    title: t('case.reader.sent.title'),
    body: html`<h1>${t('case.reader.sent.title')}</h1><p>${t('case.reader.sent', {
      when: momentText(page.lang, at),
      asker: asker ?? t('case.reader.nameless'),
    })}</p><p>${t('case.reader.sent.next')}</p>${leftOnDevice(page.lang, html` data-sent`)}`,
    script: LEFT_SCRIPT,
  });
}

/** Lapsed, taken back or never made: whoever holds a code that opens nothing learns nothing of why. */
export function gonePage(page: PageBase): string {
  const t = words(page.lang);
  return layout(page, {
    title: t('case.reader.gone.title'),
    body: html`<h1>${t('case.reader.gone.title')}</h1><p>${t('case.reader.gone')}</p>${leftOnDevice(page.lang)}`,
    script: LEFT_SCRIPT,
  });
}

/** Filled by the script with what was typed on this device and kept nowhere else; without it there is no such thing. */
function leftOnDevice(lang: Lang, more?: Html): Html {
  const t = words(lang);
  return html`<section class="stack" id="left" aria-labelledby="left-title" hidden${more}><h2 id="left-title">${t('case.reader.left.title')}</h2><p>${t('case.reader.left')}</p><dl class="stack"></dl><button type="button" class="btn small">${t('case.reader.drop')}</button></section>`;
}

interface Layout {
  title: string;
  body: Html;
  script?: string | undefined;
}

function layout(page: PageBase, { title, body, script }: Layout): string {
  const t = words(page.lang);
  const other = page.lang === 'en' ? 'es' : 'en';
  return renderPage({
    lang: page.lang,
    title: `${title} · Re-entry`,
    nonce: page.nonce,
    styles: stylesOf(CASE_STYLES),
    ...(script === undefined ? {} : { script }),
    body: html`<div class="narrow outsider leader"><p class="brand">${BRAND_MARK} ${t('case.reader.brand')}</p>${body}
<p class="small on-screen"><a href="${page.path}?lang=${other}" lang="${other}" hreflang="${other}">${words(other)('case.reader.read-here')}</a></p></div>`,
  });
}

const DAY_MS = 86_400_000;

/** The last day that is whole for everybody, by the clock that is furthest behind: nobody knows where it is opened. */
const lastDayText = (lang: Lang, until: Date): string =>
  new Intl.DateTimeFormat(localeOf(lang), { day: 'numeric', month: 'long', timeZone: 'Etc/GMT+12' }).format(
    new Date(until.getTime() - DAY_MS),
  );

const momentText = (lang: Lang, at: Date): string =>
  `${new Intl.DateTimeFormat(localeOf(lang), { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(at)} UTC`;
