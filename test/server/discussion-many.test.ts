import { beforeAll, describe, expect, it } from 'vitest';
import { derivedId } from '../../server/core/hash.ts';
import { personOf, writeCohort } from '../setup/cohort-rows.ts';
import { commandsOf, documentsExamined } from './counting.ts';
import { discussionKit, type DiscussionKit, newWrite, type Talker, talker } from './discussion-kit.ts';

/** What reading and saying something costs, counted by the driver and by the database's own explanation. */
const STEP = 'starting-points/who-is-here';
const PEOPLE = 40;
let kit: DiscussionKit;
let like: string;
const readers = new Map<number, Talker>();

beforeAll(async () => {
  kit = await discussionKit();
  like = (await kit.enter({ site: 'moodle', person: 'ruth' })).me.run.id;
  for (const count of [40, 10_000]) readers.set(count, await runWith(count));
});

/** A run in which so many threads stand under one step, half of them with two replies. */
async function runWith(count: number): Promise<Talker> {
  const { connection } = kit.tool.database;
  const now = kit.tool.clock.now();
  const run = `run-${count}`;
  const scope = { tenant: kit.tenants.moodle, run };
  const people = Array.from({ length: PEOPLE }, (_, at) => ({ number: at + 1 }));
  await writeCohort(connection, { ...scope, like, people, now });
  const rows = Array.from({ length: count }, (_, at) => threadRows(scope, at + 1, now)).flat();
  for (let from = 0; from < rows.length; from += 2000)
    await connection.collection('comments').insertMany(rows.slice(from, from + 2000) as never);
  const best = Array.from({ length: 30 }, (_, at) => `${run}/${at + 1}`);
  for (const place of ['wall', STEP]) {
    const counts = { threads: count, turns: count, comments: count * 2, pinned: [`${run}/3`], best };
    await connection.collection('commentPlaces').insertOne({ ...scope, place, ...counts });
    for (const { number } of people) {
      const threads = Array.from({ length: count / PEOPLE }, (_, at) => number + at * PEOPLE);
      const person = personOf(run, number);
      const _id = derivedId(scope.tenant, run, person, place);
      const reader = { ...scope, _id, place, person, threads, seen: count - 30, before: 0 };
      await connection
        .collection('commentReaders')
        .insertOne({ ...reader, seenAt: new Date(now.getTime() - 86_400_000), beforeAt: null } as never);
    }
  }
  const me = personOf(run, 1);
  const follows = [2, 3, 4].map((number) => personOf(run, number));
  await connection.collection('commentReaders').insertOne({ ...scope, place: '*', person: me, follows });
  return talker(kit, await kit.tool.token({ ...scope, person: me, role: 'learner' }), me);
}

function threadRows(scope: { tenant: string; run: string }, number: number, now: Date) {
  const _id = `${scope.run}/${number}`;
  const at = new Date(now.getTime() - 1000 * (20_000 - number));
  const row = {
    ...scope,
    testUser: false,
    only: '',
    step: STEP,
    toOther: true,
    at,
    editedAt: null,
    earlier: [],
    revision: 1,
    gone: '',
    flaggers: [],
    flagged: '',
    flaggedAt: null,
    waits: false,
    likes: number % 7,
    places: 0,
    placed: 2,
    person: personOf(scope.run, ((number - 1) % PEOPLE) + 1),
  };
  const inLine = { inWall: number, inStep: number, turnInWall: number, turnInStep: number, inThread: -1 };
  const replies = number % 2 === 0 ? 2 : 0;
  const reply = { ...row, root: _id, text: 'A question?', likes: 0, replies: 0 };
  const none = { inWall: -1, inStep: -1, turnInWall: -1, turnInStep: -1 };
  return [
    { ...row, ...inLine, _id, root: '', text: `Thread ${number}.`, replies },
    ...Array.from({ length: replies }, (_, place) => {
      return { ...reply, ...none, _id: `${_id}/${place + 1}`, inThread: place + 1 };
    }),
  ];
}

const SHOWS = ['all', 'following', 'mine', 'helpful', 'new'];

describe.each(['wall', STEP])('a page of %s', (place) => {
  it.each(SHOWS)(
    '%s: as many commands among 10,000 threads as among 40, and few rows for each shown',
    async (show) => {
      const query = `place=${place}&show=${show}`;
      const found: { commands: string[]; shown: number }[] = [];
      for (const [count, reader] of readers) {
        await reader.page(query);
        let shown = 0;
        const { commands, examined } = await documentsExamined(kit.tool, async () => {
          const page = await reader.page(query);
          const threads = [...page.pinned, ...page.threads];
          shown = threads.reduce((sum, one) => sum + 1 + one.shownReplies.length, 0);
        });
        const read = examined.filter(([question]) => question.startsWith('comments '));
        const most = read.reduce((sum, [, documents]) => sum + documents, 0);
        expect(most, `${count}: ${JSON.stringify(examined)}`).toBeLessThanOrEqual(shown * 3);
        for (const [question, documents] of examined)
          expect(documents, question).toBeLessThanOrEqual(Math.max(shown * 3, PEOPLE));
        found.push({ commands, shown });
      }
      expect(found[1]?.commands).toEqual(found[0]?.commands);
      expect(found[1]?.commands.length, found[1]?.commands.join(' ')).toBeLessThanOrEqual(12);
      expect(found[1]?.shown).toBeGreaterThanOrEqual(20);
    },
  );
});

it('pages follow one another by key to the first thread, none twice', async () => {
  const reader = readers.get(40)!;
  const ids: string[] = [];
  let before: number | null = null;
  do {
    const page = await reader.page(`place=${STEP}${before === null ? '' : `&before=${before}`}`);
    ids.push(...page.threads.map(({ id }) => id), ...page.pinned.map(({ id }) => id));
    before = page.next;
  } while (before !== null);
  expect(ids.toSorted()).toEqual(
    Array.from({ length: 40 }, (_, at) => `run-40/${at + 1}`)
      .toSorted()
      .concat('run-40/3')
      .toSorted(),
  );
  const late = await readers.get(10_000)!.page(`place=wall&before=31`);
  expect(late.threads[0]?.text).toBe('Thread 30.');
});

it('posting and replying take two database commands and answer in less than a kilobyte', async () => {
  const reader = readers.get(10_000)!;
  const root = await reader.say('First of all.', { place: STEP });
  for (const thread of [null, root]) {
    let answer = '';
    const commands = await commandsOf(kit.tool, async () => {
      const said = { write: newWrite(), place: STEP, root: thread, text: 'x'.repeat(4000) };
      const { status, body } = await reader.ask('POST', '/api/discussion/comments', said);
      expect(status).toBe(200);
      answer = JSON.stringify(body);
    });
    expect(commands).toEqual(['find', 'insert']);
    expect(answer.length).toBeLessThan(1000);
  }
});

it('a look is noted once a minute at most', async () => {
  const reader = readers.get(40)!;
  const writes = async () => {
    const commands = await commandsOf(kit.tool, () =>
      reader.ask('PUT', '/api/discussion/visit', { place: STEP }),
    );
    return commands.filter((name) => name !== 'find');
  };
  expect([await writes(), await writes()]).toEqual([['update'], []]);
});
