import type { Connection } from 'mongoose';
import { createToolKeys } from '../../lti/index.ts';
import { toolKeyStore } from '../../server/lti-host/tool-key.store.ts';
import { quickKeyPair } from '../lti/back-kit.ts';

/**
 * Gives a fresh database its first tool key: 2048 bits in a tenth of a second, where the product makes 4096 in one to
 * four. One test of the keys (test/lti/tool-keys.test.ts) makes a real one.
 */
export async function seedToolKey(connection: Connection, secret: string): Promise<void> {
  const store = toolKeyStore(connection);
  await createToolKeys({ store, secret, makeKeyPair: quickKeyPair, now: () => new Date() }).ensure();
}
