import { parseArgs } from 'node:util';
import { checkAddress, type Platform, ServiceError } from '../../lti/index.ts';
import { AppError } from '../core/errors.ts';
import type { ManualPlatform } from './install.service.ts';
import type { Ground, LtiParts } from './install.wiring.ts';

/** The command line was not understood; the message says how it is meant. */
export class AdminUsageError extends Error {
  override readonly name = 'AdminUsageError';
}

/** Understood, but not done; the message says why. */
export class AdminRefusal extends Error {
  override readonly name = 'AdminRefusal';
}

const USAGE = `npm run admin -- <command> [--json]

  invite [--name "School"] [--days 30]      a registration link that works once
  platform add --name N --issuer URL --client-id ID --auth URL --token URL --keys URL
               [--deployment ID] [--audience TEXT] [--family moodle|canvas|other]
                                            a platform without registration link
  platform list                             all platforms
  platform stop --platform ID               its launches are refused within a minute
  platform start --platform ID              and accepted again
  key rotate [--at-once]                    the next key; it signs from tomorrow
  score resend [--platform ID]              every score not delivered, now`;

const OPTIONS = {
  json: { type: 'boolean', default: false },
  name: { type: 'string' },
  days: { type: 'string' },
  issuer: { type: 'string' },
  'client-id': { type: 'string' },
  deployment: { type: 'string' },
  auth: { type: 'string' },
  token: { type: 'string' },
  keys: { type: 'string' },
  audience: { type: 'string' },
  family: { type: 'string' },
  platform: { type: 'string' },
  'at-once': { type: 'boolean', default: false },
} as const;

/** Options each command understands; a misspelt or misplaced one is an error, never ignored. */
const COMMANDS = {
  invite: ['name', 'days'],
  'platform add': [
    'name',
    'issuer',
    'client-id',
    'deployment',
    'auth',
    'token',
    'keys',
    'audience',
    'family',
  ],
  'platform list': [],
  'platform stop': ['platform'],
  'platform start': ['platform'],
  'key rotate': ['at-once'],
  'score resend': ['platform'],
} as const satisfies Record<string, readonly (keyof typeof OPTIONS)[]>;

type CommandName = keyof typeof COMMANDS;

export interface Command {
  name: CommandName;
  json: boolean;
  values: Partial<Record<string, string | boolean>>;
}

export interface CommandContext extends Ground {
  lti: LtiParts;
}

export interface CommandResult {
  text: string;
  json: unknown;
}

/** Reads the command line. Throws AdminUsageError. */
export function parseCommand(words: string[]): Command {
  let parsed;
  try {
    parsed = parseArgs({ args: words, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new AdminUsageError(`${(error as Error).message}\n\n${USAGE}`);
  }
  const name = parsed.positionals.join(' ');
  if (!Object.hasOwn(COMMANDS, name)) throw new AdminUsageError(USAGE);
  const allowed: readonly string[] = COMMANDS[name as CommandName];
  const { json, ...values } = parsed.values;
  for (const [option, value] of Object.entries(values))
    if (value !== false && !allowed.includes(option))
      throw new AdminUsageError(`--${option} does not belong to "${name}".\n\n${USAGE}`);
  return { name: name as CommandName, json, values };
}

/** Carries a command out. Rejects with AdminUsageError or AdminRefusal, each with a sentence for the operator. */
export function runCommand(command: Command, context: CommandContext): Promise<CommandResult> {
  const work: Record<CommandName, () => Promise<CommandResult>> = {
    invite: () => invite(command, context),
    'platform add': () => addPlatform(command, context),
    'platform list': () => listPlatforms(context),
    'platform stop': () => setStatus(command, context, 'stopped'),
    'platform start': () => setStatus(command, context, 'active'),
    'key rotate': () => rotateKey(command, context),
    'score resend': () => resendScores(command, context),
  };
  return work[command.name]();
}

async function invite(command: Command, { lti }: CommandContext): Promise<CommandResult> {
  const { name, days = '30' } = command.values as { name?: string; days?: string };
  const count = Number(days);
  if (!Number.isInteger(count) || count < 1 || count > 365)
    throw new AdminUsageError('--days is a whole number from 1 to 365.');
  const { invitation, url } = await lti.install.invite({ days: count, ...(name ? { name } : {}) });
  const until = invitation.expiresAt.toISOString();
  const text = `Paste this link where the learning platform registers tools. It works once, until ${until.slice(0, 10)}.\n\n${url}`;
  return { text, json: { url, expiresAt: until, name: invitation.name } };
}

async function addPlatform(command: Command, { lti, config }: CommandContext): Promise<CommandResult> {
  const manual = readManual(command, config.ALLOW_PRIVATE_PLATFORMS);
  const platform = await lti.install.addPlatform(manual).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'platform-exists')
      throw new AdminRefusal(
        `${manual.issuer} with client ID ${manual.clientId} is there already. Nothing was changed.`,
      );
    throw error;
  });
  return { text: `Added ${platform.name} (${platform.family}) as ${platform.id}.`, json: show(platform) };
}

function readManual(command: Command, allowPrivate: boolean): ManualPlatform {
  const values = command.values as Partial<Record<string, string>>;
  const need = (name: string): string => {
    const value = values[name]?.trim();
    if (!value) throw new AdminUsageError(`--${name} is missing.\n\n${USAGE}`);
    return value;
  };
  const address = (name: string): string => {
    try {
      return checkAddress(need(name), allowPrivate).href;
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      throw new AdminUsageError(`--${name} must be a public https address (${error.detail}).`);
    }
  };
  const authorizationEndpoint = address('auth');
  // As typed, to the letter: an issuer is compared as text.
  const issuer = need('issuer');
  const origins = [issuer, authorizationEndpoint]
    .filter((one) => URL.canParse(one))
    .map((one) => new URL(one).origin);
  return {
    name: need('name'),
    issuer,
    clientId: need('client-id'),
    authorizationEndpoint,
    tokenEndpoint: address('token'),
    jwksUri: address('keys'),
    family: familyOf(values['family'], issuer, authorizationEndpoint),
    frameOrigins: [...new Set(origins)].filter((one) => one !== 'null'),
    ...(values['audience'] ? { tokenAudience: values['audience'] } : {}),
    ...(values['deployment'] ? { deploymentId: values['deployment'] } : {}),
  };
}

/** Said by the operator, or told by the paths that Moodle and Canvas have used since LTI 1.3. */
function familyOf(said: string | undefined, issuer: string, endpoint: string): Platform['family'] {
  if (said === 'moodle' || said === 'canvas' || said === 'other') return said;
  if (said !== undefined) throw new AdminUsageError('--family is moodle, canvas or other.');
  if (endpoint.includes('/mod/lti/')) return 'moodle';
  const canvas =
    endpoint.includes('/api/lti/authorize') || /^https:\/\/canvas\.([a-z]+\.)?instructure\.com$/.test(issuer);
  return canvas ? 'canvas' : 'other';
}

async function listPlatforms({ lti }: CommandContext): Promise<CommandResult> {
  const platforms = await lti.install.listPlatforms();
  const rows = await Promise.all(
    platforms.map(async (platform) => ({
      ...show(platform),
      registeredAt: platform.registeredAt.toISOString(),
      registeredBy: platform.registeredBy,
      deployments: (await lti.install.listDeployments({ tenant: platform.id })).map(
        (one) => one.deploymentId,
      ),
    })),
  );
  const line = (row: (typeof rows)[number]) =>
    [
      row.id,
      row.status,
      row.family,
      row.name,
      row.issuer,
      row.clientId,
      `${row.deployments.length} deployments`,
    ].join('  ');
  return { text: rows.length === 0 ? 'No platform yet.' : rows.map(line).join('\n'), json: rows };
}

async function setStatus(
  command: Command,
  { lti }: CommandContext,
  status: Platform['status'],
): Promise<CommandResult> {
  const id = command.values['platform'];
  if (typeof id !== 'string') throw new AdminUsageError(`--platform is missing.\n\n${USAGE}`);
  const platform = await lti.install.setStatus(id, status).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not-found')
      throw new AdminRefusal(`There is no platform ${id}. Nothing was changed.`);
    throw error;
  });
  return { text: `${platform.name} is ${status}.`, json: show(platform) };
}

function show(platform: Platform) {
  const { id, name, family, status, issuer, clientId } = platform;
  return { id, name, family, status, issuer, clientId };
}

async function rotateKey(command: Command, { lti, config }: CommandContext): Promise<CommandResult> {
  // A key sealed under another secret than the server's could not be opened there.
  if (config.SECRET === 'unknown')
    throw new AdminRefusal('Set SECRET as for the server: the new key is sealed with it.');
  const { kid, activeFrom } = await lti.keys.rotate({ atOnce: command.values['at-once'] === true });
  const when = activeFrom.toISOString();
  return { text: `Key ${kid} is published now and signs from ${when}.`, json: { kid, activeFrom: when } };
}

async function resendScores(command: Command, context: CommandContext): Promise<CommandResult> {
  // Only this command needs the other rooms, and with them the whole course read.
  const { buildRooms } = await import('../rooms.ts');
  const rooms = await buildRooms(context);
  const wanted = command.values['platform'];
  let asked = 0;
  for (const { id } of await rooms.install.listPlatforms()) {
    if (wanted !== undefined && wanted !== id) continue;
    for (const run of await rooms.people.listRuns({ tenant: id }))
      asked += await rooms.grade.resend({ tenant: id, run: run.id });
  }
  await rooms.close();
  return { text: `${asked} scores will be sent by the running server.`, json: { asked } };
}
