import { judgeNext, nextLink, type PagingStop } from './link-header.ts';
import type { Member, NrpsEndpoint, Platform } from './lti.types.ts';
import { failureOf, type PlatformCall } from './platform-call.ts';
import { readRoles } from './roles.ts';
import { MEDIA, SCOPE } from './scopes.ts';
import { ServiceError } from './service-error.ts';

/** A membership container (NRPS 2.0), one entry a person. */
export interface Roster {
  members: Member[];
  /** False when reading stopped early: nobody may be marked as gone then. */
  complete: boolean;
  stop?: PagingStop | 'member-limit';
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

export function createRosterReader(deps: { call: PlatformCall; now: () => Date }): ReadRoster {
  return async (platform, nrps, options = {}) => {
    const first = firstPage(platform, nrps, options);
    const seen = new Set<string>();
    const members = new Map<string, Member>();
    for (let url = first; ;) {
      seen.add(url);
      const answer = await deps.call(platform, [SCOPE.members], {
        method: 'GET',
        url,
        headers: { accept: MEDIA.members },
        maxBytes: 10_000_000,
      });
      if (answer.status !== 200) throw failureOf(answer, deps.now());
      for (const member of readPage(answer.json())) members.set(member.userId, member);
      const next = nextLink(answer.header('link'));
      const found = [...members.values()];
      if (next === undefined) return { members: found, complete: true };
      if (members.size >= (options.maxMembers ?? MAX_MEMBERS))
        return { members: found, complete: false, stop: 'member-limit' };
      const stop = judgeNext(next, seen, first, options.maxPages ?? MAX_PAGES);
      if (stop) return { members: found, complete: false, stop };
      url = next;
    }
  };
}

/** Adds to the query, never replaces it: some platforms put their own into the address. */
function firstPage(platform: Platform, nrps: NrpsEndpoint, options: ReadRosterOptions): string {
  const url = new URL(nrps.contextMembershipsUrl);
  if (options.resourceLinkId !== undefined) url.searchParams.set('rlid', options.resourceLinkId);
  // Ten a page otherwise. Moodle pages only when asked to, so it is not asked.
  if (platform.family === 'canvas') url.searchParams.set('limit', '50');
  return url.href;
}

function readPage(body: unknown): Member[] {
  const members = (body as { members?: unknown } | null)?.members;
  if (!Array.isArray(members)) throw new ServiceError('answer-malformed', 'no list of members');
  return members.flatMap((one: unknown) => readMember(one) ?? []);
}

/** An entry without a usable id cannot be anybody: it is left out, the rest is read. */
function readMember(entry: unknown): Member | undefined {
  if (typeof entry !== 'object' || entry === null) return undefined;
  const fields = entry as Record<string, unknown>;
  const id = fields['user_id'];
  const userId = typeof id === 'number' ? String(id) : id;
  if (typeof userId !== 'string' || userId === '' || userId.length > 255) return undefined;
  return {
    userId,
    ...text('name', fields['name']),
    ...text('givenName', fields['given_name']),
    ...text('familyName', fields['family_name']),
    ...text('email', fields['email']),
    status: readStatus(fields['status']),
    roles: readRoles(Array.isArray(fields['roles']) ? fields['roles'] : []),
  };
}

/** Absent means Active (NRPS 2.0, 2.3). A word we do not know must not remove anybody. */
function readStatus(value: unknown): Member['status'] {
  return value === 'Inactive' || value === 'Deleted' ? value : 'Active';
}

function text<K extends string>(name: K, value: unknown): Partial<Record<K, string>> {
  const kept = typeof value === 'string' ? value.trim().slice(0, 255) : '';
  return (kept === '' ? {} : { [name]: kept }) as Partial<Record<K, string>>;
}
