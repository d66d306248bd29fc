import type { Claims } from '../claims.ts';
import {
  AGS_ENDPOINT,
  CONTEXT_ROLE,
  DL,
  INSTITUTION_ROLE,
  LTI,
  NRPS_SERVICE,
  SYSTEM_ROLE,
  TEST_USER,
} from '../claims.ts';
import type { Course, PendingLaunch, Person, SiteState, Tool } from '../model.ts';
import { SCOPES } from '../model.ts';
import { expandCustom } from '../variables.ts';
import { courseOf, personOf, siteNow, toolOf } from '../world.ts';

/** Members that Canvas' own serialiser leaves in every object it prints. */
const RESIDUE = { validation_context: null, errors: { errors: {} } };

const CONTEXT_ROLES: Record<Person['kind'], string[]> = {
  learner: [`${INSTITUTION_ROLE}Student`, `${CONTEXT_ROLE}Learner`, `${SYSTEM_ROLE}User`],
  trainer: [`${INSTITUTION_ROLE}Instructor`, `${CONTEXT_ROLE}Instructor`, `${SYSTEM_ROLE}User`],
  administrator: [`${INSTITUTION_ROLE}Administrator`, `${SYSTEM_ROLE}User`],
  observer: [`${INSTITUTION_ROLE}Observer`, `${CONTEXT_ROLE}Mentor`, `${SYSTEM_ROLE}User`],
  'test-student': [`${CONTEXT_ROLE}Learner`, TEST_USER],
};

export function canvasRoles(person: Person | undefined): string[] {
  return person ? CONTEXT_ROLES[person.kind] : [`${SYSTEM_ROLE}None`];
}

export function canvasItemUrl(root: string, courseId: number, itemId: number): string {
  return `${root}/api/lti/courses/${courseId}/line_items/${itemId}`;
}

export interface Shown {
  names: boolean;
  email: boolean;
}

export function shownOf(tool: Tool, person: Person | undefined): Shown {
  const open = person !== undefined && !person.withheld;
  return { names: open && tool.names === 'always', email: open && tool.email === 'always' };
}

function personClaims(site: SiteState, person: Person | undefined, shown: Shown): Claims {
  if (!person) return { locale: 'en' };
  const mentor =
    person.kind === 'observer' ? site.people.filter((one) => one.key === 'tom').map((one) => one.sub) : [];
  return {
    sub: person.sub,
    ...(shown.names
      ? {
          name: `${person.given} ${person.family}`,
          given_name: person.given,
          family_name: person.family,
          picture: 'https://canvas.instructure.com/images/messages/avatar-50.png',
        }
      : {}),
    ...(shown.email ? { email: person.email } : {}),
    locale: person.locale,
    [`${LTI}lti1p1`]: { user_id: person.sub.replaceAll('-', ''), ...RESIDUE },
    ...(mentor.length > 0 ? { [`${LTI}role_scope_mentor`]: mentor } : {}),
  };
}

function serviceClaims(site: SiteState, launch: PendingLaunch, root: string): Claims {
  const tool = toolOf(site, launch.toolId);
  const claims: Claims = {};
  const scope = tool.scopes.filter((one) => one.includes('/lti-ags/'));
  if (scope.length > 0) {
    const item = site.items.find(
      (one) => one.linkId === launch.linkId && launch.linkId !== null && one.coupled,
    );
    claims[AGS_ENDPOINT] = {
      scope,
      lineitems: `${root}/api/lti/courses/${launch.courseId}/line_items`,
      ...(item ? { lineitem: canvasItemUrl(root, launch.courseId, item.id) } : {}),
      ...RESIDUE,
    };
  }
  if (tool.scopes.includes(SCOPES.memberships)) {
    claims[NRPS_SERVICE] = {
      context_memberships_url: `${root}/api/lti/courses/${launch.courseId}/names_and_roles`,
      service_versions: ['2.0'],
      ...RESIDUE,
    };
  }
  return claims;
}

/** What each placement takes back. */
const PICKERS: Record<string, { types: string[]; multiple: boolean }> = {
  assignment_selection: { types: ['ltiResourceLink'], multiple: false },
  link_selection: { types: ['ltiResourceLink'], multiple: true },
  module_index_menu_modal: { types: ['ltiResourceLink'], multiple: true },
  editor_button: { types: ['link', 'file', 'html', 'ltiResourceLink', 'image'], multiple: true },
  homework_submission: { types: ['file', 'link', 'ltiResourceLink'], multiple: false },
};

function deepLinking(launch: PendingLaunch, root: string): Claims {
  const picker = PICKERS[launch.placement ?? ''] ?? { types: ['ltiResourceLink'], multiple: true };
  return {
    [`${DL}deep_linking_settings`]: {
      deep_link_return_url: `${root}/courses/${launch.courseId}/deep_linking_response?data=${launch.id}`,
      accept_types: picker.types,
      accept_presentation_document_targets: ['iframe', 'window'],
      accept_media_types: 'application/vnd.ims.lti.v1.ltilink',
      accept_multiple: picker.multiple,
      accept_lineitem: launch.placement !== 'editor_button',
      auto_create: false,
      data: null,
      text: null,
      title: null,
      ...RESIDUE,
    },
  };
}

function resourceLink(site: SiteState, launch: PendingLaunch, course: Course): Claims {
  const link = site.links.find((one) => one.id === launch.linkId);
  // A navigation placement has no link of its own: Canvas sends the course's id.
  const id = !link || link.placement === 'course_navigation' ? course.contextId : link.resourceLinkId;
  return {
    [`${LTI}resource_link`]: {
      id,
      description: link?.text || null,
      title: link?.title ?? course.title,
      ...RESIDUE,
    },
  };
}

function surroundings(site: SiteState, launch: PendingLaunch, root: string): Claims {
  const person = launch.person === null ? undefined : personOf(site, launch.person);
  const picking = launch.message === 'LtiDeepLinkingRequest';
  return {
    [`${LTI}tool_platform`]: {
      guid: 'Qk3vG1n8Rz0sXe2YtLw5:canvas-lms',
      name: site.title,
      version: 'cloud',
      product_family_code: 'canvas',
      ...RESIDUE,
    },
    [`${LTI}launch_presentation`]: {
      document_target: 'iframe',
      return_url: `${root}/courses/${launch.courseId}/external_content/success/external_tool_redirect`,
      locale: person?.locale ?? 'en',
      height: picking ? 700 : null,
      width: picking ? 900 : null,
      ...RESIDUE,
    },
    [`${LTI}lis`]: { person_sourcedid: null, course_offering_sourcedid: null, ...RESIDUE },
    'https://www.instructure.com/placement': launch.placement,
  };
}

function contextClaim(course: Course): Claims {
  return {
    id: course.contextId,
    label: course.label,
    title: course.title,
    type: ['http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering'],
    ...RESIDUE,
  };
}

/** The id_token of Canvas: an hour of life, azp, nulls, numbers among the custom values, full role names. */
export function canvasClaims(
  site: SiteState,
  launch: PendingLaunch,
  request: { nonce: string; root: string },
): Claims {
  const { root } = request;
  const tool = toolOf(site, launch.toolId);
  const course = courseOf(site, launch.courseId);
  const person = launch.person === null ? undefined : personOf(site, launch.person);
  const link = site.links.find((one) => one.id === launch.linkId);
  const shown = shownOf(tool, person);
  const now = siteNow(site);
  const custom = expandCustom(
    { ...tool.custom, ...link?.custom },
    { site, course, link, person, ...shown, origin: root },
  );
  return {
    [`${LTI}message_type`]: launch.message,
    [`${LTI}version`]: '1.3.0',
    ...(launch.message === 'LtiDeepLinkingRequest'
      ? deepLinking(launch, root)
      : resourceLink(site, launch, course)),
    aud: tool.clientId,
    azp: tool.clientId,
    [`${LTI}deployment_id`]: launch.deploymentId,
    exp: now + 3600,
    iat: now,
    iss: site.settings.issuer,
    nonce: request.nonce,
    [`${LTI}target_link_uri`]: launch.targetLinkUri,
    [`${LTI}context`]: contextClaim(course),
    [`${LTI}roles`]: canvasRoles(person),
    [`${LTI}custom`]: custom,
    errors: { errors: {} },
    ...personClaims(site, person, shown),
    ...surroundings(site, launch, root),
    ...serviceClaims(site, launch, root),
  };
}
