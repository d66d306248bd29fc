import type { ComponentType } from 'preact';
import type { Asked } from '../core/api.ts';
import type { Data } from '../core/data.ts';
import type { Senders } from '../core/outbox.ts';
import type { Me } from '../core/session.ts';
import type { Key, WordsRoom } from '../core/words.types.ts';
import type { IconName } from '../ui/icon.tsx';

/** Parts of the address that a path names: `module` of `/app/course/:module`. */
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
  /** Path of the page under whose place in the bar it belongs. */
  within?: string;
  /** Without the bar: in the platform's dialog, and for those who have nowhere else to go. */
  bare?: boolean;
  load(): Promise<Page>;
}

/** What `<room>.pages.ts` exports as `room`. */
export interface ClientRoom {
  pages: readonly PageDeclaration[];
  /** Who sends what of this room has waited in the outbox. */
  senders?: Senders;
}
