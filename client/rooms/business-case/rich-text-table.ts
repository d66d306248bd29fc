import { type Extensions, Node } from '@tiptap/core';
import type { Node as TextNode } from '@tiptap/pm/model';
import { type Command, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state';
import { addColumnAfter, addRowAfter, goToNextCell, isInTable, tableEditing } from '@tiptap/pm/tables';

/**
 * Tables on ProseMirror's own, not on Tiptap's extension: that writes widths into style attributes, which the page's
 * policy forbids, and knows widths, spans and colours, which no section has.
 */
const ROLES: Record<string, string> = {
  table: 'table',
  tableRow: 'row',
  tableCell: 'cell',
  tableHeader: 'header_cell',
};

/** Every cell is one cell. ProseMirror asks for its spans all the same; they are neither read nor drawn. */
const spans = () => ({
  colspan: { default: 1, rendered: false, parseHTML: () => 1 },
  rowspan: { default: 1, rendered: false, parseHTML: () => 1 },
  colwidth: { default: null, rendered: false, parseHTML: () => null },
});

/** What another sent is not changed before somebody writes in it. */
export const RECEIVED = 'received';

/** Below a table that ends the text there is a line to go on in: by finger nobody gets behind it otherwise. */
const lineBelow = () =>
  new Plugin({
    appendTransaction: (transactions, _, { doc, schema, tr }) => {
      const isWritten = transactions.some((one) => one.docChanged && one.getMeta(RECEIVED) !== true);
      const line = schema.nodes['paragraph']?.create();
      if (!isWritten || !line || doc.lastChild?.type.name !== 'table') return null;
      return tr.insert(doc.content.size, line);
    },
  });

/** It is in no group: only the document itself takes it. */
const Table = Node.create({
  name: 'table',
  content: 'tableRow+',
  isolating: true,
  extendNodeSchema: ({ name }) => (ROLES[name] === undefined ? {} : { tableRole: ROLES[name] }),
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['table', ['tbody', 0]],
  addProseMirrorPlugins: () => [tableEditing(), lineBelow()],
  addKeyboardShortcuts() {
    const run = (command: Command) => command(this.editor.state, this.editor.view.dispatch);
    return {
      Tab: () => run(goToNextCell(1)) || (run(addRowAfter) && run(goToNextCell(1))),
      'Shift-Tab': () => run(goToNextCell(-1)),
    };
  },
});

const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)+',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
});

const TableCell = Node.create({
  name: 'tableCell',
  content: 'block+',
  isolating: true,
  addAttributes: spans,
  parseHTML: () => [{ tag: 'td' }],
  renderHTML: () => ['td', 0],
});

const TableHeader = Node.create({
  name: 'tableHeader',
  content: 'block+',
  isolating: true,
  addAttributes: spans,
  parseHTML: () => [{ tag: 'th' }],
  renderHTML: () => ['th', 0],
});

export const tableNodes: Extensions = [Table, TableRow, TableCell, TableHeader];

/** A head without a word has no name for whoever hears the table. */
export type HeadText = (number: number) => string;

const STARTS = { rows: 3, columns: 3 };

/** Below the block with the cursor, or in its place where that is an empty line. */
export const insertTable =
  (headText: HeadText): Command =>
  (state, dispatch) => {
    if (isInTable(state)) return false;
    const { nodes } = state.schema;
    const row = (cell: 'tableHeader' | 'tableCell') =>
      nodes['tableRow']?.create(
        null,
        Array.from({ length: STARTS.columns }, () => nodes[cell]?.createAndFill() ?? []).flat(),
      );
    const rows = Array.from(
      { length: STARTS.rows },
      (_, at) => row(at === 0 ? 'tableHeader' : 'tableCell') ?? [],
    );
    const table = nodes['table']?.create(null, rows.flat());
    if (!table || !dispatch) return table !== undefined;
    const { $from } = state.selection;
    const at = $from.depth === 0 ? $from.pos : $from.after(1);
    const inPlace =
      $from.depth === 1 && $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0;
    const from = inPlace ? $from.before(1) : at;
    const { tr } = state;
    tr.replaceWith(from, at, table);
    headed(tr, headText);
    const first = tr.doc.resolve(from + 4);
    tr.setSelection(TextSelection.create(tr.doc, first.start(), first.end()));
    dispatch(tr.scrollIntoView());
    return true;
  };

export const addColumn =
  (headText: HeadText): Command =>
  (state, dispatch) =>
    addColumnAfter(state, dispatch && ((tr) => dispatch(headed(tr, headText))));

/** Each its own name. From the last to the first: what is put in moves what comes after it. */
function headed(tr: Transaction, headText: HeadText): Transaction {
  const empty: { at: number; row: TextNode }[] = [];
  tr.doc.descendants((node, at, row) => {
    if (node.type.name === 'tableHeader' && node.textContent === '' && row) empty.push({ at, row });
    return node.type.name === 'table' || node.type.name === 'tableRow';
  });
  const taken = new Set<string>();
  const free: string[] = [];
  for (const { row } of empty) {
    row.forEach((cell) => taken.add(cell.textContent));
    let number = 1;
    while (taken.has(headText(number))) number += 1;
    free.push(headText(number));
    taken.add(headText(number));
  }
  for (const [index, { at }] of [...empty.entries()].reverse()) tr.insertText(free[index] ?? '', at + 2);
  return tr;
}
