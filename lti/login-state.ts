import { createHmac } from 'node:crypto';
import { LtiError } from './lti-error.ts';
import type { LoginState } from './lti.types.ts';
import { createSeal, deriveKey, SealError } from './seal.ts';
import { hashOf } from './secret.ts';

/** A person may have to sign in at the LMS between login and launch. */
export const STATE_LIFE_MS = 10 * 60_000;

/** About 220 characters; a storage target is the one part whose length is the platform's choice. */
export const STATE_SHAPE = /^[A-Za-z0-9_-]{100,2000}$/;
const REQUEST_SHAPE = /^[A-Za-z0-9_-]{40,200000}$/;

/**
 * What a login must remember travels sealed through the platform and back, so that anybody may start logins and none of
 * them costs a row. Nothing in it is a secret of the browser's: of the binder it holds the hash.
 */
export interface LoginSeals {
  /** Each is its own: the seal begins with 12 random bytes. */
  sealState(state: LoginState): string;
  /** @throws LtiError state-unknown when it is not ours, was altered, or has expired */
  openState(text: string, now: Date): LoginState;
  /** Whose login it was, however long ago: for the words of a refusal only. */
  platformOf(text: string): string | undefined;
  /** The nonce that belongs to a state: nobody else can make the one from the other. */
  nonceOf(state: string): string;
  /** The secret that this launch may spend once: the same for every post of this state, known before the browser shows its binder. */
  onceOf(state: string): string;
  /** The login request as it came, for the form "Open in a new window" of the login's own page. */
  sealRequest(params: Record<string, string>, expiresAt: Date): string;
  /** @throws LtiError state-unknown as `openState` */
  openRequest(text: string, now: Date): Record<string, string>;
}

/** How a state is written: short, because it travels in an address. Nothing stands for what is absent. */
type Written = [
  platformId: string,
  binderHash: string,
  expiresAt: number,
  deployment: string,
  target: string,
];

export function createLoginSeals(secret: string): LoginSeals {
  const requests = createSeal(secret, 'lti login request v1');
  const mac = (purpose: string) => {
    const key = deriveKey(secret, purpose);
    return (text: string) => createHmac('sha256', key).update(text).digest('base64url');
  };
  const [nonceOf, onceOf] = [mac('lti login nonce v1'), mac('lti launch once v1')];
  return {
    ...createStateSeals(secret),
    nonceOf,
    onceOf,
    sealRequest: (params, expiresAt) => requests.seal(JSON.stringify([expiresAt.getTime(), params])),
    openRequest(text, now) {
      if (!REQUEST_SHAPE.test(text)) throw notOurs();
      const [expires, params] = JSON.parse(opened(() => requests.open(text))) as [
        number,
        Record<string, string>,
      ];
      notExpired(expires, now);
      return params;
    },
  };
}

function createStateSeals(secret: string): Pick<LoginSeals, 'sealState' | 'openState' | 'platformOf'> {
  const states = createSeal(secret, 'lti login state v1');
  const read = (text: string): Written => {
    if (!STATE_SHAPE.test(text) || !isCanonical(text)) throw notOurs();
    return JSON.parse(opened(() => states.open(text))) as Written;
  };
  return {
    sealState({ platformId, binderHash, expiresAt, deploymentMark = '', storageTarget = '' }) {
      const written: Written = [platformId, binderHash, expiresAt.getTime(), deploymentMark, storageTarget];
      return states.seal(JSON.stringify(written));
    },
    openState(text, now) {
      const [platformId, binderHash, expires, deploymentMark, storageTarget] = read(text);
      return {
        platformId,
        binderHash,
        expiresAt: notExpired(expires, now),
        ...(deploymentMark === '' ? {} : { deploymentMark }),
        ...(storageTarget === '' ? {} : { storageTarget }),
      };
    },
    platformOf(text) {
      try {
        return read(text)[0];
      } catch (error) {
        if (error instanceof LtiError) return undefined;
        throw error;
      }
    },
  };
}

/** A deployment id may have 255 characters and is only compared: 128 bits of its hash will do. */
export const markOf = (deploymentId: string): string => hashOf(deploymentId).slice(0, 22);

/** The last letter has spare bits that decoders ignore: another spelling would be another launch to spend. */
const isCanonical = (text: string): boolean => Buffer.from(text, 'base64url').toString('base64url') === text;

function opened(open: () => string): string {
  try {
    return open();
  } catch (error) {
    // Also after the host's secret was changed: the person opens the link again.
    if (error instanceof SealError) throw notOurs();
    throw error;
  }
}

function notExpired(milliseconds: number, now: Date): Date {
  const expiresAt = new Date(milliseconds);
  if (expiresAt <= now) throw new LtiError('state-unknown', 'the login is more than ten minutes old');
  return expiresAt;
}

const notOurs = () => new LtiError('state-unknown', 'no login of this tool belongs to this answer');
