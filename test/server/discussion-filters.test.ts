import { beforeAll, describe, expect, it } from 'vitest';
import { discussionKit, type DiscussionKit, type Talker } from './discussion-kit.ts';

/** Which threads a page shows, and to whom. */
let kit: DiscussionKit;
let tom: Talker;
let ines: Talker;
let ruth: Talker;
beforeAll(async () => {
  kit = await discussionKit();
  [tom, ines, ruth] = [await kit.come('tom'), await kit.come('ines'), await kit.come('ruth')];
  while (await kit.tool.rooms.work.rosters());
});

const comment = (id: string, rest = '') => `/api/discussion/comments/${id}${rest}`;

describe('[a6] filters', () => {
  it('mine: threads that one began or joined', async () => {
    const place = 'conversation-models/what-it-hid';
    const [own, others, joined] = [
      await ines.say('Own.', { place }),
      await tom.say('Another’s.', { place }),
      await tom.say('Joined.', { place }),
    ];
    await ines.say('A question?', { place, root: joined });
    await kit.settle();
    const ids = (await ines.page(`place=${place}&show=mine`)).threads.map(({ id }) => id);
    expect(ids).toEqual([joined, own]);
    expect(ids).not.toContain(others);
  });

  it('following: whom nobody else reads of', async () => {
    const place = 'choose-or-devise/defend-your-choice';
    const farah = await kit.come('farah');
    const post = await tom.say('Circles.', { place });
    await farah.say('Pairs.', { place });
    await kit.settle();
    expect((await ines.page(`place=${place}&show=following`)).threads).toEqual([]);
    expect((await ines.ask('PUT', `/api/discussion/follows/${tom.id}`)).status).toBe(200);
    expect((await ines.page(`place=${place}&show=following`)).threads).toMatchObject([
      { id: post, followed: true },
    ]);
    expect((await ines.ask('GET', '/api/discussion/follows')).body).toMatchObject({
      people: [{ author: { id: tom.id } }],
    });
    for (const who of [tom, farah, ruth])
      expect((await who.ask('GET', '/api/discussion/follows')).body).toEqual({ people: [] });
    expect((await ines.ask('PUT', '/api/discussion/follows/nobody')).status).toBe(404);
    expect((await ines.ask('DELETE', `/api/discussion/follows/${tom.id}`)).status).toBe(200);
    expect((await ines.page(`place=${place}&show=following`)).threads).toEqual([]);
  });

  it('most helpful: by how many said so, each once, nobody of themselves', async () => {
    const place = 'sustain/stay-in-touch';
    const [little, much] = [await tom.say('Little.', { place }), await tom.say('Much.', { place })];
    await tom.say('Nothing.', { place });
    expect((await tom.ask('PUT', comment(much, '/helpful'))).status).toBe(403);
    for (const [who, id] of [
      [ines, little],
      [ines, much],
      [ines, much],
      [ruth, much],
    ] as const)
      expect((await who.ask('PUT', comment(id, '/helpful'))).status).toBe(200);
    await kit.settle();
    const helpful = async () => (await ines.page(`place=${place}&show=helpful`)).threads;
    expect((await helpful()).map(({ id, helpful: count, helpfulToMe }) => [id, count, helpfulToMe])).toEqual([
      [much, 2, true],
      [little, 1, true],
    ]);
    for (const who of [ines, ruth]) await who.ask('DELETE', comment(much, '/helpful'));
    await kit.settle();
    expect((await helpful()).map(({ id }) => id)).toEqual([little]);
  });

  it('new: what came since the visit before, one’s own not among it', async () => {
    const place = 'pilot/first-week-signals';
    const look = () => ines.ask('PUT', '/api/discussion/visit', { place });
    const old = await tom.say('Old.', { place });
    await kit.settle();
    expect(await ines.page(`place=${place}`)).toMatchObject({ since: null, news: 0 });
    await look();
    kit.tool.clock.forward(3 * 3_600_000);
    const fresh = await tom.say('Fresh.', { place });
    await tom.say('One more sign?', { place, root: old });
    await kit.settle();
    for (const again of [false, true]) {
      // Looking again within the visit takes nothing away.
      if (again) await look();
      const page = await ines.page(`place=${place}&show=new`);
      expect(page).toMatchObject({ news: 2, since: expect.any(String) });
      expect(page.threads.map(({ id, isNew }) => [id, isNew])).toEqual([
        [old, false],
        [fresh, true],
      ]);
      expect(page.threads[0]?.shownReplies).toMatchObject([{ isNew: true }]);
      kit.tool.clock.forward(90_000);
    }
    await ines.say('Mine.', { place });
    await kit.settle();
    await look();
    kit.tool.clock.forward(3 * 3_600_000);
    expect((await ines.page(`place=${place}&show=new`)).threads).toEqual([]);
    kit.tool.clock.forward(-6 * 3_600_000 - 180_000);
  });
});
