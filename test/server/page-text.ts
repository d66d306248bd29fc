import { unescapeHtml } from '../lms/http.ts';

const INLINE = /<\/?(?:a|abbr|b|cite|em|i|q|s|span|strong|sub|sup)(?:\s[^>]*)?>/g;

/** Words of a page as they are read: no tags, one kind of space, one kind of quotation mark. */
export function pageText(html: string): string {
  return plain(unescapeHtml(html.replace(INLINE, '').replace(/<[^>]+>/g, ' ')));
}

/** A phrase, or a text without tags, written with the same spaces and quotation marks as `pageText` answers. */
export function plain(text: string): string {
  return text
    .replace(/[‘’]/g, "'")
    .replace(/[“”«»]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Rows below the head of every table of a page, in its order. */
export function tableRows(html: string): number[] {
  return [...html.matchAll(/<tbody[^>]*>(.*?)<\/tbody>/gs)].map(
    ([, body]) => (body ?? '').split('<tr').length - 1,
  );
}

export const sceneCount = (html: string): number => html.split('class="scene"').length - 1;
