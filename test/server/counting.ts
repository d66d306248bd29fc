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

/** How many documents of a collection come back from the database for some work. */
export async function documentsFrom(tool: TestTool, collection: string, work: () => Promise<unknown>) {
  let come = 0;
  const client = tool.database.connection.getClient();
  const note = ({ reply }: { reply: unknown }) => {
    const { cursor } = (reply ?? {}) as { cursor?: { ns: string; firstBatch?: []; nextBatch?: [] } };
    if (cursor?.ns.endsWith(`.${collection}`)) come += (cursor.firstBatch ?? cursor.nextBatch ?? []).length;
  };
  client.on('commandSucceeded', note);
  try {
    await work();
  } finally {
    client.off('commandSucceeded', note);
  }
  return come;
}

/** What a command asks of a collection. */
interface Question {
  find: string;
  filter: object;
  sort?: object;
  limit?: number;
  projection?: object;
}

function questionsOf(name: string, command: Record<string, never>): Question[] {
  const find: string = command[name] ?? '';
  const { filter, query, sort, limit, projection } = command as unknown as Record<string, never>;
  const rest = {
    ...(sort ? { sort } : {}),
    ...(limit ? { limit } : {}),
    ...(projection ? { projection } : {}),
  };
  if (name === 'find') return [{ find, filter: filter ?? {}, ...rest }];
  if (['findAndModify', 'distinct', 'count'].includes(name)) return [{ find, filter: query ?? {} }];
  if (name === 'aggregate') return [{ find, filter: matchOf(command['pipeline'] ?? []) }];
  const changes: { q: object }[] = command['updates'] ?? command['deletes'] ?? [];
  return changes.map(({ q }) => ({ find, filter: q }));
}

const matchOf = ([first]: readonly { $match?: object }[]): object => first?.$match ?? {};

/** The commands of some work, and how many documents each of their filters looks at, as the database explains it. */
export async function documentsExamined(tool: TestTool, work: () => Promise<unknown>) {
  const { connection } = tool.database;
  const client = connection.getClient();
  const commands: string[] = [];
  const questions: Question[] = [];
  const note = ({ commandName, command }: { commandName: string; command: Record<string, unknown> }) => {
    commands.push(commandName);
    questions.push(...questionsOf(commandName, command as Record<string, never>));
  };
  client.on('commandStarted', note);
  await work();
  client.off('commandStarted', note);
  const examined: [string, number][] = [];
  for (const question of questions) {
    const plan = await connection.db?.command({ explain: question, verbosity: 'executionStats' });
    if (!plan) throw new Error('the database explains nothing');
    const { totalDocsExamined } = plan['executionStats'] as { totalDocsExamined: number };
    examined.push([`${question.find} ${Object.keys(question.filter).join(' ')}`, totalDocsExamined]);
  }
  return { commands, examined };
}
