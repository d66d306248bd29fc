import { beforeAll } from 'vitest';
import type { LearnerHours } from '../../server/rooms/hours/trainer.contract.ts';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';
import { CONFIRMED, entryRow, writeLog } from './hours-rows.ts';

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';

/** Five sessions of a February, one of which the mentee has confirmed. */
export const FEBRUARY = [1, 2, 3, 4, 5].map((day) =>
  entryRow(`feb-${day}`, `2026-02-0${day}T10:00:00Z`, day === 1 ? { later: [CONFIRMED] } : {}),
);

/** A trainer, a learner whose log is written by hand, and what the one asks about the other. */
export interface HoursKit {
  both: ToolAndLms;
  ruth: Entered;
  tom: Entered;
  write(entries: ReturnType<typeof entryRow>[], more?: object): Promise<void>;
  ask(method: Method, path: string, body?: object, who?: Entered): Promise<{ status: number; body: unknown }>;
  hours(): Promise<LearnerHours>;
  of(id: string): Promise<LearnerHours['entries'][number] | undefined>;
  entry(id: string, act: string): string;
}

/** Filled before the first test of a file. */
export function hoursKit(): HoursKit {
  const kit = {} as HoursKit;
  beforeAll(async () => {
    const both = await toolAndLms();
    const ruth = await both.enter({ site: 'moodle', person: 'ruth' });
    const tom = await both.enter({ site: 'moodle', person: 'tom' });
    Object.assign(kit, { both, ruth, tom });
  });
  kit.write = (entries, more = {}) => {
    const { both, tom } = kit;
    const whose = { tenant: both.tenants.moodle, run: tom.me.run.id, person: tom.me.id };
    return writeLog(both.tool.database.connection, { ...whose, entries, ...more });
  };
  kit.ask = (method, path, body, who = kit.ruth) =>
    kit.both.tool.call(method, `/api/hours/${path}`, { token: who.token, ...(body && { body }) });
  kit.hours = async () => (await kit.ask('GET', `learners/${kit.tom.me.id}`)).body as LearnerHours;
  kit.of = async (id) => (await kit.hours()).entries.find((one) => one.id === id);
  kit.entry = (id, act) => `learners/${kit.tom.me.id}/entries/${id}/${act}`;
  return kit;
}
