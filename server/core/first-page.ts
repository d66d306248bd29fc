import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang } from './endpoint.contract.ts';
import type { Standing } from './permissions.ts';
import { projectRoot } from './project-root.ts';

/** Where the built client lies: static files are served from here under /assets. */
export const clientDist = join(projectRoot, 'dist', 'client');

/** A page of the client as its room declares it, in the names that the build gave to its files (vite.first-pages.ts). */
export interface BuiltPage {
  /** A regular expression of its addresses. */
  address: string;
  /** What it asks the API first; `$1` is the first part that the expression caught. */
  asks: string[];
  styles: string[];
  /** Its own and those it stands on, and the words that it speaks in one language. */
  scripts: Record<Lang, string[]>;
}

/** The pages that are offered, by standing. */
export type BuiltPages = Record<string, BuiltPage[]>;

export const BUILT_PAGES = '.vite/first-pages.json';

export const standingName = ({ role, administers }: Standing): string =>
  administers ? `${role} who administers` : role;

/** What a browser needs to draw the page that a launch leads to, and can fetch at once instead of bit by bit. */
export interface FirstPage {
  asks: string[];
  styles: string[];
  scripts: string[];
}

export function firstPage(standing: Standing, landing: string, lang: Lang): FirstPage | undefined {
  const path = landing.replace(/\/+$/, '');
  for (const { pattern, asks, styles, scripts } of knownPages()[standingName(standing)] ?? []) {
    if (!pattern.test(path)) continue;
    return { asks: asks.map((ask) => path.replace(pattern, ask)), styles, scripts: scripts[lang] };
  }
  return undefined;
}

type KnownPage = BuiltPage & { pattern: RegExp };

let known: Record<string, KnownPage[]> | undefined;

/** Read once, its expressions made once. Without a build every page is fetched bit by bit. */
function knownPages(): Record<string, KnownPage[]> {
  return (known ??= Object.fromEntries(
    Object.entries(builtPages()).map(([standing, pages]) => [
      standing,
      pages.map((one) => ({ ...one, pattern: new RegExp(one.address) })),
    ]),
  ));
}

function builtPages(): BuiltPages {
  const file = join(clientDist, BUILT_PAGES);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as BuiltPages) : {};
}
