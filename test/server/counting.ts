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
