import { beforeAll, describe, expect, it } from 'vitest';
import { discussionKit, type DiscussionKit, type Talker, talker } from './discussion-kit.ts';

/** What trainers decide, and what nobody is told. */
let kit: DiscussionKit;
let tom: Talker;
let ines: Talker;
let ruth: Talker;
beforeAll(async () => {
  kit = await discussionKit();
  [tom, ines, ruth] = [await kit.come('tom'), await kit.come('ines'), await kit.come('ruth')];
  while (await kit.tool.rooms.work.rosters());
});

/** What a trainer's first page says of it. */
const waiting = async () =>
  ((await ruth.ask('GET', '/api/discussion/waiting')).body as { flagged: number }).flagged;

const comment = (id: string, rest = '') => `/api/discussion/comments/${id}${rest}`;

describe('[a7] flags', () => {
  it('of a text that its author takes away wait for nobody', async () => {
    const id = await tom.say('Too much of Amir.');
    await kit.settle();
    await ines.ask('PUT', comment(id, '/flag'));
    expect(await waiting()).toBe(1);
    await tom.ask('DELETE', comment(id));
    expect(await waiting()).toBe(0);
  });

  it('reach the trainers without a name; hidden text gives way to a notice, and its author is told', async () => {
    const farah = await kit.come('farah');
    const id = await tom.say('Amir from Leeds told me all of it.');
    await kit.settle();
    for (const who of [ines, ines, farah])
      expect((await who.ask('PUT', comment(id, '/flag'))).status).toBe(200);
    expect((await tom.ask('PUT', comment(id, '/flag'))).status).toBe(403);
    const desk = await ruth.ask('GET', '/api/discussion/desk');
    expect(desk.body).toMatchObject({ flagged: [{ id, flags: 2, author: { id: tom.id }, state: 'open' }] });
    expect(await waiting()).toBe(1);
    for (const flagger of [ines, farah]) expect(JSON.stringify(desk.body)).not.toContain(flagger.id);
    // Nothing has changed for anybody until a trainer has looked.
    expect((await tom.page()).threads[0]).toMatchObject({
      id,
      state: 'shown',
      flags: null,
      flaggedByMe: false,
    });
    expect((await ines.page()).threads[0]).toMatchObject({ id, flags: null, flaggedByMe: true });
    expect((await ines.ask('PUT', comment(id, '/decision'), { decision: 'hide' })).status).toBe(403);

    await ruth.ask('PUT', comment(id, '/decision'), { decision: 'hide' });
    expect(await waiting()).toBe(0);
    expect((await ines.page()).threads[0]).toMatchObject({ id, state: 'hidden', text: null, author: null });
    const own = await tom.page();
    expect(own.threads[0]).toMatchObject({ id, state: 'hidden', text: expect.stringContaining('Leeds') });
    expect(own.hidden).toEqual([{ id, step: '' }]);
    expect((await tom.ask('PUT', comment(id), { text: 'Another text.', revision: 1 })).status).toBe(403);
    expect((await ruth.ask('GET', '/api/discussion/desk')).body).toMatchObject({
      flagged: [],
      hidden: [{ id }],
    });

    await ruth.ask('PUT', comment(id, '/decision'), { decision: 'keep' });
    expect((await ines.page()).threads[0]).toMatchObject({ id, state: 'shown', author: { id: tom.id } });
    expect((await tom.page()).hidden).toEqual([]);
    expect((await ruth.ask('GET', '/api/discussion/desk')).body).toMatchObject({ flagged: [], hidden: [] });
  });
});

describe('trainers', () => {
  it('[a6] pin on top of the wall and the step, three at most, and learners do not', async () => {
    const place = 'starting-points/burning-up-on-re-entry';
    const ids: string[] = [];
    for (const text of ['a', 'b', 'c', 'd']) ids.push(await tom.say(text, { place }));
    await kit.settle();
    expect((await ines.ask('PUT', comment(ids[0]!, '/pin'))).status).toBe(403);
    for (const id of ids) expect((await ruth.ask('PUT', comment(id, '/pin'))).status).toBe(200);
    const [a, b, c, d] = ids;
    for (const at of ['wall', place]) {
      const page = await ines.page(`place=${at}`);
      expect(page.pinned.map(({ id, pinned }) => [id, pinned])).toEqual([d, c, b].map((id) => [id, true]));
      expect(page.threads.map(({ id }) => id).filter((id) => ids.includes(id))).toEqual([a]);
    }
    for (const id of [b, c, d]) await ruth.ask('DELETE', comment(id!, '/pin'));
    expect((await ines.page()).pinned).toEqual([]);
  });

  it('[S3.26] find questions that nobody has answered for two days', async () => {
    const answered = await tom.say('Who can tell me about leavers?');
    const open = await tom.say('Is there a form for this? It is for Monday.');
    await tom.say('No question: see https://example.org/?page=1');
    await ruth.say('Does anybody need more time?');
    await ines.say('I can. Which year?', { root: answered });
    await tom.say('Still wondering.', { root: open });
    await kit.settle();
    const questions = async () => {
      const { body } = await ruth.ask('GET', '/api/discussion/desk');
      return (body as { questions: { id: string }[] }).questions.map(({ id }) => id);
    };
    expect(await questions()).toEqual([]);
    await twoDaysPass();
    expect((await questions()).at(-1)).toBe(open);
    expect(await questions()).not.toContain(answered);
    for (const id of await questions()) await ruth.ask('PUT', comment(id, '/answered'));
    expect(await questions()).toEqual([]);
  });

  it('[S1.24] several of one run stand with their names and as what they are', async () => {
    const marcus = await kit.come('marcus');
    const post = await ruth.say('This fortnight we hunt for baselines.');
    await marcus.say('And I bring the coffee.', { root: post });
    await kit.settle();
    const [thread] = (await ines.page()).threads;
    const people = [thread!, ...thread!.shownReplies].map(({ author }) => [author?.name, author?.role]);
    expect(people).toEqual([
      ['Ruth Adeyemi', 'trainer'],
      ['Marcus Hill', 'trainer'],
    ]);
  });
});

it('[S3.15] nothing that anybody is answered holds a mail address, or names who follows, likes or flags', async () => {
  const id = await tom.say('Has anybody a mentor of their own?');
  await kit.settle();
  for (const what of ['helpful', 'flag']) await ines.ask('PUT', comment(id, `/${what}`));
  await ines.ask('PUT', `/api/discussion/follows/${tom.id}`);
  await kit.settle();
  const places = ['?place=wall', '?place=wall&show=helpful', `/${id}/replies`].map(
    (rest) => `comments${rest}`,
  );
  for (const who of [tom, ruth]) {
    for (const path of [...places, 'follows', ...(who === ruth ? ['desk'] : [])]) {
      const { status, body } = await who.ask('GET', `/api/discussion/${path}`);
      expect(status, path).toBe(200);
      const about = JSON.stringify(body);
      expect(about).not.toMatch(/@[a-z]|mailto|"sub"/i);
      const line = about.slice(about.indexOf(id), about.indexOf(id) + 600);
      expect(line, path).not.toContain(ines.id);
    }
  }
  await ruth.ask('PUT', comment(id, '/decision'), { decision: 'keep' });
});

it('whoever has left keeps their words, under a neutral one', async () => {
  const farah = await kit.come('farah');
  const id = await farah.say('I am off to another school.');
  await kit.settle();
  const { connection } = kit.tool.database;
  const leave = (status: string) =>
    connection.collection('enrolments').updateOne({ person: farah.id }, { $set: { status } });
  await leave('left');
  expect((await tom.page()).threads.find((one) => one.id === id)).toMatchObject({
    text: 'I am off to another school.',
    author: { name: null, number: null, left: true },
  });
  await leave('active');
});

it('student view looks at everything, and what it says and does is for it alone', async () => {
  const post = await tom.say('Seen by all.');
  await kit.settle();
  const scope = {
    tenant: kit.tenants.moodle,
    run: (await runOf(kit)).run,
    person: 'student-view',
    role: 'learner',
  } as const;
  const token = await kit.tool.token(scope);
  await kit.tool.database.connection
    .collection('sessions')
    .updateOne({ person: scope.person }, { $set: { testUser: true } });
  const view = talker(kit, token, scope.person);
  const before = await tom.page();
  const own = await view.say('Does this work?');
  const reply = await view.say('And this?', { root: post });
  await view.ask('PUT', comment(post, '/helpful'));
  await view.ask('PUT', comment(post, '/flag'));
  await kit.settle();
  const seen = await view.page();
  expect(seen.threads[0]).toMatchObject({ id: own, text: 'Does this work?', own: true });
  expect(seen.threads.find(({ id }) => id === post)).toMatchObject({
    shownReplies: [{ id: reply }],
    helpfulToMe: true,
  });
  expect(await tom.page()).toEqual(before);
  expect(await ruth.page('place=wall&show=helpful')).toMatchObject({
    threads: expect.not.arrayContaining([expect.objectContaining({ id: post })]),
  });
  expect((await tom.ask('PUT', comment(own, '/helpful'))).status).toBe(404);
  await twoDaysPass();
  const { body } = await ruth.ask('GET', '/api/discussion/desk');
  expect(JSON.stringify(body)).not.toMatch(/Does this work|Seen by all/);
});

/** Sessions would end meanwhile, so the comments are put back instead. */
async function twoDaysPass(): Promise<void> {
  const rows = kit.tool.database.connection.collection('comments');
  for (const { _id, at } of await rows.find({}).toArray())
    await rows.updateOne({ _id }, { $set: { at: new Date((at as Date).getTime() - 49 * 3_600_000) } });
}

async function runOf({ enter }: DiscussionKit) {
  const { me } = await enter({ site: 'moodle', person: 'tom' });
  return { run: me.run.id };
}
