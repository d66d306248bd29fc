import type {
  CommunityCharterDocument,
  DocumentKind,
  Documents,
  HandbookDocument,
} from './document.contract.ts';

/** Documents that may be shared with a cohort, and how a copy of one goes beside one's own. Nothing that stands is changed. */

export const SHARED_KINDS = ['handbook', 'community-charter'] as const satisfies readonly DocumentKind[];
export type SharedKind = (typeof SHARED_KINDS)[number];

export const isShared = (kind: string): kind is SharedKind => SHARED_KINDS.some((one) => one === kind);

const MOST_PAGES = 16;
const MOST_CONTACTS = 12;
const LONGEST_LINE = 2_000;
const LINES = ['domain', 'community', 'practice', 'rhythm', 'convener', 'offer'] as const;

/** Undefined: there is no room for it. */
export function placedDocument<Kind extends SharedKind>(
  kind: Kind,
  own: Documents[Kind] | undefined,
  copy: Documents[Kind],
): Documents[Kind] | undefined {
  const ways: { [One in SharedKind]: (own: Documents[One] | undefined, copy: Documents[One]) => unknown } = {
    handbook: placedHandbook,
    'community-charter': placedCharter,
  };
  return ways[kind](own, copy) as Documents[Kind] | undefined;
}

function placedHandbook(
  own: HandbookDocument = { pages: [], contacts: [] },
  copy: HandbookDocument,
): HandbookDocument | undefined {
  const pages = [...own.pages, ...news(own.pages, copy.pages)];
  const contacts = [...own.contacts, ...news(own.contacts, copy.contacts)];
  return pages.length > MOST_PAGES || contacts.length > MOST_CONTACTS ? undefined : { pages, contacts };
}

/** What stands already, word for word, is not put in again; an id that is taken is changed. */
function news<Item extends { id: string }>(own: readonly Item[], copy: readonly Item[]): Item[] {
  const said = new Set(own.map((item) => JSON.stringify(item)));
  const taken = new Set(own.map(({ id }) => id));
  return copy
    .filter((item) => !said.has(JSON.stringify(item)))
    .map((item) => (taken.has(item.id) ? { ...item, id: freeId(item.id, taken) } : item));
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  const base = id.slice(0, 56);
  let at = 2;
  while (taken.has(`${base}-${at}`)) at += 1;
  return `${base}-${at}`;
}

/** How near somebody wants to be is theirs to say. */
function placedCharter(
  own: CommunityCharterDocument | undefined,
  copy: CommunityCharterDocument,
): CommunityCharterDocument | undefined {
  const lines = LINES.map((line) => [line, bothLines(own?.[line] ?? '', copy[line])] as const);
  if (lines.some(([, text]) => text.length > LONGEST_LINE)) return undefined;
  return { level: own?.level ?? null, ...Object.fromEntries(lines) } as CommunityCharterDocument;
}

const bothLines = (own: string, copy: string): string =>
  own.includes(copy.trim()) ? own : [own.trimEnd(), copy].filter((text) => text !== '').join('\n');

/** What somebody wrote in it. */
export function textsOfDocument(value: Documents[SharedKind]): string[] {
  const texts =
    'pages' in value
      ? [...value.pages, ...value.contacts].flatMap((item) =>
          'text' in item ? [item.heading, item.text] : [item.role, item.reached],
        )
      : LINES.map((line) => value[line]);
  return texts.filter((text) => text.trim() !== '');
}
