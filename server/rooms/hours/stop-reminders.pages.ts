import type { Lang } from '../../core/endpoint.contract.ts';
import { html, type Html } from '../../core/html.ts';
import { BRAND_MARK, renderPage } from '../../core/page.ts';
import { words } from '../../core/words.ts';

/** Where the link of a reminder leads, for somebody who is not signed in and need not be. */

interface PageBase {
  lang: Lang;
  nonce: string;
}

/** One button. The code was made by us and holds nothing that an address could not. */
export function askToStopPage(page: PageBase & { code: string }): string {
  const { lang, code } = page;
  const t = words(lang);
  const other = lang === 'en' ? 'es' : 'en';
  return layout(page, t('hours.letter.ask.title'), [
    html`<p class="lede">${t('hours.letter.ask.lede')}</p>`,
    html`<form method="post" action="/r/${code}?lang=${lang}"><button class="btn main" type="submit">${t('hours.letter.ask.go')}</button></form>`,
    html`<p class="small"><a href="/r/${code}?lang=${other}" lang="${other}" hreflang="${other}">${words(other)('hours.letter.read-here')}</a></p>`,
  ]);
}

export function stoppedPage(page: PageBase): string {
  const t = words(page.lang);
  return layout(page, t('hours.letter.stopped.title'), [
    html`<p class="lede" role="status">${t('hours.letter.stopped.lede')}</p>`,
  ]);
}

function layout({ lang, nonce }: PageBase, title: string, body: Html[]): string {
  return renderPage({
    lang,
    nonce,
    title: `${title} · Re-entry`,
    body: html`<div class="narrow"><p class="brand">${BRAND_MARK} Re-entry</p><h1>${title}</h1>${body}</div>`,
  });
}
