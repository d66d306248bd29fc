import { attributesOf, bodyOf, isDirective, labelOf, walk, type MdNode } from './markdown.ts';
import { SILENCE, type TalkPlan } from './talk-plan.rule.ts';

/** A practice conversation as its writer typed it: the plan of who leads where, and the words at each place. */
export interface Talk {
  key: string;
  plan: TalkPlan;
  /** Keys of the cast: whose chair the reader sits in, and who sits opposite. */
  chair: string;
  with: string;
  setting: MdNode[];
  turns: TurnText[];
  ends: EndText[];
  paths: PathText[];
  node: MdNode;
}

export interface TurnText {
  key: string;
  /** What is said, or happens, before the reader chooses. */
  moment: MdNode[];
  choices: ChoiceText[];
  node: MdNode;
}

export interface ChoiceText {
  key: string;
  to: string;
  /** How long the reader is quiet; null where something is said. */
  seconds: number | null;
  said: MdNode[];
  reply: MdNode[];
  note: MdNode[];
  node: MdNode;
}

export interface EndText {
  key: string;
  words: MdNode[];
  node: MdNode;
}

export interface PathText {
  name: MdNode[];
  choices: string[];
  node: MdNode;
}

export const talksIn = (root: MdNode): MdNode[] =>
  [...walk(root)].filter((node) => isDirective(node, 'talk'));

export function readTalk(node: MdNode): Talk {
  const attributes = attributesOf(node);
  const inside = bodyOf(node);
  const named = (name: string) => inside.filter((child) => isDirective(child, name));
  const turns = named('turn').map(turnText);
  const ends = named('end').map((end) => ({ key: keyOf(end), words: bodyOf(end), node: end }));
  const paths = named('path').map(pathText);
  return {
    key: attributes['key'] ?? '',
    plan: {
      first: attributes['first'] ?? '',
      turns: turns.map(({ key, choices }) => ({ key, choices: choices.map(planned) })),
      ends: ends.map(({ key }) => key),
      paths: paths.map(({ choices }) => choices),
    },
    chair: attributes['chair'] ?? '',
    with: attributes['with'] ?? '',
    setting: inside.filter((child) => !isDirective(child)),
    turns,
    ends,
    paths,
    node,
  };
}

const keyOf = (node: MdNode) => attributesOf(node)['key'] ?? '';

const planned = ({ key, to, seconds, node }: ChoiceText) => ({
  key,
  to,
  kind: seconds === null ? (attributesOf(node)['kind'] ?? '') : SILENCE,
});

function turnText(node: MdNode): TurnText {
  const inside = bodyOf(node);
  return {
    key: keyOf(node),
    moment: inside.filter((child) => !isDirective(child)),
    choices: inside.filter((child) => isDirective(child)).map(choiceText),
    node,
  };
}

/** Above the quotation stands what is said, in it what comes back, below it the note. */
function choiceText(node: MdNode): ChoiceText {
  const { key = '', to = '', seconds } = attributesOf(node);
  const inside = bodyOf(node);
  const answered = inside.findIndex((child) => child.type === 'blockquote');
  const at = answered < 0 ? inside.length : answered;
  return {
    key,
    to,
    seconds: node.name === 'wait' ? Number(seconds) : null,
    said: inside.slice(0, at),
    reply: inside[at]?.children ?? [],
    note: inside.slice(at + 1),
    node,
  };
}

const pathText = (node: MdNode): PathText => ({
  name: labelOf(node)?.children ?? [],
  choices: (attributesOf(node)['choices'] ?? '').split(/\s+/).filter(Boolean),
  node,
});
