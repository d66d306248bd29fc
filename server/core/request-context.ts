import { randomBytes } from 'node:crypto';
import type { Response } from 'express';
import { randomId } from './hash.ts';

/** A code that can be read out on the phone: `K7R-4TQ`, 30 random bits, no letter that looks like a digit. */
function reference(): string {
  const letters = [...randomBytes(6)].map((byte) => '23456789ABCDEFGHJKMNPQRSTVWXYZ'[byte % 30]);
  return `${letters.slice(0, 3).join('')}-${letters.slice(3).join('')}`;
}

/** The request's reference, shown to people and found in the log: made when first asked for, because most need none. */
export const refOf = (res: Response): string => String((res.locals['ref'] ??= reference()));

/** By which scripts of this answer run; made when first asked for too. */
export const nonceOf = (res: Response): string => String((res.locals['nonce'] ??= randomId()));
