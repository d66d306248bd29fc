import { richText } from '../../server/rooms/business-case/rich-text.contract.ts';

export const text = (words: string, ...marks: object[]) => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks } : {}),
});
export const link = (href: unknown) => ({ type: 'link', attrs: { href } });
export const p = (...content: object[]) => ({
  type: 'paragraph',
  ...(content.length > 0 ? { content } : {}),
});
export const says = (words: string) => p(text(words));
export const item = (...content: object[]) => ({ type: 'listItem', content });
export const list = (...content: object[]) => ({ type: 'bulletList', content });
export const quote = (...content: object[]) => ({ type: 'blockquote', content });
export const cell = (...content: object[]) => ({ type: 'tableCell', content });
export const row = (...content: object[]) => ({ type: 'tableRow', content });
export const table = (...content: object[]) => ({ type: 'table', content });
export const doc = (...content: object[]) => ({ type: 'doc', content });
export const isTaken = (json: unknown) => richText.safeParse(json).success;

/** Everything that there is, each in the shape in which it is kept. */
export const WHOLE = doc(
  { type: 'heading', attrs: { level: 3 }, content: [text('Why now')] },
  p(
    text('Half of them '),
    text('leave', { type: 'bold' }, { type: 'italic' }, link('https://example.org/a?b=1')),
    { type: 'hardBreak' },
    text('in year one.'),
  ),
  list(item(says('One'), list(item(says('Two'))))),
  { type: 'orderedList', attrs: { start: 3 }, content: [item(says('Three'), quote(says('Four')))] },
  quote(says('Five'), { type: 'heading', attrs: { level: 4 }, content: [text('and a half')] }),
  table(
    row({ type: 'tableHeader', content: [says('Year')] }, { type: 'tableHeader', content: [says('Cost')] }),
    row(cell(says('2027')), cell(p(), list(item(says('Six'))))),
  ),
  p(),
);
