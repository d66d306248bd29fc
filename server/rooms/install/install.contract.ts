import { z } from 'zod';
import { endpoint, instant } from '../../core/endpoint.contract.ts';

/** What can be wrong with an installation, in the order in which it is mended. */
export const SELF_TESTS = [
  'keys',
  'platform-keys',
  'token',
  'line-items',
  'roster',
  'browser',
  'roles',
  /** There only when something is to be said of them; of line items, one line for each. */
  'column-shows',
  'launch-cut',
  'proxy',
] as const;

const check = z.strictObject({
  key: z.enum(SELF_TESTS),
  /** waiting: cannot be known before somebody has opened the tool. */
  state: z.enum(['ok', 'warn', 'fail', 'waiting']),
  /** What was found; the sentence for it, and what to do, are the client's. */
  code: z.string(),
  /** Figures for the sentence, and the platform's own reason as `reason`, shown as a quotation. */
  detail: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  tookMs: z.number().int(),
});

export type SelfTestCheck = z.output<typeof check>;

export const selfTest = endpoint('POST /api/install/self-test', {
  permission: 'administrator',
  summary: 'Tries keys, token, line items and roster with the platform, now.',
  rate: 'heavy',
  body: z.strictObject({}),
  answer: z.strictObject({
    checks: z.array(check),
    at: instant,
    tookMs: z.number().int(),
  }),
});

/** Install facts of the administrator's own platform; nothing of another's and nothing personal. */
export const installOverview = endpoint('GET /api/install/overview', {
  permission: 'administrator',
  summary: 'The registration of this platform, its deployments and when the roster was read.',
  answer: z.strictObject({
    platform: z.strictObject({
      name: z.string(),
      family: z.enum(['moodle', 'canvas', 'other']),
      issuer: z.string(),
      clientId: z.string(),
      registeredAt: instant,
      status: z.enum(['active', 'stopped']),
      /** How it came to be registered; `development` and `manual` mean that nobody checked the issuer's host. */
      registeredBy: z.enum(['same-host', 'canvas-pair', 'development', 'manual']),
    }),
    deployments: z.array(
      z.strictObject({
        id: z.string(),
        status: z.enum(['active', 'stopped']),
        firstSeen: instant,
        /** Null when known from the registration only. */
        lastSeen: instant.nullable(),
      }),
    ),
    runs: z.number().int(),
    roster: z.strictObject({ lastRun: instant.nullable(), people: z.number().int().nullable() }),
    /** Addresses to copy into the platform. */
    tool: z.strictObject({ login: z.string(), launch: z.string(), keys: z.string(), canvas: z.string() }),
  }),
});
