import type { TestTool } from '../setup/tool.ts';

/** Names of the database commands that some work causes, in order. The driver's own chatter is not counted. */
export async function commandsOf(tool: TestTool, work: () => Promise<unknown>): Promise<string[]> {
  const names: string[] = [];
  const client = tool.database.connection.getClient();
  const note = (event: { commandName: string }) => {
    if (!['hello', 'ismaster', 'ping', 'endSessions'].includes(event.commandName))
      names.push(event.commandName);
  };
  client.on('commandStarted', note);
  try {
    await work();
  } finally {
    client.off('commandStarted', note);
  }
  return names;
}

/** Writes that some work causes, as `update runs`. */
export async function writesOf(tool: TestTool, work: () => Promise<unknown>): Promise<string[]> {
  const writes: string[] = [];
  const client = tool.database.connection.getClient();
  const note = ({ commandName, command }: { commandName: string; command: Record<string, unknown> }) => {
    if (['insert', 'update', 'delete', 'findAndModify'].includes(commandName))
      writes.push(`${commandName} ${String(command[commandName])}`);
  };
  client.on('commandStarted', note);
  try {
    await work();
  } finally {
    client.off('commandStarted', note);
  }
  return writes;
}

interface Find {
  find: string;
  filter: object;
  sort?: object;
  limit?: number;
  projection?: object;
}

/** The commands of some work, and how many documents each of its reads looks at, as the database explains it. */
export async function documentsExamined(tool: TestTool, work: () => Promise<unknown>) {
  const { connection } = tool.database;
  const client = connection.getClient();
  const commands: string[] = [];
  const finds: Find[] = [];
  const note = ({ commandName, command }: { commandName: string; command: unknown }) => {
    commands.push(commandName);
    if (commandName === 'find') finds.push(command as Find);
  };
  client.on('commandStarted', note);
  await work();
  client.off('commandStarted', note);
  const examined: [string, number][] = [];
  for (const { find, filter, sort, limit, projection } of finds) {
    const command = {
      find,
      filter,
      ...(sort ? { sort } : {}),
      ...(limit ? { limit } : {}),
      ...(projection ? { projection } : {}),
    };
    const plan = await connection.db?.command({ explain: command, verbosity: 'executionStats' });
    if (!plan) throw new Error('the database explains nothing');
    const { totalDocsExamined } = plan['executionStats'] as { totalDocsExamined: number };
    examined.push([`${find} ${Object.keys(filter).join(' ')}`, totalDocsExamined]);
  }
  return { commands, examined };
}
