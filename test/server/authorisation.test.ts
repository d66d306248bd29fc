import { beforeAll, describe, expect, it } from 'vitest';
import type { Permission, Role } from '../../server/core/permissions.ts';
import { startTool, type TestTool } from '../setup/tool.ts';

/** Who may pass which permission, written out a second time on purpose: a change of the rule must change this too. */
const MAY: Record<Permission, Role[]> = {
  public: ['learner', 'trainer', 'administrator', 'observer', 'visitor'],
  'anyone-launched': ['learner', 'trainer', 'administrator', 'observer', 'visitor'],
  session: ['learner', 'trainer', 'administrator'],
  cohort: ['learner', 'trainer'],
  learner: ['learner'],
  trainer: ['trainer'],
  administrator: ['administrator'],
  staff: ['trainer', 'administrator'],
};
const ROLES: Role[] = ['learner', 'trainer', 'administrator', 'observer', 'visitor'];

let tool: TestTool;
beforeAll(async () => {
  tool = await startTool();
});

/** Path parameters filled with ids that exist nowhere. */
const filled = (path: string) => path.replace(/:(\w+)/g, 'nobody-has-this');

function apiRoutes() {
  return tool.rooms.routes.flatMap((route) => (route.kind === 'api' ? [route.spec] : []));
}

describe('who may call what', () => {
  it('every endpoint is refused without a session, with a made-up token and with a foreign tenant’s', async () => {
    const own = await tool.token({ role: 'trainer', administers: true });
    const [, secret] = own.split('.');
    for (const spec of apiRoutes().filter((one) => one.permission !== 'public')) {
      const body = spec.body ? {} : undefined;
      for (const token of [undefined, 'x', `tenant-a.${'A'.repeat(43)}`, `tenant-b.${secret}`]) {
        const { status } = await tool.call(spec.method, filled(spec.path), {
          ...(token ? { token } : {}),
          ...(body ? { body } : {}),
        });
        expect(status, `${spec.method} ${spec.path} with ${token ?? 'nothing'}`).toBe(401);
      }
    }
  });

  it('a request without a session is told which scheme opens the door', async () => {
    const answer = await fetch(`${tool.origin}/api/me`);
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  });

  it('[C17] every endpoint lets exactly the roles of its permission pass', async () => {
    for (const role of ROLES) {
      const token = await tool.token({ role });
      for (const spec of apiRoutes()) {
        const { status } = await tool.call(spec.method, filled(spec.path), {
          token,
          ...(spec.body ? { body: { notAField: true } } : {}),
        });
        const may = MAY[spec.permission].includes(role);
        expect(status === 403, `${spec.method} ${spec.path} as ${role}: ${status}`).toBe(
          !may && spec.permission !== 'public',
        );
      }
    }
  });

  it('who also administers the site passes where administrators pass, and nowhere else', async () => {
    for (const role of ROLES) {
      const token = await tool.token({ role, administers: true });
      for (const spec of apiRoutes().filter((one) => one.permission !== 'public')) {
        const { status } = await tool.call(spec.method, filled(spec.path), {
          token,
          ...(spec.body ? { body: { notAField: true } } : {}),
        });
        const may = [role, 'administrator' as const].some(
          (one) => MAY[spec.permission].includes(one) && (one === role || spec.permission !== 'session'),
        );
        expect(status !== 403, `${spec.method} ${spec.path} as administering ${role}: ${status}`).toBe(may);
      }
    }
  });

  it('every endpoint with a body refuses a property that it does not know', async () => {
    const token = await tool.token({ role: 'trainer', administers: true });
    const learner = await tool.token({ role: 'learner' });
    for (const spec of apiRoutes().filter((one) => one.body)) {
      const { status, body } = await tool.call(spec.method, filled(spec.path), {
        token: spec.permission === 'learner' ? learner : token,
        body: { notAField: true },
      });
      expect(status, `${spec.method} ${spec.path}`).toBe(400);
      expect(JSON.stringify(body)).toContain('"invalid"');
    }
  });

  it('pages are public on purpose, for nothing checks a session there, and this is all of them', () => {
    const pages = tool.rooms.routes.flatMap((route) => {
      if (route.kind === 'page') expect(route.permission, route.path).toBe('public');
      return route.kind === 'page' ? [`${route.method} ${route.path}`] : [];
    });
    expect(pages.toSorted()).toMatchInlineSnapshot(`
      [
        "GET /api/openapi.json",
        "GET /app{/*rest}",
        "GET /c",
        "GET /c/:code",
        "GET /c/:code/paper",
        "GET /f/:code.ics",
        "GET /healthz",
        "GET /l/:code",
        "GET /l/:code/paper",
        "GET /lti/canvas.json",
        "GET /lti/install",
        "GET /lti/jwks",
        "GET /lti/launch",
        "GET /lti/launch/continue",
        "GET /lti/login",
        "GET /lti/register/:invitation",
        "GET /lti/relaunch",
        "GET /metrics",
        "GET /r/:code",
        "GET /readyz",
        "POST /c",
        "POST /c/:code",
        "POST /l/:code",
        "POST /lti/launch",
        "POST /lti/launch/continue",
        "POST /lti/login",
        "POST /lti/register/:invitation",
        "POST /lti/relaunch",
        "POST /r/:code",
      ]
    `);
  });
});
