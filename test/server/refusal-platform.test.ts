import { beforeAll, describe, expect, it } from 'vitest';
import { launchThrough } from '../lms/launch-as.ts';
import { toolAndLms, type ToolAndLms } from '../setup/tool-and-lms.ts';

/** What a refused person can tell their IT team: the platform by its name here, wherever it is known. */
let both: ToolAndLms;
let name: string;
beforeAll(async () => {
  both = await toolAndLms();
  ({ name } = await both.tool.rooms.install.platformOf({ tenant: both.tenants.canvas }));
  if (name === '') throw new Error('the platform of this test has no name');
});

const order = { site: 'canvas', person: 'tom', link: 'Course' } as const;
const told = (body: string) => /id="it-text">([^<]*)</.exec(body)?.[1] ?? '';

/** A launch whose post is done by the test, as often and as late as it likes. */
async function upToPost() {
  let held: { url: string; init: RequestInit | undefined } | undefined;
  const catching: typeof fetch = async (input, init) => {
    if (!String(input).endsWith('/lti/launch')) return fetch(input, init);
    held = { url: String(input), init };
    return new Response('');
  };
  await launchThrough(both.lms, undefined, { ...order, fetch: catching });
  const { url, init } = held as unknown as { url: string; init: RequestInit };
  return async () => (await fetch(url, init)).text();
}

describe('the text for the IT team names the platform', () => {
  it.each([
    ['state-spent', async (post: () => Promise<string>) => (await post(), post())],
    [
      'state-unknown',
      async (post: () => Promise<string>) => {
        both.tool.clock.forward(11 * 60_000);
        const late = await post();
        both.tool.clock.forward(-11 * 60_000);
        return late;
      },
    ],
  ])('of a launch that was refused as %s', async (code, outcome) => {
    const text = told(await outcome(await upToPost()));
    expect(text).toContain(`Code: ${code}.`);
    expect(text).toContain(`Platform: ${name}`);
  });

  it.each([
    ['token-expired', { expiresIn: -600, issuedAgo: 1200 }],
    ['token-signature', { signWith: 'other-key' }],
    ['roles-missing', { drop: ['roles'] }],
    ['platform-refused', { error: { error: 'server_error' } }],
  ] as const)('of a message that was refused as %s', async (code, overrides) => {
    const { body } = await launchThrough(both.lms, undefined, {
      ...order,
      overrides: { ...overrides } as never,
    });
    expect(told(body)).toContain(`Code: ${code}.`);
    expect(told(body)).toContain(`Platform: ${name}`);
  });

  it('whose registration is stopped, at its login', async () => {
    await both.tool.rooms.install.setStatus(both.tenants.canvas, 'stopped');
    const { body } = await launchThrough(both.lms, undefined, order);
    await both.tool.rooms.install.setStatus(both.tenants.canvas, 'active');
    expect(told(body)).toContain('Code: platform-stopped.');
    expect(told(body)).toContain(`Platform: ${name}`);
  });

  it('not where a stranger only says who they are', async () => {
    const body = new URLSearchParams({ state: 'A'.repeat(220), id_token: 'x.y.z' });
    const answer = await fetch(`${both.tool.origin}/lti/launch`, { method: 'POST', body });
    expect(told(await answer.text())).toContain('Platform: not known');
  });
});
