import { beforeAll, describe, expect, it } from 'vitest';
import { together } from '../../server/core/persons.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { said } from './case-versions-kit.ts';
import { documentsExamined } from './counting.ts';
import { sharingKit, type SharingKit } from './sharing-kit.ts';

/** Who leaves, is forgotten or joined; and how much is looked at to find what is shared. */
let kit: SharingKit;
const people = new Map<string, Entered>();
beforeAll(async () => {
  kit = await sharingKit();
  for (const person of ['tom', 'ines', 'grace', 'sofia', 'hannah', 'colm'])
    people.set(person, await kit.enter({ site: 'moodle', person }));
});
function enter(person: string): Entered {
  const who = people.get(person);
  if (!who) throw new Error(`${person} is not here`);
  return who;
}
const persons = () => together(kit.tool.rooms.rooms.map((room) => room.persons));
const scope = () => ({ tenant: kit.tenants.moodle, run: enter('tom').me.run.id });

describe('somebody who shared something', () => {
  it('and leaves the course is found and named no more, and is found again when they are back', async () => {
    const [grace, tom] = [enter('grace'), enter('tom')];
    const item = await kit.shares(
      grace,
      'programme-design',
      'Four evenings, and a long lunch in the spring.',
    );
    await kit.adapts(tom, item);
    const enrolments = kit.tool.database.connection.collection('enrolments');
    const set = (status: string) => enrolments.updateOne({ person: grace.me.id }, { $set: { status } });
    await set('left');
    expect((await kit.opened(tom, item)).status).toBe(404);
    expect((await kit.cohort(tom, '&part=programme-design')).items).toEqual([]);
    const credit = async () =>
      (await kit.own(tom)).copies.find(({ part }) => part === 'programme-design')?.credits[0]?.author;
    expect(await credit()).toEqual({ name: null, number: null });
    await set('active');
    expect((await credit())?.name).toBe(grace.me.name);
  });

  it('and is forgotten is in no row, while copies stay with a credit that names nobody', async () => {
    const [sofia, tom, ines] = [enter('sofia'), enter('tom'), enter('ines')];
    const item = await kit.shares(sofia, 'options', 'Doing nothing costs two people a year.');
    await kit.adapts(tom, item);
    const taken = await persons().take(scope(), sofia.me.id);
    expect(JSON.stringify(taken['shared'])).toContain('two people a year');
    const other = await kit.shares(ines, 'options', 'A group of six beside the pairs.');
    await kit.adapts(sofia, other);
    await persons().erase(scope(), sofia.me.id);
    expect(await kit.textOf(tom, 'options')).toContain('two people a year');
    const copy = (await kit.own(tom)).copies.find(({ part }) => part === 'options');
    expect(copy?.credits[0]?.author).toEqual({ name: null, number: null });
    const { body } = await kit.door('GET', `/items/${other}/family`, ines);
    expect(body).toMatchObject({ family: [{ author: { name: null, number: null } }] });
  });

  it('and is joined with another entry shares on under it, and apart again as before', async () => {
    const [hannah, colm] = [enter('hannah'), enter('colm')];
    const item = await kit.shares(hannah, 'stakeholders', 'Who can say no, and who would have to be asked.');
    await kit.shares(colm, 'stakeholders', 'His own.');
    const pair = { from: hannah.me.id, into: colm.me.id };
    await persons().join(scope(), pair);
    await persons().join(scope(), pair);
    const theirs = async (who: Entered) => (await kit.own(who)).items.map(({ id }) => id);
    expect(await theirs(colm)).toContain(item);
    await persons().part(scope(), pair);
    expect(await theirs(colm)).not.toContain(item);
    expect(await theirs(hannah)).toContain(item);
  });
});

describe('the list of what is shared', () => {
  it('comes by twenty, the newest first, and looks at three documents for each at most', async () => {
    const tom = enter('tom');
    const { connection } = kit.tool.database;
    const places = connection.collection('sharedPlaces');
    const last = (await places.findOne({ run: scope().run }))?.['last'] as number;
    const rows = Array.from({ length: 400 }, (_, at) => ({
      _id: `many ${at}`,
      ...scope(),
      person: enter('ines').me.id,
      testUser: false,
      key: `many ${at}`,
      list: 'cohort',
      kind: 'section',
      part: at % 2 ? 'rationale' : 'recruitment-matching',
      audience: 'cohort',
      place: last + at + 1,
      at: kit.tool.clock.now(),
      content: said('One of many.'),
      credits: [],
      via: [],
      write: '',
      from: null,
    }));
    await connection.collection('sharedItems').insertMany(rows as never);
    await places.updateOne({ run: scope().run }, { $set: { last: last + 400 } });
    const first = await kit.cohort(tom);
    expect(first.items.map(({ id }) => id)).toEqual(
      Array.from({ length: 20 }, (_, at) => `many ${399 - at}`),
    );
    const second = await kit.cohort(tom, `&before=${first.next}`);
    expect(second.items[0]?.id).toBe('many 379');
    for (const query of ['', '&part=rationale', `&before=${first.next}`]) {
      const { commands, examined } = await documentsExamined(kit.tool, () => kit.cohort(tom, query));
      const looked = examined.filter(([name]) => name.startsWith('sharedItems'));
      expect(looked.reduce((sum, [, count]) => sum + count, 0)).toBeLessThanOrEqual(60);
      expect(commands.length).toBeLessThanOrEqual(8);
    }
  });
});
