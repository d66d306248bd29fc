import fc from 'fast-check';

const types =
  'doc paragraph heading bulletList orderedList listItem blockquote table tableRow tableCell tableHeader text hardBreak image';
const address = fc.oneof(
  fc.webUrl(),
  fc.string(),
  fc.string().map((end) => `mailto:${end}`),
  fc.constant('mailto:a b '),
);
const marks = fc.array(
  fc.record({ type: fc.constantFrom('bold', 'italic', 'link', 'x'), attrs: fc.record({ href: address }) }),
);

/** Nodes as a document has them and as none has them, in one another as they come. */
export const { anyNode } = fc.letrec((again) => ({
  anyNode: fc.oneof(
    { depthSize: 'small' },
    fc.record(
      {
        type: fc.constantFrom(...types.split(' ')),
        text: fc.string({ unit: 'binary' }),
        attrs: fc.record({ level: fc.nat(7), start: fc.integer() }),
        marks,
        content: fc.array(again('anyNode'), { maxLength: 6 }),
      },
      { requiredKeys: ['type'] },
    ),
    fc.jsonValue(),
  ),
}));
