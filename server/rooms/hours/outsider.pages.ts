import type { Lang } from '../../core/endpoint.contract.ts';
import { html, type Html } from '../../core/html.ts';
import { BRAND_MARK, renderPage } from '../../core/page.ts';
import { words } from '../../core/words.ts';

/** What every page for somebody without an account is made of, and those that show nothing of anybody. */

export interface PageBase {
  lang: Lang;
  nonce: string;
}

/** Where the answer goes: the link's own address, or `/c` with the figures in the form. */
export interface Place {
  action: string;
  figures?: string;
  paper?: string;
}

/** Used, lapsed, taken back or never made: whoever holds a code that opens nothing learns nothing of why. */
export const gonePage = (page: PageBase, place: Place): string => {
  const t = words(page.lang);
  return layout(page, {
    title: t('hours.confirm.gone.title'),
    lede: t('hours.confirm.gone.lede'),
    place,
    body: html`<p>${t('hours.confirm.gone.next')}</p><p><a href="/c?lang=${page.lang}">${t('hours.confirm.gone.figures')}</a></p>`,
  });
};

/** The learner's own browser, or their session (rule H10). */
export const ownPage = (page: PageBase, place: Place): string => {
  const t = words(page.lang);
  return layout(page, {
    title: t('hours.confirm.own.title'),
    lede: t('hours.confirm.own.lede'),
    place,
    body: html`<p>${t('hours.confirm.own.next')}</p>`,
  });
};

/** Where six figures are entered that somebody reads out; `minutes`: to wait where there were too many tries. */
export function figuresPage(
  page: PageBase,
  error?: 'figures' | 'wrong' | 'too-many',
  { minutes = 0 }: { minutes?: number } = {},
): string {
  const t = words(page.lang);
  const said = error
    ? html`<p class="error" id="figures-error" role="alert">${t(`hours.confirm.figures.${error}`, { minutes })}</p>`
    : undefined;
  return layout(page, {
    title: t('hours.confirm.figures.title'),
    lede: t('hours.confirm.figures.lede'),
    place: { action: '/c' },
    body: html`<form class="stack" method="post" action="/c?lang=${page.lang}" autocomplete="off">
<div class="field"><label for="figures">${t('hours.confirm.figures.label')}</label>
<input class="input figures" id="figures" name="figures" inputmode="numeric" maxlength="12" required${
      error ? html` aria-invalid="true" aria-describedby="figures-error"` : undefined
    }>${said}</div>
<button class="btn main full" type="submit">${t('hours.confirm.figures.go')}</button></form>`,
  });
}

interface Layout {
  title: string;
  lede: string;
  body: Html;
  notes?: Html;
  warning?: string | undefined;
  /** Where the same stands in the other language; figures go there by a form, because nothing of them may stand in an address. */
  place?: Place;
}

export function layout(page: PageBase, { title, lede, body, notes, warning, place }: Layout): string {
  const t = words(page.lang);
  return renderPage({
    lang: page.lang,
    title: `${title} · Re-entry`,
    nonce: page.nonce,
    body: html`<div class="narrow outsider"><p class="brand">${BRAND_MARK} ${t('hours.confirm.brand')}</p>
<h1>${title}</h1>${warning === undefined ? undefined : html`<p class="error" role="alert">${warning}</p>`}<p>${lede}</p>${body}${notes}${
      place ? otherLanguage(page.lang, place) : undefined
    }</div>`,
  });
}

function otherLanguage(lang: Lang, { action, figures }: Place): Html {
  const other = lang === 'en' ? 'es' : 'en';
  const text = words(other)('hours.confirm.read-here');
  const path = action.split('?')[0] ?? action;
  return figures === undefined
    ? html`<p class="small on-screen"><a href="${path}?lang=${other}" lang="${other}" hreflang="${other}">${text}</a></p>`
    : html`<form class="on-screen" method="post" action="${path}?lang=${other}"><input type="hidden" name="figures" value="${figures}"><button class="btn quiet small" type="submit" lang="${other}">${text}</button></form>`;
}
