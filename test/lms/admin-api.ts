import { json, Router } from 'express';
import type { Request } from 'express';
import { sessionCookie } from './authorize.ts';
import { isRecord } from './http.ts';
import type { LaunchOrder } from './launches.ts';
import { loginRequest, prepareLaunch } from './launches.ts';
import type { Fault, LineItemRow, Person, SiteState } from './model.ts';
import type { SiteName } from './settings.ts';
import { ENDPOINTS } from './model.ts';
import { visibleScore } from './grades.ts';
import { addLearners } from './people.ts';
import type { Settings } from './settings.ts';
import type { LinkOrder, ToolOrder } from './tools.ts';
import { addLink, copyCourse, installTool, newDeployment, platformValues } from './tools.ts';
import { registrationAddress } from './web-routes.ts';
import type { World } from './world.ts';
import { courseOf, deploymentFor, itemOf, nextId, personOf, SandboxError, siteOf, toolOf } from './world.ts';

type Order = Record<string, unknown> & { site: SiteName };

function orderOf(request: Request): Order {
  const body: unknown = request.body;
  if (!isRecord(body)) throw new SandboxError(400, 'a JSON object is wanted');
  return body as Order;
}

const queryText = (request: Request, name: string): string | undefined => {
  const value = request.query[name];
  return typeof value === 'string' ? value : undefined;
};

/** One cell of the gradebook, flat. */
function cells(site: SiteState, item: LineItemRow): Record<string, unknown>[] {
  return Object.entries(item.grades).map(([person, row]) => ({
    person,
    itemId: item.id,
    label: item.label,
    tag: item.tag,
    resourceId: item.resourceId,
    courseId: item.courseId,
    linkId: item.linkId,
    visible: visibleScore(item, row),
    scoreMaximum: item.scoreMaximum,
    ...row,
    site: site.name,
  }));
}

function stateRoutes(world: World, router: Router): void {
  router.post('/reset', (request, response) => {
    const body: unknown = request.body;
    const order = isRecord(body) ? body : {};
    const site = order['site'];
    const names: SiteName[] = site === 'moodle' || site === 'canvas' ? [site] : ['moodle', 'canvas'];
    world.reset(names, order['keepTools'] === true);
    response.json({ ok: true });
  });
  router.get('/state', (request, response) => {
    const {
      launches: _launches,
      tokens: _tokens,
      ...state
    } = siteOf(world, queryText(request, 'site') ?? 'moodle');
    response.json(state);
  });
  router.post('/settings', (request, response) => {
    const { site, ...changes } = orderOf(request);
    const { settings } = siteOf(world, site);
    Object.assign(settings, changes as Partial<Settings>);
    response.json(settings);
  });
}

function peopleRoutes(world: World, router: Router): void {
  router.post('/people', (request, response) => {
    const order = orderOf(request);
    const site = siteOf(world, order.site);
    if (typeof order['count'] === 'number')
      return void response.json({ keys: addLearners(site, order['count']) });
    const person = personOf(site, String(order['person']));
    if (isRecord(order['set'])) Object.assign(person, order['set'] as Partial<Person>);
    const course = courseOf(site, order['course'] as number | undefined);
    if (order['enrolled'] === false) course.people = course.people.filter((one) => one !== person.key);
    if (order['enrolled'] === true && !course.people.includes(person.key)) course.people.push(person.key);
    response.json(person);
  });
  router.post('/courses', (request, response) => {
    const order = orderOf(request);
    const course = courseOf(siteOf(world, order.site), order['course'] as number | undefined);
    if (isRecord(order['set'])) Object.assign(course, order['set']);
    response.json(course);
  });
  router.post('/courses/copy', (request, response) => {
    const order = orderOf(request);
    const site = siteOf(world, order.site);
    const course = copyCourse(site, courseOf(site, order['course'] as number | undefined));
    response.json({ ...course, links: site.links.filter((one) => one.courseId === course.id) });
  });
}

function toolRoutes(world: World, router: Router): void {
  router.post('/tools', (request, response) => {
    const { site: name, ...order } = orderOf(request);
    const site = siteOf(world, name);
    const toolOrigin = (order as ToolOrder).toolOrigin ?? world.toolOrigin;
    if (!toolOrigin) throw new SandboxError(400, 'toolOrigin is wanted');
    const tool = installTool(site, order as ToolOrder, toolOrigin);
    response.status(201).json({ id: tool.id, ...platformValues(site, tool, world.origin) });
  });
  router.post('/tools/:tool', (request, response) => {
    const order = orderOf(request);
    const tool = toolOf(siteOf(world, order.site), Number(request.params['tool']));
    if (isRecord(order['set'])) Object.assign(tool, order['set']);
    response.json(tool);
  });
  router.post('/tools/:tool/deployments', (request, response) => {
    const order = orderOf(request);
    const site = siteOf(world, order.site);
    if (site.name === 'moodle')
      throw new SandboxError(400, 'in Moodle a tool has one deployment: its type id');
    const tool = toolOf(site, Number(request.params['tool']));
    const course = order['course'] as number | undefined;
    const id = newDeployment(site, tool, `${tool.clientId} ${nextId(site)}`);
    tool.deployments.push({ id, courseId: course ?? null });
    response.status(201).json({ id, courseId: course ?? null });
  });
}

function linkRoutes(world: World, router: Router): void {
  router.post('/links', (request, response) => {
    const { site: name, ...order } = orderOf(request);
    const site = siteOf(world, name);
    const link = order as unknown as LinkOrder;
    const made = addLink(site, link, toolOf(site, link.tool), courseOf(site, link.course));
    const item = site.items.find((one) => one.linkId === made.id);
    response.status(201).json({ ...made, itemId: item?.id ?? null });
  });
  router.post('/register', async (request, response) => {
    const order = orderOf(request);
    const { name } = siteOf(world, order.site);
    const update = typeof order['update'] === 'number' ? order['update'] : undefined;
    response.json({ url: await registrationAddress(world, name, String(order['url']), update) });
  });
}

function launchRoutes(world: World, router: Router): void {
  router.post('/launch', async (request, response) => {
    const order = orderOf(request) as unknown as LaunchOrder;
    const site = siteOf(world, order.site);
    const launch = prepareLaunch(site, order);
    const login = await loginRequest(world, launch, site.name);
    const cookie = launch.person === null ? '' : `${sessionCookie(site.name)}=${launch.person}`;
    const base = `${world.origin}/${site.name}`;
    response.json({
      launchId: launch.id,
      login,
      cookie,
      sub: launch.person === null ? null : personOf(site, launch.person).sub,
      deploymentId: deploymentFor(toolOf(site, launch.toolId), launch.courseId),
      frameUrl: `${base}/launch?prepared=${launch.id}`,
      pageUrl: `${world.origin}/_sandbox/open/${site.name}/${launch.id}`,
    });
  });
}

function gradeRoutes(world: World, router: Router): void {
  router.get('/gradebook', (request, response) => {
    const site = siteOf(world, queryText(request, 'site') ?? 'moodle');
    response.json({
      items: site.items.map(({ grades: _grades, ...item }) => item),
      cells: site.items.flatMap((item) => cells(site, item)),
    });
  });
  router.post('/gradebook', (request, response) => {
    const order = orderOf(request);
    const site = siteOf(world, order.site);
    const item = itemOf(site, Number(order['item']));
    if (!item) throw new SandboxError(404, `no line item ${String(order['item'])}`);
    if (order['remove'] === true) site.items = site.items.filter((one) => one !== item);
    if (typeof order['locked'] === 'boolean') item.locked = order['locked'];
    if (order['gradeType'] === 'text' || order['gradeType'] === 'value') item.gradeType = order['gradeType'];
    const row = order['person'] ? item.grades[personOf(site, String(order['person'])).key] : undefined;
    if (row && 'override' in order) row.overridden = order['override'] as number | null;
    response.json({ ok: true });
  });
}

function wireRoutes(world: World, router: Router): void {
  router.get('/requests', (request, response) => {
    const since = Number(queryText(request, 'since') ?? 0);
    const site = queryText(request, 'site');
    const endpoint = queryText(request, 'endpoint');
    const rows = world.log.filter(
      (one) => one.seq > since && (!site || one.site === site) && (!endpoint || one.endpoint === endpoint),
    );
    const counts: Record<string, number> = {};
    for (const row of rows) counts[row.endpoint] = (counts[row.endpoint] ?? 0) + 1;
    response.json({ seq: world.seq, counts, requests: rows });
  });
  router.post('/faults', (request, response) => {
    const order = orderOf(request) as unknown as Omit<Fault, 'id'>;
    siteOf(world, order.site);
    if (!ENDPOINTS.includes(order.endpoint))
      throw new SandboxError(400, `no endpoint ${String(order.endpoint)}`);
    world.seq += 1;
    world.faults.push({ ...order, id: world.seq });
    response.status(201).json({ id: world.seq });
  });
  router.delete('/faults', (_request, response) => {
    world.faults = [];
    response.json({ ok: true });
  });
  router.post('/keys/rotate', async (request, response) => {
    const order = orderOf(request);
    const name = siteOf(world, order.site).name;
    response.json({ kid: await world.keys[name].rotate(order['keepOld'] !== false) });
  });
  router.post('/tokens/revoke', (request, response) => {
    const site = siteOf(world, orderOf(request).site);
    const count = Object.keys(site.tokens).length;
    site.tokens = {};
    response.json({ revoked: count });
  });
}

/** /_sandbox: what tests and the demo drive. README.md has the list. */
export function adminApi(world: World): Router {
  const router = Router();
  router.use(json({ limit: '4mb' }));
  stateRoutes(world, router);
  peopleRoutes(world, router);
  toolRoutes(world, router);
  linkRoutes(world, router);
  launchRoutes(world, router);
  gradeRoutes(world, router);
  wireRoutes(world, router);
  return router;
}
