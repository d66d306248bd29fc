import { parseArgs } from 'node:util';
import { type Platform, SealError } from '../../../lti/index.ts';
import { AppError } from '../../core/errors.ts';
import { AdminRefusal, AdminUsageError, USAGE } from './admin.errors.ts';
import { joinPersons } from './admin.person.ts';
import { readManual } from './admin.manual.ts';
import type { CommandContext, CommandResult } from './admin.types.ts';

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
  run: { type: 'string' },
  from: { type: 'string' },
  into: { type: 'string' },
  undo: { type: 'boolean', default: false },
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
  'person join': ['platform', 'run', 'from', 'into', 'undo'],
} as const satisfies Record<string, readonly (keyof typeof OPTIONS)[]>;

type CommandName = keyof typeof COMMANDS;

export interface Command {
  name: CommandName;
  json: boolean;
  values: Partial<Record<string, string | boolean>>;
}

/** Reads the command line. Throws AdminUsageError. */
export function parseCommand(words: string[]): Command {
  let parsed;
  try {
    parsed = parseArgs({ args: joinDashed(words), options: OPTIONS, allowPositionals: true });
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

/** Ids may begin with a dash, which parseArgs takes for the next option unless it is joined to its own by a sign. */
function joinDashed(words: string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const last = joined.at(-1) ?? '';
    if (/^-[^-]/.test(word) && /^--[a-z-]+$/.test(last)) joined[joined.length - 1] = `${last}=${word}`;
    else joined.push(word);
  }
  return joined;
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
    'person join': () => joinPersons(command.values, context),
  };
  return work[command.name]();
}

async function invite(command: Command, { install }: CommandContext): Promise<CommandResult> {
  const { name, days = '30' } = command.values as { name?: string; days?: string };
  const count = Number(days);
  if (!Number.isInteger(count) || count < 1 || count > 365)
    throw new AdminUsageError('--days is a whole number from 1 to 365.');
  const { invitation, url } = await install.invite({ days: count, ...(name ? { name } : {}) });
  const until = invitation.expiresAt.toISOString();
  const text = `Paste this link where the learning platform registers tools. It works once, until ${until.slice(0, 10)}.\n\n${url}`;
  return { text, json: { url, expiresAt: until, name: invitation.name } };
}

async function addPlatform(command: Command, { install, config }: CommandContext): Promise<CommandResult> {
  const manual = readManual(command.values, config.ALLOW_PRIVATE_PLATFORMS);
  const platform = await install.addPlatform(manual).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'platform-exists')
      throw new AdminRefusal(
        `${manual.issuer} with client ID ${manual.clientId} is there already. Nothing was changed.`,
      );
    throw error;
  });
  return { text: `Added ${platform.name} (${platform.family}) as ${platform.id}.`, json: show(platform) };
}

async function listPlatforms({ install }: CommandContext): Promise<CommandResult> {
  const platforms = await install.listPlatforms();
  const rows = await Promise.all(
    platforms.map(async (platform) => ({
      ...show(platform),
      registeredAt: platform.registeredAt.toISOString(),
      registeredBy: platform.registeredBy,
      deployments: (await install.listDeployments({ tenant: platform.id })).map((one) => one.deploymentId),
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
  { install }: CommandContext,
  status: Platform['status'],
): Promise<CommandResult> {
  const id = command.values['platform'];
  if (typeof id !== 'string') throw new AdminUsageError(`--platform is missing.\n\n${USAGE}`);
  const platform = await install.setStatus(id, status).catch((error: unknown) => {
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
  const atOnce = command.values['at-once'] === true;
  const { kid, activeFrom } = await lti.keys.rotate({ atOnce }).catch((error: unknown) => {
    if (error instanceof SealError)
      throw new AdminRefusal('SECRET is not the one that the keys are sealed with. Nothing was changed.');
    throw error;
  });
  const when = activeFrom.toISOString();
  return { text: `Key ${kid} is published now and signs from ${when}.`, json: { kid, activeFrom: when } };
}

async function resendScores(command: Command, context: CommandContext): Promise<CommandResult> {
  // Only this command needs the other rooms, and with them the whole course read.
  const { buildRooms } = await import('../../rooms.ts');
  const rooms = await buildRooms(context);
  const { people, grade } = rooms.services;
  const wanted = command.values['platform'];
  const platforms = await context.install.listPlatforms();
  const chosen = wanted === undefined ? platforms : platforms.filter(({ id }) => id === wanted);
  if (wanted !== undefined && chosen.length === 0)
    throw new AdminRefusal(`There is no platform ${wanted}. Nothing was changed.`);
  let asked = 0;
  for (const { id } of chosen) {
    for (const run of await people.listRuns({ tenant: id }))
      asked += await grade.resendAll({ tenant: id, run: run.id });
  }
  await rooms.close();
  return { text: `${asked} scores will be sent by the running server.`, json: { asked } };
}
