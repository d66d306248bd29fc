import { z } from 'zod';
import type { Block, RichText } from './rich-text.types.ts';

/** A section's text as it comes in and goes out: what is not named here is refused, and so is what would not fit. */

const MOST_NODES = 2_000;
const MOST_CHARACTERS = 60_000;
/** Lists, quotes and tables within one another. */
const MOST_NESTED = 8;
/** A list has two nodes a level, a table three: no text that fits is deeper. */
const MOST_LEVELS = 3 * MOST_NESTED;

/** Controls, signs for private use, half signs, and those that turn the direction of a line: none is ever typed. */
const SEEN = /^[^\p{Cc}\p{Cs}\p{Co}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+$/u;

/** As `URL` writes it. An address with a name before its host only pretends to lead there. */
function isSafeAddress(href: string): boolean {
  if (!URL.canParse(href)) return false;
  const address = new URL(href);
  return (
    ['https:', 'http:', 'mailto:'].includes(address.protocol) &&
    address.href === href &&
    address.username + address.password === ''
  );
}

const mark = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('bold') }),
  z.strictObject({ type: z.literal('italic') }),
  z.strictObject({
    type: z.literal('link'),
    attrs: z.strictObject({ href: z.string().max(2_000).refine(isSafeAddress) }),
  }),
]);

const once = (marks: readonly { type: string }[]) =>
  new Set(marks.map(({ type }) => type)).size === marks.length;

const inline = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('text'),
    text: z.string().min(1).max(MOST_CHARACTERS).regex(SEEN),
    marks: z.array(mark).min(1).max(3).refine(once).exactOptional(),
  }),
  z.strictObject({ type: z.literal('hardBreak') }),
]);

const line = z.array(inline).min(1).exactOptional();
const paragraph = z.strictObject({ type: z.literal('paragraph'), content: line });
const heading = z.strictObject({
  type: z.literal('heading'),
  attrs: z.strictObject({ level: z.union([z.literal(3), z.literal(4)]) }),
  content: line,
});

const startsWithParagraph = (content: readonly { type: string }[]) => content[0]?.type === 'paragraph';

/** Of the recursive shapes the compiler wants to be told; a table stands in nothing but the document itself. */
const flow: z.ZodType<Block> = z
  .lazy(() => z.discriminatedUnion('type', [paragraph, heading, bulletList, orderedList, blockquote]))
  .meta({ id: 'RichTextBlock' });

const listItem = z.strictObject({
  type: z.literal('listItem'),
  content: z.array(flow).min(1).refine(startsWithParagraph),
});
const bulletList = z.strictObject({ type: z.literal('bulletList'), content: z.array(listItem).min(1) });
const orderedList = z.strictObject({
  type: z.literal('orderedList'),
  attrs: z.strictObject({ start: z.int().min(1).max(9_999) }),
  content: z.array(listItem).min(1),
});
const blockquote = z.strictObject({ type: z.literal('blockquote'), content: z.array(flow).min(1) });

const tableRow = z.strictObject({
  type: z.literal('tableRow'),
  content: z
    .array(z.strictObject({ type: z.enum(['tableHeader', 'tableCell']), content: z.array(flow).min(1) }))
    .min(1)
    .max(20),
});
const table = z.strictObject({
  type: z.literal('table'),
  content: z
    .array(tableRow)
    .min(1)
    .refine((rows) => rows.every((row) => row.content.length === rows[0]?.content.length)),
});

const document = z
  .strictObject({ type: z.literal('doc'), content: z.array(z.union([table, flow])).min(1) })
  .meta({ id: 'RichText' });

interface Counted {
  node: { type?: unknown; content?: unknown; text?: unknown } | null;
  /** Of how many lists, quotes and tables it is a part, itself counted. */
  nested: number;
}

const NESTS: readonly unknown[] = ['bulletList', 'orderedList', 'blockquote', 'table'];

function partsOf({ node, nested }: Counted): Counted[] {
  const parts = Array.isArray(node?.content) ? (node.content as Counted['node'][]) : [];
  return parts.map((part) => ({ node: part, nested: nested + Number(NESTS.includes(part?.type)) }));
}

/** Counted level by level, before anything that would go down into it: nobody makes us call ourselves ten thousand deep. */
function fits(json: unknown): boolean {
  let nodes = 0;
  let characters = 0;
  let level: Counted[] = [{ node: json as Counted['node'], nested: 0 }];
  for (let depth = 0; level.length > 0; depth += 1) {
    nodes += level.length;
    for (const { node } of level) if (typeof node?.text === 'string') characters += node.text.length;
    if (depth > MOST_LEVELS || nodes > MOST_NODES || characters > MOST_CHARACTERS) return false;
    if (level.some(({ nested }) => nested > MOST_NESTED)) return false;
    level = level.flatMap(partsOf);
  }
  return true;
}

export const richText: z.ZodType<RichText> = z.preprocess((json, context) => {
  if (fits(json)) return json;
  context.addIssue({ code: 'custom', message: 'The text is longer or more nested than a section may be.' });
  return z.NEVER;
}, document);
