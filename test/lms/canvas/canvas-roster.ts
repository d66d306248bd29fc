import type { Request, Response } from 'express';
import { paramsOf } from '../http.ts';
import { linesOf } from '../roster.ts';
import type { RosterLine } from '../roster.ts';
import type { Link, Tool } from '../model.ts';
import { SCOPES } from '../model.ts';
import { expandCustom } from '../variables.ts';
import type { World } from '../world.ts';
import { canvasRoles, shownOf } from './canvas-claims.ts';
import type { CanvasCall } from './canvas-services.ts';
import { canvasCall, canvasPage, CanvasRefusal, sendCanvas } from './canvas-services.ts';

const MEDIA = 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json';

/** Context roles only: institution and system roles are not part of a membership. */
const membershipRoles = (line: RosterLine): string[] =>
  canvasRoles(line.person).filter((role) => role.includes('membership'));

function member(tool: Tool, line: RosterLine): Record<string, unknown> {
  const { person } = line;
  const shown = shownOf(tool, person);
  return {
    status: line.status,
    ...(shown.names
      ? {
          name: `${person.given} ${person.family}`,
          picture: 'https://canvas.instructure.com/images/messages/avatar-50.png',
          given_name: person.given,
          family_name: person.family,
        }
      : {}),
    ...(shown.email ? { email: person.email } : {}),
    user_id: person.sub,
    lti11_legacy_user_id: person.sub.replaceAll('-', ''),
    roles: membershipRoles(line),
  };
}

function linkFor(call: CanvasCall, linkId: string | undefined): Link | undefined {
  if (linkId === undefined || linkId === call.course.contextId) return undefined;
  const link = call.site.links.find((one) => one.resourceLinkId === linkId && one.toolId === call.tool.id);
  if (link?.courseId !== call.course.id)
    throw new CanvasRefusal(400, 'Requested assignment not configured for external tool launches');
  return link;
}

/** Fifty people a page at most; the test student and suspended people are not listed. */
export function listMembers(world: World, request: Request, response: Response): void {
  const call = canvasCall(world, request, [SCOPES.memberships]);
  const { site, course, tool } = call;
  const query = paramsOf(request);
  const link = linkFor(call, query['rlid']);
  const lines = linesOf(site, course).filter(
    (one) =>
      one.person.kind !== 'test-student' &&
      (link === undefined || one.person.kind === 'learner') &&
      (query['role'] === undefined || membershipRoles(one).includes(query['role'])),
  );
  const wanted = Number(query['limit'] ?? query['per_page'] ?? site.settings.pageSize);
  const size = Math.min(50, site.settings.pageSize, wanted || 50);
  const url = new URL(request.originalUrl, world.origin);
  const page = canvasPage(response, lines, {
    url,
    size,
    name: 'limit',
    relative: site.settings.relativeLinks,
  });
  sendCanvas(response, 200, MEDIA, {
    id: url.href,
    context: { id: course.contextId, label: course.label, title: course.title },
    members: page.map((one) => {
      const { person } = one;
      const scope = { site, course, link, person, ...shownOf(tool, person), origin: world.origin };
      const custom = expandCustom({ ...tool.custom, ...link?.custom }, scope);
      const claim = 'https://purl.imsglobal.org/spec/lti/claim/custom';
      return { ...member(tool, one), ...(link ? { message: [{ [claim]: custom }] } : {}) };
    }),
  });
}
