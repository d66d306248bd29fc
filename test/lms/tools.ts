import { createHash, randomInt } from 'node:crypto';
import type { Course, LineItemRow, Link, SiteState, Tool } from './model.ts';
import { ALL_SCOPES } from './model.ts';
import { nextId, random } from './world.ts';

/** What an administrator types when installing by hand. Only the tool's origin is needed; the rest has defaults. */
export interface ToolOrder {
  toolOrigin?: string;
  name?: string;
  clientId?: string;
  deploymentId?: string;
  initiateLoginUri?: string;
  redirectUris?: string[];
  jwksUri?: string;
  targetLinkUri?: string;
  scopes?: string[];
  names?: 'always' | 'never';
  email?: 'always' | 'never';
  custom?: Record<string, string>;
  status?: 'pending' | 'active';
}

const EVERYWHERE = { user_tz: '$Person.address.timezone', ctx_history: '$Context.id.history' };
/** What the tool's page for installing by hand has an administrator paste. */
const USUAL_CUSTOM = {
  moodle: { ...EVERYWHERE, course_begins: '$CourseSection.timeFrame.begin' },
  canvas: { ...EVERYWHERE, course_begins: '$Canvas.course.startAt' },
};

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Moodle: fifteen random signs. Canvas: the global number of a developer key. */
export function newClientId(site: SiteState): string {
  if (site.name === 'canvas') return `1000000000${randomInt(10_000, 99_999)}`;
  return Array.from({ length: 15 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

export function newDeployment(site: SiteState, tool: { id: number }, seed: string): string {
  if (site.name === 'moodle') return String(tool.id);
  return `${nextId(site)}:${createHash('sha1').update(seed).digest('hex')}`;
}

export function installTool(site: SiteState, order: ToolOrder, toolOrigin: string): Tool {
  const origin = order.toolOrigin ?? toolOrigin;
  const id = nextId(site);
  const clientId = order.clientId ?? newClientId(site);
  const launchUrl = `${origin}/lti/launch`;
  const tool: Tool = {
    id: site.name === 'moodle' && order.deploymentId ? Number(order.deploymentId) || id : id,
    clientId,
    name: order.name ?? 'Re-entry',
    status: order.status ?? 'active',
    domain: new URL(origin).host,
    initiateLoginUri: order.initiateLoginUri ?? `${origin}/lti/login`,
    redirectUris: order.redirectUris ?? [launchUrl],
    jwksUri: order.jwksUri ?? `${origin}/lti/jwks`,
    targetLinkUri: order.targetLinkUri ?? launchUrl,
    deepLinkUri: order.targetLinkUri ?? launchUrl,
    scopes: order.scopes ?? [...ALL_SCOPES],
    names: order.names ?? 'always',
    email: order.email ?? 'always',
    custom: order.custom ?? USUAL_CUSTOM[site.name],
    placements: [],
    deployments: [],
  };
  tool.deployments.push({ id: order.deploymentId ?? newDeployment(site, tool, clientId), courseId: null });
  site.tools = site.tools.filter((one) => one.clientId !== clientId);
  site.tools.push(tool);
  return tool;
}

/** A link as a test, or a deep linking answer, asks for it. */
export interface LinkOrder {
  title: string;
  text?: string;
  url?: string;
  custom?: Record<string, string>;
  tool?: number;
  course?: number;
  lineItem?: {
    label?: string;
    scoreMaximum?: number;
    resourceId?: string;
    tag?: string;
    gradeType?: LineItemRow['gradeType'];
    submissionReview?: LineItemRow['submissionReview'];
  };
  placement?: Link['placement'];
  /** Keeps the address of a link over restarts of a demo. */
  resourceLinkId?: string;
}

function newResourceLinkId(site: SiteState, id: number): string {
  if (site.name === 'moodle') return String(id);
  return createHash('sha1')
    .update(`canvas link ${id} ${random(4)}`)
    .digest('hex');
}

/** Moodle's column takes the activity's name and 100 points unless told; Canvas keeps the label. */
function coupledItem(site: SiteState, link: Link, order: NonNullable<LinkOrder['lineItem']>): LineItemRow {
  return {
    id: nextId(site),
    courseId: link.courseId,
    toolId: link.toolId,
    label: site.name === 'moodle' ? link.title : (order.label ?? link.title),
    scoreMaximum: order.scoreMaximum ?? 100,
    resourceId: order.resourceId ?? '',
    tag: order.tag ?? '',
    linkId: link.id,
    coupled: true,
    locked: false,
    ...(order.gradeType ? { gradeType: order.gradeType } : {}),
    submissionReview: site.name === 'moodle' ? (order.submissionReview ?? null) : null,
    grades: {},
  };
}

export function addLink(site: SiteState, order: LinkOrder, tool: Tool, course: Course): Link {
  const id = nextId(site);
  const link: Link = {
    id,
    courseId: course.id,
    toolId: tool.id,
    resourceLinkId: order.resourceLinkId ?? newResourceLinkId(site, id),
    title: order.title,
    text: order.text ?? '',
    url: order.url ?? tool.targetLinkUri,
    custom: order.custom ?? {},
    placement: order.placement ?? 'link',
  };
  site.links.push(link);
  if (order.lineItem) site.items.push(coupledItem(site, link, order.lineItem));
  return link;
}

/** Backup and restore of a course: new context, new link ids, columns without grades, the ancestors remembered. */
export function copyCourse(site: SiteState, source: Course): Course {
  const id = nextId(site);
  const course: Course = {
    ...source,
    id,
    contextId:
      site.name === 'moodle' ? String(id) : createHash('sha1').update(`canvas course ${id}`).digest('hex'),
    title: `${source.title} (copy)`,
    label: `${source.label}-${id}`,
    history: [source.contextId, ...source.history],
    people: [...source.people],
  };
  site.courses.push(course);
  for (const link of site.links.filter((one) => one.courseId === source.id)) {
    const linkId = nextId(site);
    site.links.push({ ...link, id: linkId, courseId: id, resourceLinkId: newResourceLinkId(site, linkId) });
    for (const item of site.items.filter((one) => one.linkId === link.id)) {
      site.items.push({ ...item, id: nextId(site), courseId: id, linkId, grades: {} });
    }
  }
  return course;
}

/** What a person needs to type into the tool when installing by hand. */
export function platformValues(site: SiteState, tool: Tool, origin: string): Record<string, string> {
  const root = `${origin}/${site.name}`;
  const moodle = site.name === 'moodle';
  return {
    issuer: site.settings.issuer,
    clientId: tool.clientId,
    deploymentId: tool.deployments[0]?.id ?? '',
    authorizationEndpoint: moodle ? `${root}/mod/lti/auth.php` : `${root}/api/lti/authorize_redirect`,
    tokenEndpoint: moodle ? `${root}/mod/lti/token.php` : `${root}/login/oauth2/token`,
    jwksUri: moodle ? `${root}/mod/lti/certs.php` : `${root}/api/lti/security/jwks`,
  };
}
