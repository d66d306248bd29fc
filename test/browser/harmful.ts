import type { Page } from 'playwright-core';

/** From the next load of the page on. The texts of `setup/hostile-texts` call `hostile`. */
export const countWhatRuns = (page: Page) =>
  page.addInitScript(() => {
    Object.assign(window, { ran: 0, hostile: () => ((window as unknown as { ran: number }).ran += 1) });
  });

/** What would run or lead away, of all that stands in the page. Its own scripts are files of its own. */
export const harmful = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = [];
    const never =
      'script:not([src]):not([type]), iframe, object, embed, base, meta[http-equiv=refresh], math, template';
    for (const one of document.querySelectorAll(`body :is(${never})`))
      found.push(one.outerHTML.slice(0, 120));
    for (const one of document.querySelectorAll('body *'))
      for (const { name, value } of one.attributes) {
        if (name.startsWith('on')) found.push(`${one.localName} ${name}`);
        if (
          ['href', 'src', 'action', 'formaction', 'xlink:href'].includes(name) &&
          /^\s*(javascript|data|vbscript):/i.test(value)
        )
          found.push(`${one.localName} ${name}=${value.slice(0, 60)}`);
        if (name === 'style' && /url\(|expression/i.test(value))
          found.push(`${one.localName} style=${value}`);
      }
    const { ran } = window as unknown as { ran: number };
    return { ran, found };
  });

export const NOTHING = { ran: 0, found: [] };
