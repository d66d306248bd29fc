import { expect, it } from 'vitest';

it('a test that reaches outside this machine is refused by name', async () => {
  const error: unknown = await fetch('http://192.0.2.1/').catch((reason: unknown) => reason);
  expect(String((error as Error).cause)).toContain('Tests must not reach outside this machine: 192.0.2.1');
});
