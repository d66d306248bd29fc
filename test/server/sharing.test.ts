import { beforeAll, describe, expect, it } from 'vitest';
import { hex } from '../setup/hex.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { said } from './case-versions-kit.ts';
import { sharingKit, type SharingKit } from './sharing-kit.ts';

/** What learners share with one another and with their trainers. */
let kit: SharingKit;
const people = new Map<string, Entered>();
beforeAll(async () => {
  kit = await sharingKit();
  for (const person of ['tom', 'ines', 'farah', 'colm', 'beatriz', 'sofia', 'neil', 'ruth'])
    people.set(person, await kit.enter({ site: 'moodle', person }));
});
function enter(person: string): Entered {
  const who = people.get(person);
  if (!who) throw new Error(`${person} is not here`);
  return who;
}
const FIRST = 'Two of every nine new teachers leave before their third year.';

describe('[N19] [S1.18] a section that is shared with the cohort', () => {
  it('[C5] is found and read by the others as it stood then, with its day and its author, until it is taken back', async () => {
    const [ines, tom, ruth] = [enter('ines'), enter('tom'), enter('ruth')];
    const item = await kit.shares(ines, 'rationale', FIRST);
    await kit.write(ines, 'rationale', said('What she wrote afterwards is hers.'));
    const { items } = await kit.cohort(tom);
    expect(items).toMatchObject([
      {
        id: item,
        part: 'rationale',
        author: { name: 'Inés Calder' },
        own: false,
        title: { en: expect.any(String) },
      },
    ]);
    const { body } = await kit.opened(tom, item);
    expect([body.content, body.author.name, body.credits]).toEqual([said(FIRST), 'Inés Calder', []]);
    expect((await kit.opened(ruth, item)).status).toBe(404);
    expect((await kit.door('DELETE', `/items/${item}`, tom)).status).toBe(404);
    expect((await kit.door('DELETE', `/items/${item}`, ines)).status).toBe(200);
    expect((await kit.opened(tom, item)).status).toBe(404);
    expect((await kit.cohort(tom)).items).toEqual([]);
    const rows = await kit.tool.database.connection.collection('sharedItems').find({}).toArray();
    expect(JSON.stringify(rows)).not.toContain('nine new teachers');
  });

  it('is what its author looked at: another state, or nothing, is not shared', async () => {
    const farah = enter('farah');
    const share = (revision: number, section = 'aims') =>
      kit.door<{ error: { code: string } }>('PUT', `/own/section/${section}`, farah, {
        write: hex(),
        audience: 'cohort',
        revision,
      });
    expect((await share(1)).status).toBe(409);
    await kit.write(farah, 'aims', said('One.'));
    await kit.write(farah, 'aims', said('Two.'));
    expect((await share(1)).status).toBe(409);
    expect((await share(2)).status).toBe(200);
    expect((await share(1, 'no-such-section')).status).toBe(404);
  });

  it('shared again takes its own place, and the same write is done once', async () => {
    const colm = enter('colm');
    const first = await kit.shares(colm, 'risks', 'The first state of it, as he shared it.');
    const revision = await kit.write(colm, 'risks', said('The second state.'));
    const body = { write: hex(), audience: 'cohort', revision };
    const again = await kit.door<{ id: string; at: string }>('PUT', '/own/section/risks', colm, body);
    kit.tool.clock.forward(5000);
    expect((await kit.door('PUT', '/own/section/risks', colm, body)).body).toEqual(again.body);
    expect(again.body.id).toBe(first);
    expect((await kit.opened(enter('tom'), first)).body.content).toEqual(said('The second state.'));
    expect((await kit.cohort(enter('tom'), '&part=risks')).items).toHaveLength(1);
  });

  it('tells beforehand who would read it: how many learners, which trainers', async () => {
    const { body } = await kit.door<{ learners: number; trainers: { name: string }[] }>(
      'GET',
      '/readers',
      enter('ines'),
    );
    expect(body.learners).toBeGreaterThan(5);
    expect(body.trainers.map(({ name }) => name)).toContain('Ruth Adeyemi');
  });

  it('is found in student view by nobody, and student view finds nothing', async () => {
    const { database } = kit.tool;
    await kit.shares(enter('beatriz'), 'context', 'Of the cohort, and of nobody else.');
    const sessions = database.connection.collection('sessions');
    await sessions.updateOne({ person: enter('sofia').me.id }, { $set: { testUser: true } });
    const own = await kit.shares(enter('sofia'), 'context', 'Tried out by a trainer.');
    expect((await kit.cohort(enter('sofia'))).items.map(({ id }) => id)).toEqual([own]);
    expect((await kit.cohort(enter('tom'))).items.map(({ id }) => id)).not.toContain(own);
    expect((await kit.opened(enter('tom'), own)).status).toBe(404);
    await sessions.updateOne({ person: enter('sofia').me.id }, { $set: { testUser: false } });
  });
});

describe('[N19] [S1.18] a handbook that is shared with the cohort', () => {
  const page = (id: string, heading: string, text: string) => ({ id, heading, text, from: null });
  const save = (who: Entered, revision: number, value: unknown) =>
    kit.tool.call('PUT', '/api/portfolio/handbook', {
      token: who.token,
      body: { write: hex(), revision, value },
    });

  it('is adopted page by page beside one’s own, with its credit', async () => {
    const [ines, tom] = [enter('ines'), enter('tom')];
    const hers = {
      pages: [page('a', 'If somebody is upset', 'Ring the co-ordinator of the week.')],
      contacts: [{ id: 'c', role: 'Co-ordinator', reached: 'the yellow card' }],
    };
    await save(ines, 0, hers);
    await save(tom, 0, { pages: [page('a', 'Our model', 'Pairs.')], contacts: [] });
    const share = { write: hex(), audience: 'cohort', revision: 1 };
    const { body } = await kit.door<{ id: string }>('PUT', '/own/document/handbook', ines, share);
    const list = await kit.door<{ items: unknown[] }>('GET', '/cohort?kind=document', tom);
    expect(list.body.items).toMatchObject([{ id: body.id, part: 'handbook', title: { en: 'Handbook' } }]);
    expect((await kit.opened(tom, body.id)).body.content).toEqual(hers);
    await kit.adapts(tom, body.id);
    const mine = await kit.tool.call('GET', '/api/portfolio/handbook', { token: tom.token });
    expect(mine.body).toMatchObject({
      document: {
        revision: 2,
        value: {
          pages: [page('a', 'Our model', 'Pairs.'), { ...hers.pages[0], id: 'a-2' }],
          contacts: hers.contacts,
        },
      },
    });
    expect((await kit.own(tom)).copies.find(({ part }) => part === 'handbook')).toMatchObject({
      state: 'placed',
      credits: [{ author: { name: 'Inés Calder' } }],
    });
  });

  it('does no step, and adds nothing to what is done', async () => {
    const ines = enter('ines');
    const done = async () => (await kit.tool.call('GET', '/api/course/modules', { token: ines.token })).body;
    const before = await done();
    await kit.tool.call('DELETE', '/api/sharing/own/document/handbook', { token: ines.token });
    const share = { write: hex(), audience: 'cohort', revision: 1 };
    expect(await kit.door('PUT', '/own/document/handbook', ines, share)).toMatchObject({ status: 200 });
    expect(await done()).toEqual(before);
  });

  it('is not shared with trainers, and no other document is with anybody', async () => {
    const ines = enter('ines');
    const share = (part: string, audience: string) =>
      kit.door('PUT', `/own/document/${part}`, ines, { write: hex(), audience, revision: 1 });
    expect((await share('handbook', 'trainers')).status).toBe(404);
    expect((await share('style-map', 'cohort')).status).toBe(404);
  });
});

describe('[C3] what goes with a shared section', () => {
  it('is that section: nothing of the case’s title, of other sections or of an organisation', async () => {
    const neil = enter('neil');
    const head = {
      title: 'Mentoring at Larkfield Motors',
      kind: null,
      currency: 'GBP',
      taken: [],
      reasons: {},
    };
    await kit.ask('PUT', '/head', neil, { write: hex(), revision: 0, value: head });
    await kit.write(neil, 'aims', said('Aims that are nobody else’s.'));
    const item = await kit.shares(neil, 'model', 'Pairs across two sites.');
    const { body } = await kit.opened(enter('tom'), item);
    expect(Object.keys(body).toSorted()).toEqual(
      ['at', 'author', 'content', 'credits', 'draws', 'id', 'kind', 'own', 'part', 'title'].toSorted(),
    );
    expect(JSON.stringify(body)).not.toMatch(/Larkfield|nobody else/);
  });
});

describe('a draft that trainers may read', () => {
  it('[C4] is read by them alone, on the page of that learner, until it is taken back', async () => {
    const [beatriz, ruth, tom] = [enter('beatriz'), enter('ruth'), enter('tom')];
    const item = await kit.shares(beatriz, 'aims', 'Is this an aim or a wish?', 'trainers');
    const of = `/learners/${beatriz.me.id}`;
    expect((await kit.door('GET', of, ruth)).body).toMatchObject({ items: [{ id: item, part: 'aims' }] });
    expect((await kit.opened(ruth, item)).body.content).toEqual(said('Is this an aim or a wish?'));
    expect((await kit.opened(tom, item)).status).toBe(404);
    expect((await kit.cohort(tom)).items.map(({ id }) => id)).not.toContain(item);
    await kit.door('DELETE', `/items/${item}`, beatriz);
    expect((await kit.door('GET', of, ruth)).body).toEqual({ items: [] });
    expect((await kit.opened(ruth, item)).status).toBe(404);
  });
});
