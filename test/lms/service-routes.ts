import { raw, Router } from 'express';
import type { RequestHandler, Response } from 'express';
import { serveCanvasAuth, serveCanvasRedirect } from './canvas/canvas-auth.ts';
import * as canvasItems from './canvas/canvas-lineitems.ts';
import { serveCanvasConfiguration, serveCanvasRegistration } from './canvas/canvas-registration.ts';
import { listMembers as canvasMembers } from './canvas/canvas-roster.ts';
import * as canvasScores from './canvas/canvas-scores.ts';
import { canvasResource } from './canvas/canvas-services.ts';
import { serveDeepLinkingReturn } from './deep-linking.ts';
import type { EndpointName } from './model.ts';
import type { SiteName } from './settings.ts';
import { serveMoodleAuth } from './moodle/moodle-auth.ts';
import * as moodleItems from './moodle/moodle-lineitems.ts';
import { serveMoodleConfiguration } from './moodle/moodle-configuration.ts';
import { serveMoodleRegistration } from './moodle/moodle-registration.ts';
import { listMembers as moodleMembers } from './moodle/moodle-roster.ts';
import { serveMoodleReturn } from './moodle/moodle-return.ts';
import * as moodleScores from './moodle/moodle-scores.ts';
import { resource } from './moodle/moodle-services.ts';
import { serveCanvasToken, serveMoodleToken } from './token.ts';
import type { World } from './world.ts';

/** Services judge the bytes that arrived: no parser may tidy them up. */
const bytes = raw({ type: () => true, limit: '1mb' });

function serveKeys(world: World, site: SiteName, response: Response): void {
  response.json(world.keys[site].jwks(world.sites[site].settings.foreignKeys));
}

type Method = 'get' | 'post' | 'put' | 'delete';
type Wire = (site: SiteName, endpoint: EndpointName) => RequestHandler;

export function moodleServices(world: World, wire: Wire): Router {
  const router = Router();
  const on = (name: EndpointName) => wire('moodle', name);
  router.get('/mod/lti/openid-configuration.php', on('configuration'), (q, r) =>
    serveMoodleConfiguration(world, q, r),
  );
  router.post('/mod/lti/openid-registration.php', bytes, on('registration'), (q, r) =>
    serveMoodleRegistration(world, q, r),
  );
  router.get('/mod/lti/openid-registration.php', on('registration'), (q, r) =>
    serveMoodleRegistration(world, q, r),
  );
  router.get('/mod/lti/certs.php', on('jwks'), (_q, r) => serveKeys(world, 'moodle', r));
  router.post('/mod/lti/token.php', on('token'), (q, r) => serveMoodleToken(world, q, r));
  router.get('/mod/lti/return.php', (q, r) => serveMoodleReturn(world, q, r));
  router.all('/mod/lti/auth.php', on('authorize'), (q, r) => serveMoodleAuth(world, q, r));
  router.post('/mod/lti/contentitem_return.php', on('deep-linking'), (q, r) =>
    serveDeepLinkingReturn(world, 'moodle', q, r),
  );
  const base = '/mod/lti/services.php';
  const items = `${base}/:course/lineitems`;
  const serve = (
    method: Method,
    path: string,
    name: EndpointName,
    handle: Parameters<typeof resource>[0],
  ): void => {
    router[method](path, bytes, on(name), resource(handle));
  };
  serve('get', items, 'lineitems', (q, r) => moodleItems.listItems(world, q, r));
  serve('post', items, 'lineitems', (q, r) => moodleItems.createItem(world, q, r));
  serve('get', `${items}/:item/lineitem`, 'lineitem', (q, r) => moodleItems.readItem(world, q, r));
  serve('put', `${items}/:item/lineitem`, 'lineitem', (q, r) => moodleItems.replaceItem(world, q, r));
  serve('delete', `${items}/:item/lineitem`, 'lineitem', (q, r) => moodleItems.deleteItem(world, q, r));
  serve('post', `${items}/:item/lineitem/scores`, 'scores', (q, r) => moodleScores.postScore(world, q, r));
  serve('get', `${items}/:item/lineitem/results`, 'results', (q, r) => moodleScores.listResults(world, q, r));
  const roster = `${base}/CourseSection/:course/bindings/:binding/memberships`;
  serve('get', roster, 'memberships', (q, r) => moodleMembers(world, q, r));
  return router;
}

export function canvasServices(world: World, wire: Wire): Router {
  const router = Router();
  const on = (name: EndpointName) => wire('canvas', name);
  router.get('/api/lti/security/openid-configuration', on('configuration'), (q, r) =>
    serveCanvasConfiguration(world, q, r),
  );
  router.post('/api/lti/registrations', bytes, on('registration'), (q, r) =>
    serveCanvasRegistration(world, q, r),
  );
  router.get('/api/lti/security/jwks', on('jwks'), (_q, r) => serveKeys(world, 'canvas', r));
  router.post('/login/oauth2/token', on('token'), (q, r) => serveCanvasToken(world, q, r));
  router.all('/api/lti/authorize_redirect', on('authorize'), serveCanvasRedirect);
  router.all('/api/lti/authorize', (q, r) => serveCanvasAuth(world, q, r));
  router.post('/courses/:course/deep_linking_response', on('deep-linking'), (q, r) =>
    serveDeepLinkingReturn(world, 'canvas', q, r),
  );
  const items = '/api/lti/courses/:course/line_items';
  const serve = (
    method: Method,
    path: string,
    name: EndpointName,
    handle: Parameters<typeof canvasResource>[0],
  ): void => {
    router[method](path, bytes, on(name), canvasResource(handle));
  };
  serve('get', items, 'lineitems', (q, r) => canvasItems.listItems(world, q, r));
  serve('post', items, 'lineitems', (q, r) => canvasItems.createItem(world, q, r));
  serve('get', `${items}/:item`, 'lineitem', (q, r) => canvasItems.readItem(world, q, r));
  serve('put', `${items}/:item`, 'lineitem', (q, r) => canvasItems.replaceItem(world, q, r));
  serve('delete', `${items}/:item`, 'lineitem', (q, r) => canvasItems.deleteItem(world, q, r));
  serve('post', `${items}/:item/scores`, 'scores', (q, r) => canvasScores.postScore(world, q, r));
  serve('get', `${items}/:item/results`, 'results', (q, r) => canvasScores.listResults(world, q, r));
  serve('get', '/api/lti/courses/:course/names_and_roles', 'memberships', (q, r) =>
    canvasMembers(world, q, r),
  );
  return router;
}
