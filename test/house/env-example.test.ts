import { expect, it } from 'vitest';
import { configSchema } from '../../server/core/config.ts';
import { envExample } from './env-example.ts';

it('.env.example names every variable of the configuration, with its sentence and its default', async () => {
  for (const [name, schema] of Object.entries(configSchema.shape))
    expect(schema.description, name).toBeTruthy();
  // After a change of the configuration: npx vitest run test/house/env-example -u
  await expect(envExample()).toMatchFileSnapshot('../../.env.example');
});
