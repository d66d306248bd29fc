import type { Claims } from '../claims.ts';
import {
  AGS_ENDPOINT,
  CONTEXT_ROLE,
  DL,
  INSTITUTION_ROLE,
  LTI,
  NRPS_SERVICE,
  SYSTEM_ROLE,
} from '../claims.ts';
import type { LineItemRow, PendingLaunch, Person, SiteState, Tool } from '../model.ts';
import { SCOPES } from '../model.ts';
import { expandCustom } from '../variables.ts';
import { courseOf, itemOf, personOf, siteNow, toolOf } from '../world.ts';

export const MOODLE_VERSION = '2024100706';

/** Roles as lti_get_ims_role gives them: a site administrator is Instructor and loses Learner. */
function rolesOf(person: Person): string[] {
  if (person.kind === 'administrator') {
    return [`${CONTEXT_ROLE}Instructor`, `${SYSTEM_ROLE}Administrator`, `${INSTITUTION_ROLE}Administrator`];
  }
  return [`${CONTEXT_ROLE}${person.kind === 'trainer' ? 'Instructor' : 'Learner'}`];
}

/** Address of a line item: the type id rides in the query, so that paths are extended before the `?`. */
export function itemUrl(root: string, item: LineItemRow, tool: Tool): string {
  return `${containerUrl(root, item.courseId).split('?')[0]}/${item.id}/lineitem?type_id=${tool.id}`;
}

export function containerUrl(root: string, courseId: number, tool?: Tool): string {
  const base = `${root}/mod/lti/services.php/${courseId}/lineitems`;
  return tool ? `${base}?type_id=${tool.id}` : base;
}

export function membershipsUrl(root: string, courseId: number, tool: Tool): string {
  return `${root}/mod/lti/services.php/CourseSection/${courseId}/bindings/${tool.id}/memberships`;
}

/** Both spellings: as written, and lower-cased with underscores (lti_map_keyname). */
function bothSpellings<V>(custom: Record<string, V>): Record<string, V> {
  const out: Record<string, V> = {};
  for (const [key, value] of Object.entries(custom)) {
    out[key] = value;
    out[key.toLowerCase().replace(/[^a-z0-9]/g, '_')] = value;
  }
  return out;
}

function serviceClaims(site: SiteState, launch: PendingLaunch, root: string): Claims {
  const tool = toolOf(site, launch.toolId);
  const claims: Claims = {};
  const scope = tool.scopes.filter((one) => one.includes('/lti-ags/'));
  if (scope.length > 0) {
    const coupled = site.items.filter(
      (one) => one.coupled && one.linkId === launch.linkId && launch.linkId !== null,
    );
    const only = coupled.length === 1 ? coupled[0] : undefined;
    claims[AGS_ENDPOINT] = {
      scope,
      lineitems: containerUrl(root, launch.courseId, tool),
      ...(only ? { lineitem: itemUrl(root, only, tool) } : {}),
    };
  }
  // Only where the tool is used in the course already: a first deep linking launch carries no roster.
  const used = site.links.some((one) => one.toolId === tool.id && one.courseId === launch.courseId);
  if (used && tool.scopes.includes(SCOPES.memberships)) {
    claims[NRPS_SERVICE] = {
      context_memberships_url: membershipsUrl(root, launch.courseId, tool),
      service_versions: ['1.0', '2.0'],
    };
  }
  return claims;
}

function personClaims(site: SiteState, person: Person, tool: Tool): Claims {
  const names = tool.names === 'always' && !person.withheld;
  const email = tool.email === 'always' && !person.withheld;
  return {
    sub: person.sub,
    ...(names
      ? { given_name: person.given, family_name: person.family, name: `${person.given} ${person.family}` }
      : {}),
    ...(email ? { email: person.email } : {}),
    [`${LTI}ext`]: { lms: 'moodle-2', ...(names ? { user_username: person.username } : {}) },
    [`${LTI}lis`]: { person_sourcedid: '', course_section_sourcedid: '' },
    [`${LTI}tool_platform`]: {
      guid: '5d8a2c1f6b7e4a0d9c3b2e1f0a9d8c7b',
      name: site.title,
      description: site.title,
      product_family_code: 'moodle',
      version: MOODLE_VERSION,
    },
  };
}

function messageClaims(site: SiteState, launch: PendingLaunch, root: string): Claims {
  if (launch.message === 'LtiDeepLinkingRequest') {
    return {
      [`${DL}deep_linking_settings`]: {
        deep_link_return_url: `${root}/mod/lti/contentitem_return.php?course=${launch.courseId}&id=${launch.toolId}&sesskey=${launch.id.slice(0, 10)}`,
        accept_types: ['ltiResourceLink'],
        accept_presentation_document_targets: ['frame', 'iframe', 'window'],
        accept_copy_advice: false,
        accept_multiple: true,
        accept_unsigned: false,
        auto_create: false,
        can_confirm: false,
      },
    };
  }
  const link = site.links.find((one) => one.id === launch.linkId);
  return {
    [`${LTI}resource_link`]: {
      title: link?.title ?? '',
      description: link?.text ? `<div class="no-overflow"><p>${link.text}</p></div>` : '',
      id: link?.resourceLinkId ?? '',
    },
    ...(launch.forUser ? { [`${LTI}for_user`]: { user_id: personOf(site, launch.forUser).sub } } : {}),
  };
}

function customClaim(site: SiteState, launch: PendingLaunch, person: Person, root: string): Claims {
  const tool = toolOf(site, launch.toolId);
  const course = courseOf(site, launch.courseId);
  const link = site.links.find((one) => one.id === launch.linkId);
  const item = launch.itemId === null ? undefined : itemOf(site, launch.itemId);
  const names = tool.names === 'always' && !person.withheld;
  const email = tool.email === 'always' && !person.withheld;
  // On a clash of keys the tool's own parameters win over the link's.
  const custom = { ...item?.submissionReview?.custom, ...link?.custom, ...tool.custom };
  return bothSpellings(expandCustom(custom, { site, course, link, person, names, email, origin: root }));
}

function presentation(launch: PendingLaunch, person: Person, root: string): Claims {
  const query = `course=${launch.courseId}&launch_container=3&instanceid=${launch.linkId ?? ''}&sesskey=${launch.id.slice(0, 10)}`;
  return {
    locale: person.locale,
    document_target: 'iframe',
    return_url: `${root}/mod/lti/return.php?${query}`,
  };
}

/** The id_token of Moodle 4.5: sixty seconds of life, no azp, no picture, context types in the short form. */
export function moodleClaims(
  site: SiteState,
  launch: PendingLaunch,
  request: { nonce: string; root: string },
): Claims {
  const { root } = request;
  const tool = toolOf(site, launch.toolId);
  const course = courseOf(site, launch.courseId);
  const person = personOf(site, launch.person ?? '');
  const custom = customClaim(site, launch, person, root);
  const now = siteNow(site);
  return {
    nonce: request.nonce,
    iat: now,
    exp: now + 60,
    iss: site.settings.issuer,
    aud: tool.clientId,
    [`${LTI}deployment_id`]: launch.deploymentId,
    [`${LTI}target_link_uri`]: launch.targetLinkUri,
    [`${LTI}roles`]: rolesOf(person),
    [`${LTI}context`]: {
      id: course.contextId,
      label: course.label,
      title: course.title,
      type: ['CourseSection'],
    },
    [`${LTI}launch_presentation`]: presentation(launch, person, root),
    [`${LTI}version`]: '1.3.0',
    [`${LTI}message_type`]: launch.message,
    ...personClaims(site, person, tool),
    ...messageClaims(site, launch, root),
    ...serviceClaims(site, launch, root),
    ...(Object.keys(custom).length > 0 ? { [`${LTI}custom`]: custom } : {}),
  };
}
