import { z } from 'zod';

const flag = z
  .enum(['true', 'false', ''])
  .default('')
  .transform((text) => text === 'true');

const smtpUrl = z
  .union([z.literal(''), z.url({ protocol: /^smtps?$/ })])
  .default('')
  .transform((text) => (text === '' ? undefined : text));

const optionalText = z
  .string()
  .default('')
  .transform((text) => (text === '' ? undefined : text));

/** Every variable the program reads. `.env.example` is held equal to it by test/house/env-example.test.ts. */
export const configSchema = z.object({
  PUBLIC_URL: z
    .url()
    .describe('Address under which people and the LMS reach the tool, without a trailing slash.'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000).describe('Port to listen on.'),
  SECRET: z
    .string()
    .min(1)
    .describe(
      'At least 32 random characters, the same in every process; seals the tool’s private keys and launches on their way.',
    ),
  MONGODB_URI: optionalText.describe(
    'MongoDB replica set or sharded cluster. Empty: an embedded server, if allowed.',
  ),
  MONGOMS_SYSTEM_BINARY: optionalText.describe('Path of a mongod to start as the embedded server.'),
  DATABASE_OFFLINE: flag.describe('true: download nothing to start an embedded server; use what is there.'),
  DATA_DIR: z.string().default('.data').describe('Folder of the embedded database.'),
  ALLOW_HTTP: flag.describe('true: PUBLIC_URL may be http (development behind no proxy).'),
  ALLOW_PRIVATE_PLATFORMS: flag.describe(
    'true: platforms on http or private addresses may register (a local LMS).',
  ),
  ALLOW_EMBEDDED_DATABASE: flag.describe('true: start without MONGODB_URI on an embedded server.'),
  ALLOW_WEAK_SECRET: flag.describe('true: accept a SECRET shorter than 32 characters (never in production).'),
  TRUST_PROXY: z.coerce
    .number()
    .int()
    .min(0)
    .max(10)
    .default(0)
    .describe('Number of reverse proxies in front.'),
  RATE_FACTOR: z.coerce
    .number()
    .positive()
    .default(1)
    .describe('Multiplies every rate limit, for load tests.'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('Least level logged.'),
  SUPPORT_CONTACT: optionalText.describe('Address or name shown on problem pages as the people to ask.'),
  SMTP_URL: smtpUrl.describe(
    'Mail server, smtp://user:password@host:587 or smtps://…; end it with ?requireTLS=true to refuse plain connections. Empty: no mail, links are copied.',
  ),
  MAIL_FROM: optionalText.describe('Sender of mails, for example "Re-entry <re-entry@example.org>".'),
  METRICS_TOKEN: optionalText.describe('If set, GET /metrics wants it as a bearer token.'),
});

export type Settings = z.output<typeof configSchema>;

export interface Config extends Settings {
  /** Origin of PUBLIC_URL: what launches must target. */
  origin: string;
  /** Variables that only start an embedded database (PATH and friends), passed on untouched. */
  environment: Readonly<Record<string, string | undefined>>;
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** The environment as it is, for the operator's commands, which fill in what a running demo tells them. */
export const processEnvironment = (): Readonly<Record<string, string | undefined>> => process.env;

/**
 * Reads and judges the environment. Throws ConfigError with one readable line per variable. An empty variable is one
 * that is not set: compose and unit files write `PORT=` for it, and 0 would be a port.
 */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const given = Object.entries(environment).filter(([, text]) => text !== '');
  const parsed = configSchema.safeParse(Object.fromEntries(given));
  if (!parsed.success) throw new ConfigError(z.prettifyError(parsed.error));
  const settings = parsed.data;
  const refusals = refuse(settings);
  if (refusals.length > 0) throw new ConfigError(refusals.join('\n'));
  return { ...settings, origin: new URL(settings.PUBLIC_URL).origin, environment };
}

/** What production refuses, each unless allowed by its own variable. */
function refuse(settings: Settings): string[] {
  const lines: string[] = [];
  if (!settings.PUBLIC_URL.startsWith('https:') && !settings.ALLOW_HTTP)
    lines.push(
      'PUBLIC_URL is not https. LMSs open the tool in a frame only over https (ALLOW_HTTP=true overrides).',
    );
  if (settings.PUBLIC_URL.endsWith('/')) lines.push('PUBLIC_URL must not end with a slash.');
  if (new URL(settings.PUBLIC_URL).pathname !== '/')
    lines.push('PUBLIC_URL must be an origin without a path.');
  if (isWeak(settings.SECRET) && !settings.ALLOW_WEAK_SECRET)
    lines.push('SECRET is weak. Use 32 or more random characters, for example from: openssl rand -base64 48');
  if (!settings.MONGODB_URI && !settings.ALLOW_EMBEDDED_DATABASE)
    lines.push(
      'MONGODB_URI is missing. Point it at a replica set (ALLOW_EMBEDDED_DATABASE=true starts an own server).',
    );
  if (settings.SMTP_URL !== undefined && settings.MAIL_FROM === undefined)
    lines.push('MAIL_FROM is missing. A mail needs a sender that SMTP_URL may send for.');
  return lines;
}

/** Short, or made of a few repeated characters ("aaaa…", "changemechangeme…"). */
function isWeak(secret: string): boolean {
  return secret.length < 32 || new Set(secret).size < 12;
}
