import { openProgram } from './program.ts';

/** The tool in a process of its own, with its jobs; it says where it is reached, and ends with whoever started it. */
const [uri = '', name = ''] = process.argv.slice(2);
const { rooms, origin, close } = await openProgram(uri, name);
rooms.startJobs();
process.send?.(origin);
process.once('disconnect', () => {
  void rooms
    .stopJobs()
    .then(close)
    .finally(() => process.exit());
});
