import { computed, effect, signal, untracked } from '@preact/signals';
import { awaiting } from '../core/frame.ts';
import { askAhead, forgetAhead, sessionOver } from '../core/api.ts';
import { needWords } from '../core/i18n.ts';
import { mayReload, me, type Me } from '../core/session.ts';
import { address, watchAddress, type Address } from './address.ts';
import { NoPageHere } from './no-page-here.tsx';
import { findPage } from './find-page.ts';
import { NotWithoutSession } from './session-over.tsx';
import type { Page, PageDeclaration, Params } from './page.types.ts';
import { PageDidNotArrive } from './page-did-not-arrive.tsx';
import { watchPlace } from './place-on-page.ts';
import { areHere, bringRooms } from './rooms.ts';

/** The page that stands. While the next one is fetched, this is still the one before it. */
export interface ShownPage extends Address {
  Component: Page['Component'];
  params: Params;
}

export const shown = signal<ShownPage | undefined>(undefined);
/** True from the press of a link until its page stands. */
export const turning = signal(false);

const NOWHERE: Page = { Component: NoPageHere, needs: () => [] };
const MISSED: Page = { Component: PageDidNotArrive, needs: () => [] };

const arrived = computed(() => me.value !== undefined);

/** From the moment there is a reader, shows the page of each address they come to. */
export function turnPages(): void {
  effect(() => {
    if (arrived.value) untracked(followReader);
  });
}

function followReader(): void {
  watchAddress();
  watchPlace(() => turning.peek());
  effect(() => {
    const to = address.value;
    const person = me.peek();
    if (person) void turnTo(to, person);
  });
  // What did not arrive is tried again when it may; nobody should have to press for it.
  addEventListener('online', () => {
    const person = me.peek();
    if (person && shown.peek()?.Component === PageDidNotArrive) void turnTo(address.peek(), person);
  });
}

async function turnTo(to: Address, person: Me): Promise<void> {
  const stands = shown.peek();
  if (stands?.path === to.path && stands.query !== to.query) {
    // Another view of this page, which shows for itself what it waits for.
    shown.value = { ...stands, ...to, params: paramsOf(person, to) };
    turning.value = false;
    return;
  }
  turning.value = true;
  const quiet = awaiting();
  const { Component, params } = await bring(person, to);
  forgetAhead();
  if (to === address.peek()) {
    shown.value = { ...to, Component, params };
    turning.value = false;
  }
  quiet();
}

/** Page, words and data, so that the page stands at once when it comes. */
async function bring(person: Me, to: Address): Promise<{ Component: Page['Component']; params: Params }> {
  if (!(await offered(person, to))) return { Component: PageDidNotArrive, params: {} };
  const found = findPage(person, to.path);
  const params = paramsOf(person, to);
  // Later pages may find what they need among what others have asked.
  if (to.how === 'first') for (const key of found?.page.asks?.(person) ?? []) askAhead(key, params);
  const page = found ? await fetchPage(found.page, to) : NOWHERE;
  // What is here already may be old: it is asked for again, and not waited for.
  const asked = page.needs(params).map((data) => [data, data.refreshIfOld()] as const);
  await Promise.all(asked.flatMap(([{ data }, answer]) => (data.peek() === undefined ? [answer] : [])));
  // Nothing of it can be fetched any more, and nothing stays where nothing was.
  const empty =
    sessionOver.peek() !== undefined && page.needs(params).some(({ data }) => data.peek() === undefined);
  return { Component: empty ? NotWithoutSession : page.Component, params };
}

/** False when it did not come what this person is offered. Most learners never need more than what is here. */
const offered = async (person: Me, { path }: Address): Promise<boolean> =>
  (areHere(person) && findPage(person, path) !== undefined) ||
  bringRooms(person).then(
    () => true,
    () => false,
  );

const paramsOf = (person: Me, { path, query }: Address): Params => ({
  ...Object.fromEntries(new URLSearchParams(query)),
  ...findPage(person, path)?.params,
});

const missed = new Set<PageDeclaration>();

/**
 * A file that does not come (offline, or a newer build has replaced it) leaves words. Browsers remember the failure as
 * long as the document lives, so that the next try, when the network is back, is to load the document itself.
 */
async function fetchPage(page: PageDeclaration, { path, query }: Address): Promise<Page> {
  try {
    const [fetched] = await Promise.all([page.load(), needWords(...page.words)]);
    missed.delete(page);
    return fetched;
  } catch {
    if (missed.has(page) && (await mayReload())) location.assign(path + query);
    missed.add(page);
    return MISSED;
  }
}
