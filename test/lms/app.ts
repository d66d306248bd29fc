import express from 'express';
import type { ErrorRequestHandler, Express } from 'express';
import { adminApi } from './admin-api.ts';
import { signIn } from './authorize.ts';
import { framePage } from './pages/frames.ts';
import { startPage } from './pages/layout.ts';
import { canvasServices, moodleServices } from './service-routes.ts';
import { siteRouter } from './web-routes.ts';
import { wire } from './wire.ts';
import type { World } from './world.ts';
import { SandboxError, siteOf } from './world.ts';

/** A prepared launch in its LMS page, signed in as its person: what a browser test opens. */
function openPrepared(world: World, app: Express): void {
  app.get('/_sandbox/open/:site/:launch', (request, response) => {
    const site = siteOf(world, request.params.site);
    const launch = site.launches.find((one) => one.id === request.params.launch);
    if (!launch) throw new SandboxError(404, 'no such launch');
    signIn(site, response, launch.person);
    const person = site.people.find((one) => one.key === launch.person);
    const title = site.links.find((one) => one.id === launch.linkId)?.title ?? 'Tool';
    const src = `/${site.name}/launch?prepared=${launch.id}`;
    response.send(framePage(site, { title, src, courseId: launch.courseId, person }));
  });
}

const refuse: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error);
  const status = error instanceof SandboxError ? error.status : 500;
  response.status(status).json({ error: error instanceof Error ? error.message : 'unknown' });
};

export function sandboxApp(world: World): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.get('/', (_request, response) => {
    response.send(startPage([world.sites.moodle, world.sites.canvas]));
  });
  openPrepared(world, app);
  app.use('/_sandbox', adminApi(world));
  const wired = (site: 'moodle' | 'canvas', endpoint: Parameters<typeof wire>[2]) =>
    wire(world, site, endpoint);
  // Forms only: the services read the bytes themselves.
  app.use(express.urlencoded({ extended: false, limit: '4mb' }));
  app.use('/moodle', moodleServices(world, wired), siteRouter(world, 'moodle'));
  app.use('/canvas', canvasServices(world, wired), siteRouter(world, 'canvas'));
  app.use(refuse);
  return app;
}
