import type { Cut } from './cut.ts';
import { decodeEntities } from './entities.ts';
import { readId } from './ids.ts';
import type { Member, NrpsEndpoint, Platform, PlatformFamily } from './lti.types.ts';
import { Pages, type PagingStop } from './pages.ts';
import type { PlatformCall } from './platform-call.ts';
import { readRoles } from './roles.ts';
import { MEDIA, SCOPE } from './scopes.ts';
import { ServiceError } from './service-error.ts';

/** A membership container (NRPS 2.0). */
export interface Roster {
  /** One entry a line, in the platform's order: a list can name a person several times, and the host folds them. */
  members: Member[];
  /** False when reading stopped early: nobody may be marked as gone then. */
  complete: boolean;
  stop?: PagingStop | 'member-limit';
  /** There when it was a cap of ours that stopped it. */
  cut?: Cut;
}

export interface ReadRosterOptions {
  /** Only people who may open this resource link; Moodle tells names then even where the launch alone does not. */
  resourceLinkId?: string;
  maxPages?: number;
  maxMembers?: number;
}

/** Reads all pages. Rejects with ServiceError when a page cannot be had: half a roster is no roster. */
export type ReadRoster = (
  platform: Platform,
  nrps: NrpsEndpoint,
  options?: ReadRosterOptions,
) => Promise<Roster>;

/** Canvas gives 50 a page at most; 10,000 learners are 200 pages. */
const MAX_PAGES = 400;
const MAX_MEMBERS = 20_000;
const PAGE_BYTES = 10_000_000;

export function createRosterReader(deps: { call: PlatformCall; now: () => Date }): ReadRoster {
  return async (platform, nrps, options = {}) => {
    const { maxMembers = MAX_MEMBERS, maxPages = MAX_PAGES } = options;
    const pages = new Pages(deps);
    const members: Member[] = [];
    for await (const { body } of pages.read(platform, {
      url: firstPage(platform, nrps, options),
      scopes: [SCOPE.members],
      accept: MEDIA.members,
      maxBytes: PAGE_BYTES,
      maxPages,
    })) {
      members.push(...readPage(body, platform.family));
      // A list of exactly so many people is whole; only one more shows that something is left out.
      if (members.length > maxMembers) return shortened(members.slice(0, maxMembers), 'member-limit');
    }
    return pages.stop === undefined ? { members, complete: true } : shortened(members, pages.stop, maxPages);
  };
}

function shortened(members: Member[], stop: NonNullable<Roster['stop']>, maxPages = 0): Roster {
  const early = { members, complete: false, stop };
  if (stop === 'member-limit') return { ...early, cut: { what: 'members', kept: members.length } };
  return stop === 'page-limit' ? { ...early, cut: { what: 'pages', kept: maxPages } } : early;
}

/** Adds to the query, never replaces it: some platforms put their own into the address. */
function firstPage(platform: Platform, nrps: NrpsEndpoint, options: ReadRosterOptions): string {
  const url = new URL(nrps.contextMembershipsUrl);
  if (options.resourceLinkId !== undefined) url.searchParams.set('rlid', options.resourceLinkId);
  // Ten a page otherwise. Moodle pages only when asked to, so it is not asked.
  if (platform.family === 'canvas') url.searchParams.set('limit', '50');
  return url.href;
}

function readPage(body: unknown, family: PlatformFamily): Member[] {
  const members = (body as { members?: unknown } | null)?.members;
  if (!Array.isArray(members)) throw new ServiceError('answer-malformed', 'no list of members');
  // Moodle runs these names through its text filter, which writes "&amp;"; the same names come plain in launches.
  const plain = family === 'moodle' ? decodeEntities : (text: string) => text;
  return members.flatMap((one: unknown) => readMember(one, plain) ?? []);
}

/** An entry without a usable id cannot be anybody: it is left out, the rest is read. */
function readMember(entry: unknown, plain: (text: string) => string): Member | undefined {
  if (typeof entry !== 'object' || entry === null) return undefined;
  const fields = entry as Record<string, unknown>;
  const user = readId(fields['user_id']);
  // LTI 1.3, 5.3.6: 255 at most, as `sub` of a launch, which it must equal.
  if (user.kind !== 'id' || user.id.length > 255) return undefined;
  const named = <K extends string>(name: K, value: unknown) => text(name, value, plain);
  return {
    userId: user.id,
    ...named('name', fields['name']),
    ...named('givenName', fields['given_name']),
    ...named('familyName', fields['family_name']),
    status: readStatus(fields['status']),
    roles: readRoles(Array.isArray(fields['roles']) ? fields['roles'] : []),
  };
}

/** Absent means Active (NRPS 2.0, 2.3). A word we do not know must not remove anybody. */
function readStatus(value: unknown): Member['status'] {
  return value === 'Inactive' || value === 'Deleted' ? value : 'Active';
}

function text<K extends string>(
  name: K,
  value: unknown,
  plain: (text: string) => string,
): Partial<Record<K, string>> {
  const kept = typeof value === 'string' ? plain(value).trim().slice(0, 255) : '';
  return (kept === '' ? {} : { [name]: kept }) as Partial<Record<K, string>>;
}
