import { startSandbox, type Sandbox } from '../lms/sandbox.ts';
import { launchThrough, type LaunchThroughOrder } from '../lms/launch-as.ts';
import { startTool, type TestTool } from './tool.ts';
import { atEnd } from './at-end.ts';

export type SiteName = 'moodle' | 'canvas';

export interface ToolAndLms {
  tool: TestTool;
  lms: Sandbox;
  /** Tenant of each site here. */
  tenants: Record<SiteName, string>;
  /** A whole launch over HTTP; answers the bearer token and what the person is told about themselves. */
  enter(order: LaunchThroughOrder): Promise<Entered>;
}

export interface Entered {
  token: string;
  landing: string;
  me: { id: string; role: string; name: string | null; number: number; lang: string; run: { id: string } };
}

/** The tool with both sites of the sandbox, installed by hand on both sides, a graded link `Course` in each course. */
export async function toolAndLms(settings: Record<string, string> = {}): Promise<ToolAndLms> {
  const tool = await startTool(settings);
  const lms = await startSandbox({ port: 0, toolOrigin: tool.origin });
  atEnd(() => lms.close());
  const tenants = { moodle: '', canvas: '' };
  for (const site of ['moodle', 'canvas'] as const) {
    const values = await lms.client.installTool({ site });
    const { issuer, clientId, deploymentId, authorizationEndpoint, tokenEndpoint, jwksUri } = values;
    const platform = await tool.rooms.install.addPlatform({
      name: site,
      issuer,
      clientId,
      deploymentId,
      authorizationEndpoint,
      tokenEndpoint,
      jwksUri,
      family: site,
      frameOrigins: [lms.origin],
    });
    tenants[site] = platform.id;
    await lms.client.addLink({ site, title: 'Course', custom: { content_id: 'course' } });
  }
  return { tool, lms, tenants, enter: (order) => enter(lms, order) };
}

async function enter(lms: Sandbox, order: LaunchThroughOrder): Promise<Entered> {
  const result = await launchThrough(lms, undefined, { link: 'Course', ...order });
  if (!result.token)
    throw new Error(`refused (${result.status}): ${result.body.replace(/<[^>]+>/g, ' ').slice(0, 800)}`);
  return result.config as unknown as Entered;
}
