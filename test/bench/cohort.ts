import type { Connection } from 'mongoose';
import { randomToken } from '../../server/core/hash.ts';
import type { Rooms } from '../../server/rooms.ts';
import { writeCohort } from '../setup/cohort-rows.ts';
import { openProgram, percentile, writeSettings } from './program.ts';

const SIZES = [12, 10_000] as const;
const PAGES = {
  'first page': '/api/cohort/today',
  'page of the cohort': '/api/cohort/learners',
  'page in the middle': '/api/cohort/learners?after=6',
} as const;
const ROUNDS = 61;
const TENANT = 'bench';
const LIKE = 'like';

interface Reading {
  commands: string[];
  milliseconds: number[];
}

/** What a trainer waits for in a small cohort and in a large one: database commands, and the two times in turn. */
export async function measureCohorts(mongodbUri: string): Promise<void> {
  const { connection, rooms, origin, close } = await openProgram(mongodbUri, 'bench-cohort');
  try {
    const tokens = await writeCohorts(connection, rooms);
    const rows: Record<string, object> = {};
    for (const [name, path] of Object.entries(PAGES))
      rows[name] = await compare(connection, origin + path, tokens);
    console.table(rows);
    console.log(`median of ${ROUNDS} times in turn, ${SIZES.join(' and ')} learners`);
  } finally {
    await close();
  }
}

/** A trainer's token for each size. */
async function writeCohorts(connection: Connection, rooms: Rooms): Promise<string[]> {
  const now = new Date();
  await writeSettings(connection, TENANT, LIKE, now);
  const tokens: string[] = [];
  for (const size of SIZES) {
    const scope = { tenant: TENANT, run: `run-${size}` };
    const people = Array.from({ length: size }, (_, at) => ({
      number: at + 1,
      ...(at % 3 ? { visited: at % 60, steps: at % 5, stepped: at % 60 } : {}),
    }));
    await writeCohort(connection, { ...scope, like: LIKE, people, now });
    const trainer = { person: 'trainer', role: 'trainer' as const, administers: false, testUser: false };
    const session = { ...scope, ...trainer, lang: 'en' as const, landing: '/app/' };
    tokens.push((await rooms.sessions.open(session, randomToken(), now)) ?? '');
  }
  return tokens;
}

async function compare(connection: Connection, url: string, tokens: readonly string[]) {
  const readings = tokens.map((): Reading => ({ commands: [], milliseconds: [] }));
  // Turn by turn, so that a busy moment of the machine meets both; the first counts what is not counted yet.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [at, token] of tokens.entries()) {
      const reading = readings[at] as Reading;
      const commands = await during(connection, async () => {
        const startedAt = performance.now();
        const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
        await answer.arrayBuffer();
        if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
        if (round > 0) reading.milliseconds.push(performance.now() - startedAt);
      });
      if (round > 0) reading.commands = commands;
    }
  }
  const [small = 0, large = 0] = readings.map(({ milliseconds }) => percentile(milliseconds, 0.5));
  const [few, many] = readings.map(({ commands }) => commands.join(' '));
  return {
    commands: few === many ? readings[0]?.commands.length : `${few} | ${many}`,
    [`ms, ${SIZES[0]}`]: small.toFixed(1),
    [`ms, ${SIZES[1]}`]: large.toFixed(1),
    'large against small': `${(large / small).toFixed(2)} x`,
  };
}

async function during(connection: Connection, work: () => Promise<void>): Promise<string[]> {
  const names: string[] = [];
  const note = (event: { commandName: string }) => void names.push(event.commandName);
  const client = connection.getClient();
  client.on('commandStarted', note);
  await work();
  client.off('commandStarted', note);
  return names;
}
