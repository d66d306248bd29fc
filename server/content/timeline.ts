import { bodyOf, isDirective, labelOf, placeOf, walk, type MdNode, type TextSource } from './markdown.ts';
import type { ProblemList } from './problems.ts';

/** Dated entries, some of which read otherwise if one thing had been done at another time. */
export interface Timeline {
  /** What would be done otherwise; null where nothing can be moved. */
  move: MdNode[] | null;
  entries: Entry[];
}

export interface Entry {
  title: MdNode[];
  was: MdNode[];
  /** How it reads then; empty where it stays as it was. */
  moved: MdNode[];
  node: MdNode;
}

const timelinesIn = (root: MdNode): MdNode[] =>
  [...walk(root)].filter((node) => isDirective(node, 'timeline'));

export function readTimeline(node: MdNode): Timeline {
  const inside = bodyOf(node);
  const move = inside.find((child) => isDirective(child, 'move'));
  return {
    move: move ? (labelOf(move)?.children ?? []) : null,
    entries: inside.filter((child) => isDirective(child, 'entry')).map(entryOf),
  };
}

/** What stands below the line is the other text. */
function entryOf(node: MdNode): Entry {
  const inside = bodyOf(node);
  const line = inside.findIndex((child) => child.type === 'thematicBreak');
  const end = line < 0 ? inside.length : line;
  return {
    title: labelOf(node)?.children ?? [],
    was: inside.slice(0, end),
    moved: inside.slice(end + 1),
    node,
  };
}

const ENTRIES = { least: 2, most: 7 };

export function checkTimelines(root: MdNode, source: TextSource, problems: ProblemList): void {
  for (const node of timelinesIn(root)) {
    const tell = (says: string, at = node) => problems.add('timeline', placeOf(at, source), says);
    const { move, entries } = readTimeline(node);
    const inside = bodyOf(node);
    if (entries.length < ENTRIES.least || entries.length > ENTRIES.most)
      tell(`${entries.length} entries; ${ENTRIES.least} to ${ENTRIES.most}`);
    for (const stray of inside.filter((child) => !isDirective(child))) tell('only entries stand here', stray);
    const moves = inside.filter((child) => isDirective(child, 'move'));
    if (moves.length > 1 || (moves[0] && inside[0] !== moves[0]))
      tell('what can be moved is said once, at the top');
    for (const entry of entries) {
      if (entry.was.length === 0) tell('an entry begins with what happened', entry.node);
      const lines = bodyOf(entry.node).filter((child) => child.type === 'thematicBreak').length;
      if (lines > 1 || (lines === 1 && entry.moved.length === 0))
        tell('one line, and below it how the entry reads then', entry.node);
      if (lines > 0 && !move) tell('a second text, and nothing that can be moved', entry.node);
    }
    if (move && entries.every(({ moved }) => moved.length === 0)) tell('nothing changes when it is moved');
  }
}
