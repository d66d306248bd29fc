import { beforeAll, describe, expect, it } from 'vitest';
import { discussionKit, type DiscussionKit, newWrite, type Talker, talker } from './discussion-kit.ts';

/** What people of a run say to one another, through the door that their pages use. */
let kit: DiscussionKit;
let tom: Talker;
let ines: Talker;
let ruth: Talker;
beforeAll(async () => {
  kit = await discussionKit();
  [tom, ines, ruth] = [await kit.come('tom'), await kit.come('ines'), await kit.come('ruth')];
  while (await kit.tool.rooms.work.rosters());
});

const STORY = 'context-safe-space/sanitised-story';
const texts = (page: { threads: { text: string | null }[] }) => page.threads.map(({ text }) => text);
const comment = (id: string, rest = '') => `/api/discussion/comments/${id}${rest}`;

describe('[a6] under a step and on the wall', () => {
  it('people post and reply; the wall shows what was said in every step, a step only its own', async () => {
    const place = 'starting-points/who-is-here';
    const post = await tom.say('I mentor two.', { place });
    const reply = await ines.say('What did the second one say?', { place, root: post });
    const wall = await ines.say('Who is on the late train on Thursdays?');
    for (const settled of [false, true]) {
      if (settled) await kit.settle();
      const under = await ines.page(`place=${place}`);
      expect(under.threads).toMatchObject([
        {
          id: post,
          root: null,
          step: { key: place, number: '1.2' },
          author: { id: tom.id, name: 'Tom Brightwell', role: 'learner', left: false },
          text: 'I mentor two.',
          own: false,
          shownReplies: [{ id: reply, root: post, own: true, text: 'What did the second one say?' }],
        },
      ]);
      expect((await tom.page()).threads.map(({ id }) => id)).toEqual([wall, post]);
    }
    expect((await tom.page(`place=${place}`)).total).toBe(2);
    expect((await tom.page()).total).toBe(3);
    expect((await tom.page('place=pilot/first-week-signals')).threads).toEqual([]);
  });

  it('one level: nobody replies to a reply, to nothing, or in another run', async () => {
    const post = await tom.say('One.');
    const reply = await ines.say('Two?', { root: post });
    const elsewhere = talker(
      kit,
      await kit.tool.token({ role: 'learner', tenant: kit.tenants.moodle }),
      'person-a',
    );
    for (const [who, root] of [
      [tom, reply],
      [tom, 'nothing'],
      [elsewhere, post],
    ] as const) {
      const said = { write: newWrite(), place: 'wall', root, text: 'Three.' };
      expect((await who.ask('POST', '/api/discussion/comments', said)).status).toBe(404);
    }
    const nowhere = { write: newWrite(), place: 'no/step', root: null, text: 'Four.' };
    expect((await tom.ask('POST', '/api/discussion/comments', nowhere)).status).toBe(404);
  });

  it('the same press twice is one comment, also when it comes back after an edit', async () => {
    const write = newWrite();
    const [id, again] = [await tom.say('Once.', { write }), await tom.say('Once.', { write })];
    expect(again).toBe(id);
    await tom.ask('PUT', comment(id), { text: 'Once, better.', revision: 1 });
    expect(await tom.say('Once.', { write })).toBe(id);
    expect(texts(await tom.page('place=wall&show=mine')).filter((one) => one?.startsWith('Once'))).toEqual(
      [],
    );
    await kit.settle();
    const mine = texts(await tom.page('place=wall&show=mine'));
    expect(mine.filter((one) => one?.startsWith('Once'))).toEqual(['Once, better.']);
    // Somebody else's press of the same number is theirs.
    expect(await ines.say('Once.', { write })).not.toBe(id);
  });

  it('what nobody could read is refused, what only looks odd is cleaned', async () => {
    for (const text of ['', ' \n ', '\u200b\u2060', '\u202e', 'x'.repeat(4001)]) {
      const said = { write: newWrite(), place: 'wall', root: null, text };
      expect((await tom.ask('POST', '/api/discussion/comments', said)).status).toBe(400);
    }
    const id = await tom.say('a\u202eb\u0000c\r\n\n\n\nd 👩\u200d🚒  ');
    await kit.settle();
    expect((await tom.page()).threads.find((one) => one.id === id)?.text).toBe('abc\n\nd 👩\u200d🚒');
  });

  it('says how replies are written there and what a disguise is asked', async () => {
    expect((await tom.page(`place=${STORY}`)).rules).toEqual({
      replies: 'questions',
      disguise: ['role', 'date', 'place', 'sector', 'detail'],
      protocol: expect.any(Array),
    });
    expect((await tom.page()).rules).toMatchObject({ replies: null, disguise: [] });
  });
});

describe('[a7] the cohort’s protocol stands beside the box', () => {
  const agreed = async (who: Talker, place = 'wall') => (await who.page(`place=${place}`)).rules['protocol'];
  const write = async (rules: { key: string; cells: { rule: string; why?: string } }[], revision: number) => {
    const writing = { write: newWrite(), revision, version: 1, lang: 'en', values: { rules }, finish: false };
    const { status, body } = await ruth.ask(
      'PUT',
      '/api/forms/set-ground-rules/cohort-protocol/own',
      writing,
    );
    expect(status).toBe(200);
    return (body as { revision: number }).revision;
  };

  it('as it is proposed, in the reader’s language, until the trainers write down what was agreed', async () => {
    expect(await agreed(tom)).toHaveLength(7);
    expect(await agreed(tom)).toContain('Disguise people and places.');
    await ines.ask('PUT', '/api/me/language', { lang: 'es' });
    expect(await agreed(ines, STORY)).toContain('Personas y lugares van disfrazados.');

    const spoken = {
      key: 'own-work',
      cells: { rule: ' We speak of our own work. ', why: 'We can act on it.' },
    };
    const revision = await write([spoken, { key: 'begun', cells: { rule: ' ' } }], 0);
    for (const place of ['wall', STORY])
      for (const who of [tom, ines]) expect(await agreed(who, place)).toEqual(['We speak of our own work.']);

    // They struck every line: what was proposed once is not what they agreed on.
    await write([], revision);
    expect(await agreed(tom)).toEqual([]);
  });

  it('of another cohort’s nothing', async () => {
    const { token, me } = await kit.enter({ site: 'canvas', person: 'ines' });
    expect(await agreed(talker(kit, token, me.id))).toHaveLength(7);
  });
});

describe('[a6] one’s own words', () => {
  it('are edited with their history, which the author and the trainers read', async () => {
    const id = await tom.say('First.');
    expect((await tom.ask('PUT', comment(id), { text: 'Second.', revision: 1 })).body).toEqual({
      revision: 2,
    });
    const late = await tom.ask('PUT', comment(id), { text: 'Third.', revision: 1 });
    expect(late).toMatchObject({
      status: 409,
      body: { error: { code: 'conflict', text: 'Second.', revision: 2 } },
    });
    // The same edit sent again, because no answer came.
    expect((await tom.ask('PUT', comment(id), { text: 'Second.', revision: 1 })).body).toEqual({
      revision: 2,
    });
    for (const who of [tom, ruth]) {
      expect((await who.ask('GET', comment(id, '/earlier'))).body).toMatchObject({
        texts: [{ text: 'First.' }],
      });
    }
    expect((await ines.ask('GET', comment(id, '/earlier'))).status).toBe(403);
    expect((await ines.ask('PUT', comment(id), { text: 'Mine now.', revision: 2 })).status).toBe(403);
    const [seen] = (await ines.page()).threads.filter((one) => one.id === id);
    expect(seen).toMatchObject({ text: 'Second.', editedAt: expect.any(String), revision: null });
  });

  it('are deleted: a notice stays where replies hang on them, nothing where none do', async () => {
    const [alone, answered] = [await tom.say('Alone.'), await tom.say('Answered.')];
    const reply = await ines.say('Why?', { root: answered });
    await kit.settle();
    expect((await ines.ask('DELETE', comment(alone))).status).toBe(403);
    const before = (await ines.page()).total;
    for (const id of [alone, answered, answered])
      expect((await tom.ask('DELETE', comment(id))).status).toBe(200);
    const page = await ines.page();
    expect(page.total).toBe(before - 2);
    expect(page.threads.some(({ id }) => id === alone)).toBe(false);
    expect(page.threads.find(({ id }) => id === answered)).toMatchObject({
      state: 'deleted',
      author: null,
      text: null,
      shownReplies: [{ id: reply, text: 'Why?' }],
    });
    expect((await tom.ask('GET', comment(answered, '/earlier'))).status).toBe(403);
  });
});
