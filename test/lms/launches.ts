import type { Params } from './http.ts';
import type { LaunchOverrides, Link, Message, PendingLaunch, SiteState, Tool } from './model.ts';
import type { World } from './world.ts';
import { courseOf, deploymentFor, linkOf, personOf, random, SandboxError, siteNow, toolOf } from './world.ts';

/** What to open, in words a test can write. */
export interface LaunchOrder {
  site: 'moodle' | 'canvas';
  /** A person's key or kind; `anonymous` for nobody (a public Canvas course). */
  person: string;
  /** Link by number, resource link id or title. */
  link?: number | string;
  message?: Message;
  course?: number;
  tool?: number;
  /** Canvas placement of a launch without a link, e.g. `link_selection`. */
  placement?: string;
  /** Key of the person whose work a submission review shows. */
  forUser?: string;
  overrides?: LaunchOverrides;
}

const KEPT_LAUNCHES = 2000;

function messageOf(order: LaunchOrder): Message {
  return order.message ?? 'LtiResourceLinkRequest';
}

function targetOf(site: SiteState, tool: Tool, order: LaunchOrder, link: Link | undefined): string {
  const message = messageOf(order);
  if (message === 'LtiDeepLinkingRequest') {
    const placed = tool.placements.find((one) => one.placement === order.placement);
    return placed?.targetLinkUri ?? tool.deepLinkUri ?? tool.targetLinkUri;
  }
  if (message === 'LtiSubmissionReviewRequest') {
    const item = site.items.find((one) => one.coupled && one.linkId === link?.id);
    return item?.submissionReview?.url ?? link?.url ?? tool.targetLinkUri;
  }
  return link?.url ?? tool.targetLinkUri;
}

function checkMessage(site: SiteState, order: LaunchOrder): void {
  const picking = messageOf(order) === 'LtiDeepLinkingRequest';
  if (site.name === 'moodle' && !picking && order.link === undefined) {
    throw new SandboxError(400, 'Moodle launches a link: only Canvas has a course navigation');
  }
  if (messageOf(order) !== 'LtiSubmissionReviewRequest') return;
  if (site.name === 'canvas') throw new SandboxError(400, 'Canvas has no submission review message');
  if (!order.forUser) throw new SandboxError(400, 'a submission review needs forUser');
}

/** Prepares a launch as a click on a link does. Throws SandboxError when something named does not exist. */
export function prepareLaunch(site: SiteState, order: LaunchOrder): PendingLaunch {
  checkMessage(site, order);
  const picking = messageOf(order) === 'LtiDeepLinkingRequest';
  const link = order.link === undefined ? undefined : linkOf(site, order.link);
  const course = courseOf(site, link?.courseId ?? order.course);
  const tool = toolOf(site, link?.toolId ?? order.tool);
  if (tool.status !== 'active') throw new SandboxError(409, `tool ${tool.id} is not activated`);
  const person = order.person === 'anonymous' ? null : personOf(site, order.person).key;
  const item = site.items.find((one) => one.coupled && one.linkId === link?.id && link !== undefined);
  const launch: PendingLaunch = {
    id: random(),
    person,
    courseId: course.id,
    toolId: tool.id,
    deploymentId: deploymentFor(tool, course.id),
    linkId: link?.id ?? null,
    message: messageOf(order),
    targetLinkUri: targetOf(site, tool, order, link),
    placement:
      order.placement ?? (picking ? 'link_selection' : link?.placement.replace(/^link$/, '') || null),
    forUser: order.forUser ? personOf(site, order.forUser).key : null,
    itemId: order.forUser && item ? item.id : null,
    overrides: order.overrides ?? {},
    spent: false,
    createdAt: Date.now(),
  };
  site.launches.push(launch);
  if (site.launches.length > KEPT_LAUNCHES) site.launches.shift();
  return launch;
}

/** Applies set/remove changes to a set of form fields. */
export function changed(fields: Params, changes: Record<string, string | null> | undefined): Params {
  const out = { ...fields };
  for (const [name, value] of Object.entries(changes ?? {})) {
    if (value === null) delete out[name];
    else out[name] = value;
  }
  return out;
}

function moodleLogin(site: SiteState, launch: PendingLaunch, tool: Tool): Params {
  return {
    iss: site.settings.issuer,
    target_link_uri: launch.targetLinkUri,
    login_hint: launch.person === null ? '1' : personOf(site, launch.person).sub,
    lti_message_hint: JSON.stringify({
      ...(launch.linkId === null ? {} : { cmid: launch.linkId }),
      launchid: `ltilaunch${launch.linkId === null ? '_cis' : ''}${launch.id}`,
    }),
    client_id: tool.clientId,
    lti_deployment_id: launch.deploymentId,
  };
}

async function canvasLogin(world: World, site: SiteState, launch: PendingLaunch): Promise<Params> {
  const tool = toolOf(site, launch.toolId);
  const host = new URL(world.origin).host;
  const hint = await world.keys.canvas.issue(
    {
      verifier: launch.id,
      canvas_domain: host,
      context_type: 'Course',
      context_id: 10_000_000_000_000 + launch.courseId,
      canvas_locale: 'en',
      include_storage_target: site.settings.storageTarget,
    },
    300,
    siteNow(site),
  );
  return {
    iss: site.settings.issuer,
    login_hint: launch.person === null ? random(20) : personOf(site, launch.person).sub,
    client_id: tool.clientId,
    lti_deployment_id: launch.deploymentId,
    deployment_id: launch.deploymentId,
    target_link_uri: launch.targetLinkUri,
    lti_message_hint: hint,
    canvas_environment: 'prod',
    canvas_region: 'us-east-1',
    ...(site.settings.storageTarget ? { lti_storage_target: 'post_message_forwarding' } : {}),
  };
}

/** The third-party initiated login of this launch: where a browser goes, how, and with what. */
export async function loginRequest(
  world: World,
  launch: PendingLaunch,
  name: 'moodle' | 'canvas',
): Promise<{ action: string; method: 'GET' | 'POST'; params: Params }> {
  const site = world.sites[name];
  const tool = toolOf(site, launch.toolId);
  const params = name === 'moodle' ? moodleLogin(site, launch, tool) : await canvasLogin(world, site, launch);
  return {
    action: tool.initiateLoginUri,
    method: name === 'moodle' ? 'POST' : site.settings.loginMethod,
    params: changed(params, launch.overrides.login),
  };
}
