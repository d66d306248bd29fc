import { type Extensions, Mark } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Heading } from '@tiptap/extension-heading';
import { Italic } from '@tiptap/extension-italic';
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import { Gapcursor } from '@tiptap/extensions/gap-cursor';
import { UndoRedo } from '@tiptap/extensions/undo-redo';
import { safeAddress } from '../../../server/rooms/business-case/rich-text.rule.ts';
import { tableNodes } from './rich-text-table.ts';

/** Tiptap's own brings a recogniser of addresses (13 kB) and lets many protocols through. */
const Link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({
    href: { isRequired: true, parseHTML: (place) => safeAddress(place.getAttribute('href')) },
  }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (place) => (safeAddress(place.getAttribute('href')) === undefined ? false : null),
    },
  ],
  renderHTML: ({ mark }) => [
    'a',
    { href: mark.attrs['href'] as string, target: '_blank', rel: 'nofollow noopener noreferrer' },
    0,
  ],
});

/** The closed list of a section's text (server: rich-text.types.ts), as the editor knows it. */
export const textNodes: Extensions = [
  Document.extend({ content: '(block | table)+' }),
  Paragraph,
  Text,
  Heading.configure({ levels: [3, 4] }),
  Bold,
  Italic,
  Link,
  BulletList,
  OrderedList,
  ListItem,
  ListKeymap,
  Blockquote,
  HardBreak,
  ...tableNodes,
  UndoRedo.configure({ depth: 200 }),
  Gapcursor,
];

/** Signs that become form while they are typed: those of lists alone, as every other editor does it. */
export const TYPED_FORMS: Extensions = [BulletList, OrderedList];
