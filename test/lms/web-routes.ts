import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import type { Request, Response } from 'express';
import { signedIn, signIn } from './authorize.ts';
import { autoForm, paramsOf } from './http.ts';
import type { LaunchOrder } from './launches.ts';
import { loginRequest, prepareLaunch } from './launches.ts';
import type { PendingLaunch } from './model.ts';
import type { SiteName } from './settings.ts';
import { toolsPage, upgradeChoice } from './pages/admin.ts';
import { coursePage, gradebookPage, sitePage } from './pages/course.ts';
import { forwardingFrame, framePage, pickerPage, registrationFrame } from './pages/frames.ts';
import { lmsPage } from './pages/layout.ts';
import { copyCourse, newClientId } from './tools.ts';
import type { World } from './world.ts';
import { courseOf, linkOf, personOf, siteNow, toolOf } from './world.ts';

/** The address, inside the frame, that starts a launch. */
function frameSource(site: SiteName, query: Record<string, string | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) search.set(name, value);
  return `/${site}/launch?${search.toString()}`;
}

/**
 * A registration token and the two parameters that the tool's registration page gets. `update` is the number of a tool
 * whose registration is to be renewed: Moodle offers that where a tool of the same domain is there.
 */
export async function registrationAddress(
  world: World,
  name: SiteName,
  url: string,
  update?: number,
): Promise<string> {
  const site = world.sites[name];
  const known = update === undefined ? undefined : toolOf(site, update);
  const clientId = known?.clientId ?? newClientId(site);
  const now = siteNow(site);
  const subject = known ? { sub: String(known.id), scope: 'reg-update' } : { sub: clientId, scope: 'reg' };
  const jti = `${now}-${randomUUID()}`;
  const token = await world.keys[name].issue({ ...subject, jti }, 3600, now);
  site.registrationTokens[token] = {
    clientId,
    expiresAt: now + 3600,
    used: false,
    ...(known ? { toolId: known.id } : {}),
  };
  const root = `${world.origin}/${name}`;
  const target = new URL(url);
  const path =
    name === 'moodle' ? '/mod/lti/openid-configuration.php' : '/api/lti/security/openid-configuration';
  target.searchParams.set('openid_configuration', `${root}${path}`);
  target.searchParams.set('registration_token', token);
  return target.href;
}

function orderFrom(request: Request, name: SiteName, person: string): LaunchOrder {
  const query = paramsOf(request);
  const picking = query['message'] === 'LtiDeepLinkingRequest';
  return {
    site: name,
    person,
    ...(query['link'] ? { link: Number(query['link']) } : {}),
    ...(query['course'] ? { course: Number(query['course']) } : {}),
    ...(query['tool'] ? { tool: Number(query['tool']) } : {}),
    ...(query['placement'] ? { placement: query['placement'] } : {}),
    ...(query['review']
      ? { message: 'LtiSubmissionReviewRequest' as const, forUser: query['review'] }
      : picking
        ? { message: 'LtiDeepLinkingRequest' as const }
        : {}),
  };
}

/** In the frame: prepares the launch, or takes one that the admin API prepared, and starts the login. */
async function startLaunch(
  world: World,
  name: SiteName,
  request: Request,
  response: Response,
): Promise<void> {
  const site = world.sites[name];
  const prepared = paramsOf(request)['prepared'];
  let launch: PendingLaunch | undefined = site.launches.find((one) => one.id === prepared);
  if (!launch) {
    const person =
      signedIn(site, request)?.key ??
      (site.name === 'canvas' && site.courses.some((one) => one.open) ? 'anonymous' : undefined);
    if (!person) {
      return void response.send(lmsPage(site, { title: 'Log in', body: '<p>Choose who you are first.</p>' }));
    }
    launch = prepareLaunch(site, orderFrom(request, name, person));
  }
  const { action, method, params } = await loginRequest(world, launch, name);
  if (method === 'POST') return void response.send(autoForm(action, params, 'ltiInitiateLoginForm'));
  const target = new URL(action);
  for (const [key, value] of Object.entries(params)) target.searchParams.set(key, value);
  response.redirect(302, target.href);
}

function coursePages(world: World, name: SiteName, router: Router): void {
  const site = () => world.sites[name];
  const course = (request: Request) => courseOf(site(), Number(request.params['course']));
  router.get('/courses/:course', (request, response) => {
    response.send(coursePage(site(), course(request), signedIn(site(), request)));
  });
  router.get('/courses/:course/grades', (request, response) => {
    response.send(gradebookPage(site(), course(request), signedIn(site(), request)));
  });
  router.get('/courses/:course/links/:link', (request, response) => {
    const link = linkOf(site(), Number(request.params['link']));
    const src = frameSource(name, { link: String(link.id), review: paramsOf(request)['review'] });
    const person = signedIn(site(), request);
    response.send(framePage(site(), { title: link.title, src, courseId: link.courseId, person }));
  });
  router.get('/courses/:course/navigation/:tool', (request, response) => {
    const tool = toolOf(site(), Number(request.params['tool']));
    const courseId = course(request).id;
    const src = frameSource(name, {
      tool: String(tool.id),
      course: String(courseId),
      placement: 'course_navigation',
    });
    response.send(framePage(site(), { title: tool.name, src, courseId, person: signedIn(site(), request) }));
  });
  router.get('/courses/:course/add', (request, response) => {
    const { tool, placement } = paramsOf(request);
    const courseId = course(request).id;
    const query = { message: 'LtiDeepLinkingRequest', tool, placement, course: String(courseId) };
    const title = `Add content from ${toolOf(site(), Number(tool)).name}`;
    const person = signedIn(site(), request);
    response.send(pickerPage(site(), { title, src: frameSource(name, query), courseId, person }));
  });
}

function courseActions(world: World, name: SiteName, router: Router): void {
  const site = () => world.sites[name];
  const course = (request: Request) => courseOf(site(), Number(request.params['course']));
  router.post('/courses/:course/copy', (request, response) => {
    response.redirect(303, `/${name}/courses/${copyCourse(site(), course(request)).id}`);
  });
  router.post('/courses/:course/visitors', (request, response) => {
    const open = course(request);
    open.open = !open.open;
    response.redirect(303, `/${name}/courses/${open.id}`);
  });
}

function adminPages(world: World, name: SiteName, router: Router): void {
  const site = () => world.sites[name];
  router.get('/admin', (request, response) => {
    response.send(toolsPage(site(), world.origin, signedIn(site(), request)));
  });
  router.get('/admin/register', async (request, response) => {
    const url = paramsOf(request)['url'] ?? '';
    if (!URL.canParse(url)) {
      return void response
        .status(400)
        .send(lmsPage(site(), { title: 'Error', body: '<p>That is not an address.</p>' }));
    }
    const type = paramsOf(request)['type'];
    const person = signedIn(site(), request);
    const matching = site().tools.filter((one) => one.domain === new URL(url).host);
    if (name === 'moodle' && type === undefined && matching.length > 0)
      return void response.send(upgradeChoice(site(), matching, url, person));
    const update = Number(type ?? 0) > 0 ? Number(type) : undefined;
    const src = await registrationAddress(world, name, url, update);
    response.send(registrationFrame(site(), src, person));
  });
  router.post('/admin/tools/:tool/:action', (request, response) => {
    const tool = toolOf(site(), Number(request.params['tool']));
    if (request.params['action'] === 'activate') tool.status = 'active';
    else site().tools = site().tools.filter((one) => one !== tool);
    response.redirect(303, `/${name}/admin`);
  });
}

/** Everything a person sees of one site. */
export function siteRouter(world: World, name: SiteName): Router {
  const router = Router();
  const site = () => world.sites[name];
  router.get('/', (request, response) => {
    response.send(sitePage(site(), signedIn(site(), request)));
  });
  router.post('/sign-in', (request, response) => {
    signIn(site(), response, personOf(site(), paramsOf(request)['person'] ?? '').key);
    const courses = site().courses;
    response.redirect(303, courses.length === 1 ? `/${name}/courses/${courses[0]?.id}` : `/${name}/`);
  });
  router.post('/sign-out', (_request, response) => {
    signIn(site(), response, null);
    response.redirect(303, `/${name}/`);
  });
  router.get('/launch', (request, response) => startLaunch(world, name, request, response));
  if (name === 'canvas') {
    router.get('/post_message_forwarding', (_request, response) => {
      response.send(forwardingFrame());
    });
  }
  coursePages(world, name, router);
  courseActions(world, name, router);
  adminPages(world, name, router);
  return router;
}
