import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTool, type TestTool } from '../setup/tool.ts';

/** A server inside the network that a stranger with an invitation would like us to call. */
let reached = 0;
const inside = createServer((_request, response) => {
  reached += 1;
  response.end('{"secret":"of the house"}');
});
let tool: TestTool;
beforeAll(async () => {
  await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve));
  tool = await startTool({ ALLOW_PRIVATE_PLATFORMS: 'false' });
});
afterAll(() => inside.close());

const port = () => (inside.address() as AddressInfo).port;

test.each([
  ['plain http', () => `http://127.0.0.1:${port()}/config`],
  ['loopback', () => `https://127.0.0.1:${port()}/config`],
  ['loopback as a number', () => `https://2130706433:${port()}/config`],
  ['loopback inside IPv6', () => `https://[::ffff:127.0.0.1]:${port()}/config`],
  ['a name for loopback', () => `https://localhost:${port()}/config`],
  ['the clouds’ metadata', () => 'http://169.254.169.254/latest/meta-data'],
])('in production the registration never calls %s, and keeps its invitation', async (_what, address) => {
  const { url } = await tool.rooms.install.invite({ days: 1 });
  const form = new URLSearchParams({ openid_configuration: address(), registration_token: 't' });
  const answer = await fetch(url, { method: 'POST', body: form, headers: { 'accept-language': 'en' } });
  const html = await answer.text();
  expect(answer.status).toBe(400);
  expect(html).toContain('It must be a public https address.');
  expect(html).not.toContain('of the house');
  expect(reached).toBe(0);
  expect(await tool.rooms.install.findInvitation(url.split('/').at(-1) ?? '')).toBeDefined();
  expect(await tool.rooms.install.listPlatforms()).toHaveLength(0);
});

test('in production only https may frame the registration page', async () => {
  const { url } = await tool.rooms.install.invite({ days: 1 });
  const answer = await fetch(`${url}?openid_configuration=https://school.example/config`);
  expect(answer.headers.get('content-security-policy')).toMatch(/frame-ancestors 'self' https:(;|$)/);
});
