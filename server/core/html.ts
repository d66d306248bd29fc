/** Markup that may stand in a page as it is. Only `html` and `trusted` make it, so a plain string is never taken for it. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }

  toString(): string {
    return this.markup;
  }
}

/** What a hole of the template takes. `undefined` prints nothing, so a part that is not there needs no empty string. */
export type HtmlValue = string | number | Html | readonly Html[] | undefined;

/**
 * Markup with holes: text is escaped, for attribute values too, and markup from `html` stands as it is. Whoever forgets
 * to think of hostile text has escaped it; whoever wants markup has to say so.
 */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): Html {
  let markup = strings[0] ?? '';
  values.forEach((value, at) => (markup += markupOf(value) + (strings[at + 1] ?? '')));
  return new Html(markup);
}

/** Markup from our own code (a drawing, a script), never from a person or a platform. */
export const trusted = (markup: string): Html => new Html(markup);

function markupOf(value: HtmlValue): string {
  if (value === undefined) return '';
  if (value instanceof Html) return value.markup;
  if (typeof value === 'object') return value.map((one) => one.markup).join('');
  return String(value).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
