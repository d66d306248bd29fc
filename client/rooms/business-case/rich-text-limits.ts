import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { RICH_TEXT_MOST } from '../../../server/rooms/business-case/rich-text.rule.ts';

/** What a section cannot take more of. */
export type TooMuch = 'characters' | 'nodes' | 'nested' | 'columns';

interface Size {
  nodes: number;
  characters: number;
  nested: number;
  columns: number;
}

const NESTS = ['bulletList', 'orderedList', 'blockquote', 'table'];

/** As the server counts it (rich-text.contract.ts). */
function sizeOf(
  node: Node,
  size: Size = { nodes: 0, characters: 0, nested: 0, columns: 0 },
  nested = 0,
): Size {
  const within = nested + Number(NESTS.includes(node.type.name));
  size.nodes += 1;
  size.characters += node.text?.length ?? 0;
  size.nested = Math.max(size.nested, within);
  if (node.type.name === 'tableRow') size.columns = Math.max(size.columns, node.childCount);
  node.forEach((child) => void sizeOf(child, size, within));
  return size;
}

const BOUNDS = ['columns', 'nested', 'characters', 'nodes'] as const;

/** What the server would refuse is not taken, and said: nothing that stands on the screen is ever cut. */
export const limits = (refused: (what: TooMuch) => void) =>
  Extension.create({
    name: 'limits',
    addProseMirrorPlugins: () => [
      new Plugin({
        filterTransaction: (transaction, state) => {
          if (!transaction.docChanged) return true;
          const next = sizeOf(transaction.doc);
          const over = BOUNDS.filter((bound) => next[bound] > RICH_TEXT_MOST[bound]);
          if (over.length === 0) return true;
          const now = sizeOf(state.doc);
          // One that is over already, by another's hand, can be made smaller step by step.
          const grown = over.find((bound) => next[bound] > now[bound]);
          if (grown) refused(grown);
          return grown === undefined;
        },
      }),
    ],
  });
