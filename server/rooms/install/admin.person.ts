import { AppError } from '../../core/errors.ts';
import type { CommandContext, CommandResult } from './admin.types.ts';
import { AdminRefusal, AdminUsageError, USAGE } from './admin.errors.ts';

/** Names both by the platform's own user ids, which is what an operator reads in its administration. */
export async function joinPersons(
  values: Partial<Record<string, string | boolean>>,
  context: CommandContext,
): Promise<CommandResult> {
  const text = (option: string): string => {
    const value = values[option];
    if (typeof value !== 'string' || value === '')
      throw new AdminUsageError(`--${option} is missing.\n\n${USAGE}`);
    return value;
  };
  const scope = { tenant: text('platform'), run: text('run') };
  const [from, into] = [text('from'), text('into')];
  // Every room hands over what it keeps, so all of them are opened.
  const { buildRooms } = await import('../../rooms.ts');
  const rooms = await buildRooms(context);
  const { people, cohort } = rooms.services;
  try {
    const pair = { from: await people.personOf(scope, from), into: await people.personOf(scope, into) };
    const undo = values['undo'] === true;
    await (undo
      ? cohort.joining.part(scope, pair, 'operator')
      : cohort.joining.join(scope, pair, 'operator'));
    const done = undo
      ? `${from} and ${into} are two people again.`
      : `${into} goes on with the work of both.`;
    return { text: done, json: { ...scope, ...pair, joined: !undo } };
  } catch (error) {
    if (error instanceof AppError) throw refusalOf(error);
    throw error;
  } finally {
    await rooms.close();
  }
}

function refusalOf({ code }: AppError): AdminRefusal {
  const why: Record<string, string> = {
    'not-found': 'There is nobody of that id in that run, or they are not joined.',
    'too-late': 'They were joined more than thirty days ago.',
  };
  return new AdminRefusal(`${why[code] ?? `It could not be done (${code}).`} Nothing was changed.`);
}
