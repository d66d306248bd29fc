import type { Request, Response } from 'express';
import { CONTEXT_ROLE } from '../claims.ts';
import { linkTarget, paramsOf } from '../http.ts';
import type { Course, Person, SiteState, Tool } from '../model.ts';
import { SCOPES } from '../model.ts';
import { linesOf } from '../roster.ts';
import type { RosterLine } from '../roster.ts';
import { expandCustom } from '../variables.ts';
import type { World } from '../world.ts';
import { membershipsUrl } from './moodle-claims.ts';
import { authorised, MEDIA, MoodleRefusal, negotiate, sendMedia } from './moodle-services.ts';

/** Short names, and the administrator in a spelling that no vocabulary has any more. */
function shortRoles(person: Person): string[] {
  if (person.kind === 'administrator') {
    return ['Instructor', 'http://purl.imsglobal.org/vocab/lis/v2/person#Administrator'];
  }
  return [person.kind === 'trainer' ? 'Instructor' : 'Learner'];
}

/** The role filter comes as a full address or in the short form. */
function roleMatches(person: Person, role: string | undefined): boolean {
  if (!role) return true;
  return shortRoles(person).includes(role.replace(CONTEXT_ROLE, ''));
}

/** What format_string makes of a text: no tags, and every ampersand that begins no entity is written as one. */
function formatString(text: string): string {
  return text.replace(/<[^>]*>/g, '').replace(/&(?![a-zA-Z0-9#]{1,8};)/g, '&amp;');
}

/** Names go through Moodle's text filter here, and through none in a launch. */
function namesOf({ given, family }: Person): Record<string, string> {
  return {
    given_name: formatString(given),
    family_name: formatString(family),
    name: formatString(`${given} ${family}`),
  };
}

function member(
  site: SiteState,
  course: Course,
  line: RosterLine,
  extra: { tool: Tool; linkId: string | undefined },
): Record<string, unknown> {
  const { tool, linkId } = extra;
  const { person } = line;
  const names = tool.names === 'always' && !person.withheld;
  const email = tool.email === 'always' && !person.withheld;
  const link = site.links.find((one) => one.resourceLinkId === linkId);
  const scope = { site, course, link, person, names, email, origin: 'http://127.0.0.1' };
  return {
    status: line.status,
    roles: shortRoles(person),
    user_id: person.sub,
    lis_person_sourcedid: '',
    ...(names ? namesOf(person) : {}),
    ...(email ? { email: person.email } : {}),
    ...(link
      ? {
          message: [
            {
              'https://purl.imsglobal.org/spec/lti/claim/message_type': 'LtiResourceLinkRequest',
              'https://purl.imsglobal.org/spec/lti/claim/custom': expandCustom(link.custom, scope),
            },
          ],
        }
      : {}),
  };
}

/** Everyone at once unless a limit is sent; the next address forgets the role filter, as in Moodle. */
export function listMembers(world: World, request: Request, response: Response): void {
  const site = world.sites.moodle;
  negotiate(request, [MEDIA.memberships, 'application/vnd.ims.lis.v2.membershipcontainer+json']);
  const tool = authorised(world, request, [SCOPES.memberships], String(request.params['binding']));
  const course = site.courses.find((one) => String(one.id) === request.params['course']);
  if (!course) throw new MoodleRefusal(404, `Not Found: Course ${request.params['course']} doesn't exist`);
  const query = paramsOf(request);
  const linkId = query['rlid'];
  const link = site.links.find((one) => one.resourceLinkId === linkId);
  if (linkId !== undefined && (link?.courseId !== course.id || link.toolId !== tool.id)) {
    throw new MoodleRefusal(404, `Not Found: LTI link ${linkId} doesn't exist`);
  }
  const lines = linesOf(site, course).filter((one) => roleMatches(one.person, query['role']));
  const limit = Number(query['limit'] ?? 0);
  const from = Number(query['from'] ?? 0);
  const url = membershipsUrl(`${world.origin}/moodle`, course.id, tool);
  if (limit > 0 && from + limit < lines.length) {
    const next = linkTarget(`${url}?limit=${limit}&from=${from + limit}`, site.settings.relativeLinks);
    response.set('Link', `<${next}>; rel="next"`);
  }
  const page = limit > 0 ? lines.slice(from, from + limit) : lines;
  sendMedia(response, 200, MEDIA.memberships, {
    id: url,
    context: { id: course.contextId, label: course.label, title: course.title },
    members: page.map((one) => member(site, course, one, { tool, linkId })),
  });
}
