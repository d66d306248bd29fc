import { html } from '../../core/html.ts';
import { words } from '../../core/words.ts';
import { layout, type PageBase } from './outsider.pages.ts';

/** Where the link of a reminder leads, for somebody who is not signed in and need not be. */

/** One button. The code was made by us and holds nothing that an address could not. */
export function askToStopPage(page: PageBase & { code: string }): string {
  const t = words(page.lang);
  const action = `/r/${page.code}`;
  return layout(page, {
    title: t('hours.letter.ask.title'),
    lede: t('hours.letter.ask.lede'),
    place: { action },
    body: html`<form method="post" action="${action}?lang=${page.lang}"><button class="btn main full" type="submit">${t('hours.letter.ask.go')}</button></form>`,
  });
}

export function stoppedPage(page: PageBase): string {
  const t = words(page.lang);
  return layout(page, {
    title: t('hours.letter.stopped.title'),
    lede: t('hours.letter.stopped.lede'),
    body: html``,
  });
}
