import type { Lang } from '../core/endpoint.contract.ts';
import type { Words } from '../core/words.ts';
import type { Visibility } from './course.vocabulary.ts';
import { labelOf, type MdNode } from './markdown.ts';

/** For whom a page is made: blocks for trainers never reach a learner's HTML. */
export type Audience = 'learner' | 'trainer';

export interface PageContext {
  lang: Lang;
  audience: Audience;
  visibility: Visibility;
  words: Words;
  /** Whether the room that keeps what people write exists; without it a prompt is for paper. */
  keepsNotes: boolean;
  /** Whether a room of the program exists. */
  hasRoom(room: string): boolean;
  /** First name of somebody of the cast. */
  nameOf(person: string): string;
  /** As people say it: 1.4. */
  numberOf(step: string): string;
  /** What a learner calls a target, or undefined while the room that keeps it does not exist. */
  placeName(target: string): string | undefined;
}

/** Makes what stands inside a block, directives included. */
export type Blocks = (nodes: MdNode[], context: PageContext) => MdNode[];

/** An element that Markdown has no node for; remark-rehype makes it from `hName`. */
export const element = (hName: string, hProperties: Record<string, unknown>, children: MdNode[]): MdNode => ({
  type: 'element',
  data: { hName, hProperties },
  children,
});
export const words = (value: string): MdNode => ({ type: 'text', value });
export const classed = (...className: string[]) => ({ className });

export const labelChildren = (node: MdNode): MdNode[] => {
  const label = labelOf(node);
  return label?.children ?? [];
};

/** Something to open, closed until somebody does. */
export const fold = (name: string, summary: MdNode[], inside: MdNode[]): MdNode =>
  element('details', classed('sheet', 'outline', name), [
    element('summary', {}, summary),
    element('div', classed('stack', 'tight'), inside),
  ]);
