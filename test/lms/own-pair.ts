import { afterAll, beforeEach } from 'vitest';
import { startMiniTool, type MiniTool } from './mini-tool.ts';
import { startSandbox, type Sandbox } from './sandbox.ts';

type SandboxOptions = Parameters<typeof startSandbox>[0];

/** The sandbox and a tool that knows nothing of ours, for one test file; both are as new in each test. */
export async function startPair(
  options: Partial<SandboxOptions> = {},
): Promise<{ sandbox: Sandbox; tool: MiniTool }> {
  const tool = await startMiniTool();
  const sandbox = await startSandbox({ port: 0, toolOrigin: tool.origin, ...options });
  afterAll(async () => {
    await sandbox.close();
    await tool.close();
  });
  beforeEach(async () => {
    await sandbox.client.reset();
    tool.launches.length = 0;
    tool.logins.length = 0;
    tool.ask = {};
  });
  return { sandbox, tool };
}
