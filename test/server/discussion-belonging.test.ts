import { beforeAll, describe, expect, it } from 'vitest';
import { derivedId } from '../../server/core/hash.ts';
import { CommentStore } from '../../server/rooms/discussion/comment.store.ts';
import { FlagStore } from '../../server/rooms/discussion/flag.store.ts';
import { HelpfulStore } from '../../server/rooms/discussion/helpful.store.ts';
import { PendingStore } from '../../server/rooms/discussion/pending.store.ts';
import { PlaceStore } from '../../server/rooms/discussion/place.store.ts';
import { ReaderStore } from '../../server/rooms/discussion/reader.store.ts';
import { SettlingService } from '../../server/rooms/discussion/settling.service.ts';
import { StepsService } from '../../server/rooms/discussion/steps.service.ts';
import { readCourses } from '../../server/rooms.ts';
import { createLog } from '../../server/core/log.ts';
import { discussionKit, type DiscussionKit, newWrite, type Talker } from './discussion-kit.ts';

let kit: DiscussionKit;
let tom: Talker;
let ines: Talker;
let scope: { tenant: string; run: string };
beforeAll(async () => {
  kit = await discussionKit();
  [tom, ines] = [await kit.come('tom'), await kit.come('ines')];
  const { me } = await kit.enter({ site: 'moodle', person: 'tom' });
  scope = { tenant: kit.tenants.moodle, run: me.run.id };
});

const room = () => kit.tool.rooms.rooms.filter(({ jobs }) => 'comments' in jobs)[0]!;

describe('whose words are whose', () => {
  it('taking away has all of one’s own, what it said before too', async () => {
    const id = await tom.say('First.');
    await tom.ask('PUT', `/api/discussion/comments/${id}`, { text: 'Second.', revision: 1 });
    const other = await ines.say('Another’s.');
    await tom.ask('PUT', `/api/discussion/comments/${other}/helpful`);
    await tom.ask('PUT', `/api/discussion/follows/${ines.id}`);
    await kit.settle();
    expect(await room().persons.take(scope, tom.id)).toMatchObject({
      comments: [{ id, text: 'Second.', earlier: [{ text: 'First.' }] }],
      foundHelpful: [other],
      follows: [ines.id],
    });
  });

  it('two entries that are one person: the words move over, a "helpful" counts once, and all of it can be parted', async () => {
    const [post] = [await ines.say('From the old entry.')];
    const liked = await (await kit.come('farah')).say('Liked by both.');
    for (const who of [tom, ines]) await who.ask('PUT', `/api/discussion/comments/${liked}/helpful`);
    await kit.settle();
    const pair = { from: ines.id, into: tom.id };
    const authorOf = async (id: string) =>
      (await tom.page()).threads.find((one) => one.id === id)?.author?.id;
    for (let twice = 0; twice < 2; twice += 1) await room().persons.join?.(scope, pair);
    await ines.ask('PUT', `/api/discussion/comments/${liked}/helpful`).catch(() => undefined);
    expect(await authorOf(post)).toBe(tom.id);
    await room().persons.join?.(scope, pair);
    for (let twice = 0; twice < 2; twice += 1) await room().persons.part?.(scope, pair);
    expect(await authorOf(post)).toBe(ines.id);
  });

  it('somebody who is forgotten: their words go, a notice stays where others replied', async () => {
    const sofia = await kit.come('sofia');
    const [alone, answered] = [await sofia.say('Alone.'), await sofia.say('Answered.')];
    await tom.say('Why?', { root: answered });
    const theirs = await sofia.say('A reply.', { root: await tom.say('Of Tom’s.') });
    await tom.ask('PUT', `/api/discussion/follows/${sofia.id}`);
    await kit.settle();
    for (let twice = 0; twice < 2; twice += 1) await room().persons.erase(scope, sofia.id);
    const page = await ines.page();
    expect(JSON.stringify(page)).not.toMatch(/Alone|Answered|A reply/);
    expect(page.threads.some(({ id }) => id === alone)).toBe(false);
    expect(page.threads.find(({ id }) => id === answered)).toMatchObject({
      state: 'forgotten',
      author: null,
      shownReplies: [{ text: 'Why?' }],
    });
    expect(page.threads.flatMap(({ shownReplies }) => shownReplies).some(({ id }) => id === theirs)).toBe(
      false,
    );
    for (const name of ['comments', 'helpfuls', 'commentReaders']) {
      const rows = await kit.tool.database.connection.collection(name).find({}).toArray();
      expect(JSON.stringify(rows), name).not.toContain(sofia.id);
    }
  });
});

describe('what a step asks for', () => {
  it('is told to the course when it is there, again until the course has heard, and only for replies to others', async () => {
    const { connection } = kit.tool.database;
    const { clock } = kit.tool;
    const parts = {
      comments: new CommentStore(connection),
      flags: new FlagStore(connection),
      places: new PlaceStore(connection),
      helpful: new HelpfulStore(connection),
      readers: new ReaderStore(connection),
      people: kit.tool.rooms.people,
      steps: new StepsService({ people: kit.tool.rooms.people, library: readCourses(), clock }),
      protocol: () => Promise.resolve([]),
      clock,
    };
    const told: unknown[] = [];
    let fails = true;
    const course = {
      complete: (_scope: object, who: { person: string }, step: string, at: Date) => {
        if (fails) return Promise.reject(new Error('the database went away'));
        told.push([who.person, step, at.toISOString()]);
        return Promise.resolve();
      },
    };
    const log = createLog('debug', { write: () => undefined });
    const settling = new SettlingService({ ...parts, pending: new PendingStore(connection), course, log });
    const settle = async () => {
      while (await settling.settleNext()) continue;
    };
    const place = 'conversation-models/what-it-hid';
    const own = await tom.say('OSKAR showed me a Wednesday.', { place });
    await tom.say('And again?', { place, root: own });
    fails = false;
    await settle();
    expect(told).toEqual([]);
    fails = true;
    const root = await ines.say('CLEAR hid the anger.', { place });
    const said = { write: newWrite(), place, root, text: 'What else did it hide?' };
    const { body } = await tom.ask('POST', '/api/discussion/comments', said);
    await settle();
    expect(told).toEqual([]);
    fails = false;
    clock.forward(61_000);
    await settle();
    clock.forward(-61_000);
    expect(told).toEqual([[tom.id, place, (body as { at: string }).at]]);
    // Placed once, whatever happened in between.
    const [thread] = (await ines.page(`place=${place}`)).threads;
    expect(thread).toMatchObject({ id: root, replies: 1 });
    const row = await connection
      .collection('commentPlaces')
      .findOne({ _id: derivedId(scope.tenant, scope.run, place) as never });
    expect(row).toMatchObject({ threads: 2, comments: 4 });
  });
});
