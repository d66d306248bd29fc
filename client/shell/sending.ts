import { openOutbox } from '../core/outbox.ts';
import { sendUnsent } from '../core/unsent-left.ts';
import { senders } from './parts.ts';

/**
 * Sends what waits on this device, from before a reload too. Fetched when the first page stands; a page with something to
 * press brings the outbox itself, so that no press depends on the network.
 */
export const openSending = (): Promise<void> => openOutbox(senders, sendUnsent);
