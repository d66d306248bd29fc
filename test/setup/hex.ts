import { randomBytes } from 'node:crypto';

/** An id as a client makes one: of a write, or of a thing that it begins. */
export const hex = (): string => randomBytes(16).toString('hex');
