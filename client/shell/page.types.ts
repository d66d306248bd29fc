import type { ComponentType } from 'preact';
import type { Lang } from '../../server/core/endpoint.contract.ts';
import type { Asked } from '../core/api.ts';
import type { Data } from '../core/data.ts';
import type { Senders } from '../core/outbox.ts';
import type { Me } from '../core/session.ts';
import type { Key, WordsRoom } from '../core/words.types.ts';
import type { IconName } from '../ui/icon.tsx';
import type { LatePart } from './late.ts';

/** Parts of the address: what a path names (`module` of `/app/course/:module`), and what its query does (`who` of `?who=left`). */
export type Params = Readonly<Record<string, string>>;

/** A page as its own file brings it. */
export interface Page {
  Component: ComponentType<{ params: Params }>;
  /** What must be here before it takes the place of the page before it. */
  needs(params: Params): Data<unknown>[];
}

/** Where a page stands in the bar. */
export interface Place {
  icon: IconName;
  word: Key;
  /** On a phone, where the word is too long. */
  short?: Key;
  /** From small to large. */
  rank: number;
}

/** A page as its room declares it, before it is fetched. */
export interface PageDeclaration {
  /** `/app/course/:module`; `*` is whatever the address. */
  path: string;
  /** Who is offered it. What is allowed is decided by the server, for every request. */
  opensFor(person: Me): boolean;
  /** The words files it speaks, fetched with it. */
  words: readonly WordsRoom[];
  /**
   * What it asks the server first. Where a launch may lead: then it is asked before the page's file has come. Their
   * parameters are those of `path`.
   */
  asks?(person: Me): readonly Asked[];
  place?: Place;
  /** Its name in the menu "More", for a page that is not needed every day. */
  more?: Key;
  /** Path of the page under whose place in the bar it belongs. */
  within?: string;
  /** Without the bar: in the platform's dialog, and for those who have nowhere else to go. */
  bare?: boolean;
  load(): Promise<Page>;
}

/** A place in a step, where a room shows what it has to offer there. */
export interface SlotProps {
  /** As the step's text names it: `FORM:x#start`, or the key of a prompt; empty where the place is no part of the text. */
  target: string;
  /** What the text calls it: "Open the form", or the question of a prompt. */
  label: string;
  /** The step on whose page it stands; a prompt of "what happened" belongs to `asked`, an earlier one. */
  step: { module: string; step: string; number: string; type: string; lang: Lang; visibility: string };
  asked?: { module: string; step: string };
  /** Of a prompt: one line, or several. */
  size?: 'line' | 'text';
  /** The step's text, for what must find its own parts in it. */
  text: HTMLElement | null;
}

/**
 * What may stand in a step: a product by what its target begins with (`FORM` of `FORM:x#start`), a prompt, a quiz (once,
 * below its last scene), something to play with, what is carried to work, and what stands above and below the text of every step; and below each
 * private note that has words, in the list of all notes too.
 */
export type SlotKind =
  '*under-note' | '*prompt' | '*quiz' | '*play' | '*carry' | '*over-step' | '*under-step' | (string & {});

/** What a room shows in a kind of slot. */
export interface SlotDeclaration {
  opensFor(person: Me): boolean;
  words: readonly WordsRoom[];
  /** Where several rooms stand in one place: from small to large. */
  rank?: number;
  /** Of the products of its kind, those that it is for; without it, all of them. */
  takes?(target: string): boolean;
  /** Above and below the text, in which steps; without it, in all. */
  inStep?(step: SlotProps['step']): boolean;
  load(): Promise<ComponentType<SlotProps>>;
}

/** What `<room>.pages.ts` exports as `room`. */
export interface ClientRoom {
  pages: readonly PageDeclaration[];
}

/** What `<room>.parts.ts` exports as `parts`: nothing of it is needed before the first page stands. */
export interface RoomParts {
  slots?: Readonly<Partial<Record<SlotKind, SlotDeclaration | readonly SlotDeclaration[]>>>;
  /** A strand of a learner's own on the road map, below the weeks of the course. */
  roadMap?: LatePart<object>;
  /** What it shows a learner beside a section of their business case; an empty name is the case as a whole. */
  besideCase?: LatePart<{ section: string }> | readonly LatePart<{ section: string }>[];
  /** Its pages below that of the business case, by the end of their address. */
  casePages?: Readonly<Record<string, LatePart<{ params: Params }>>>;
  /** Who sends what of this room has waited in the outbox. */
  senders?: Senders;
}
