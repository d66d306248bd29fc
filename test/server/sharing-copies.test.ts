import { beforeAll, describe, expect, it } from 'vitest';
import { hex } from '../setup/hex.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { said } from './case-versions-kit.ts';
import { sharingKit, type SharingKit } from './sharing-kit.ts';

/** Copies of what learners share, and the credit that goes with them. */
let kit: SharingKit;
const people = new Map<string, Entered>();
beforeAll(async () => {
  kit = await sharingKit();
  for (const person of ['ines', 'neil', 'grace', 'hannah', 'tom', 'colm', 'farah'])
    people.set(person, await kit.enter({ site: 'moodle', person }));
});
function enter(person: string): Entered {
  const who = people.get(person);
  if (!who) throw new Error(`${person} is not here`);
  return who;
}
const FIRST = 'Two of every nine new teachers leave before their third year.';

describe('[N19] a copy of what another shares', () => {
  it('waits, goes below what stands, which is kept, and carries its credit; pressed twice it is one', async () => {
    const [ines, neil] = [enter('ines'), enter('neil')];
    const item = await kit.shares(ines, 'rationale', FIRST);
    await kit.write(neil, 'rationale', said('What Neil has of his own.'));
    const take = () => kit.door<{ id: string }>('POST', `/items/${item}/copies`, neil, { write: hex() });
    const { id } = (await take()).body;
    expect((await take()).body.id).toBe(id);
    expect(await kit.textOf(neil, 'rationale')).not.toContain('nine');
    await kit.door('PUT', `/copies/${id}/placed`, neil);
    await kit.door('PUT', `/copies/${id}/placed`, neil);
    const text = await kit.textOf(neil, 'rationale');
    expect(text.indexOf('of his own')).toBeLessThan(text.indexOf('nine'));
    expect(text.match(/nine/g)).toHaveLength(1);
    expect((await kit.list(neil)).versions[0]).toMatchObject({ made: 'replaced' });
    expect((await kit.own(neil)).copies).toMatchObject([
      { id, part: 'rationale', state: 'placed', credits: [{ author: { name: 'Inés Calder' } }] },
    ]);
    // Nobody adapts what is their own, nor what they cannot read.
    expect((await kit.door('POST', `/items/${item}/copies`, ines, { write: hex() })).status).toBe(404);
    expect((await kit.door('PUT', `/copies/${id}/placed`, ines)).status).toBe(404);
  });

  it('goes on with its credits through every later sharing, and its author sees where it went', async () => {
    const [ines, grace, hannah] = [enter('ines'), enter('grace'), enter('hannah')];
    const item = await kit.shares(
      ines,
      'sustainability',
      'After a year the room belongs to those who use it.',
    );
    const first = await kit.adapts(grace, item);
    const revision = (await kit.seen(grace))['sustainability'] ?? 0;
    const shared = await kit.door<{ id: string }>('PUT', '/own/section/sustainability', grace, {
      write: hex(),
      audience: 'cohort',
      revision,
    });
    expect((await kit.opened(hannah, shared.body.id)).body.credits).toMatchObject([
      { author: { name: 'Inés Calder' } },
    ]);
    const second = await kit.adapts(hannah, shared.body.id);
    expect((await kit.own(hannah)).copies[0]?.credits.map(({ author }) => author.name)).toEqual([
      grace.me.name,
      'Inés Calder',
    ]);
    const family = await kit.door('GET', `/items/${item}/family`, ines);
    expect(family.body).toMatchObject({
      family: [
        { id: first, parent: null, author: { name: grace.me.name }, rewritten: false },
        { id: second, parent: first, author: { name: hannah.me.name }, rewritten: false },
      ],
    });
    const { items } = await kit.own(ines);
    expect(items.find(({ id }) => id === item)).toMatchObject({ stands: true, copies: 2 });
    expect((await kit.door('GET', `/items/${item}/family`, grace)).status).toBe(404);
  });

  it('keeps its credit when the original is withdrawn', async () => {
    const [ines, tom] = [enter('ines'), enter('tom')];
    const item = await kit.shares(ines, 'decision', 'What we ask for is four hours a month for nine people.');
    await kit.adapts(tom, item);
    await kit.door('DELETE', `/items/${item}`, ines);
    const copy = (await kit.own(tom)).copies.find(({ part }) => part === 'decision');
    expect(copy).toMatchObject({ state: 'placed', credits: [{ author: { name: 'Inés Calder' } }] });
    expect(await kit.textOf(tom, 'decision')).toContain('four hours a month');
    expect((await kit.own(ines)).items.find(({ id }) => id === item)).toMatchObject({
      stands: false,
      copies: 1,
    });
  });

  it('ends every file of the case with its credit, and none of what was kept before it came', async () => {
    const [ines, grace] = [enter('ines'), enter('grace')];
    await kit.ask('PUT', '/head', grace, {
      write: hex(),
      revision: 0,
      value: { title: 'Nights', kind: null, currency: 'GBP', taken: [], reasons: {} },
    });
    await kit.write(grace, 'aims', said('Her own aims.'));
    const kept = await kit.ask<{ id: string }>('POST', '/moments', grace, {
      write: hex(),
      name: 'Before',
      leftOut: null,
    });
    kit.tool.clock.forward(1000);
    const item = await kit.shares(ines, 'aims', 'By June nobody on nights is new and alone.');
    await kit.adapts(grace, item);
    const file = async (lang: string, version = '') => {
      const address = `${kit.tool.origin}/api/business-case/export/md?lang=${lang}${version}`;
      return (await fetch(address, { headers: { authorization: `Bearer ${grace.token}` } })).text();
    };
    expect(await file('en')).toMatch(
      /\nAdapted from “[^”]+” by Inés Calder \(version of \d+ \w+ \d{4}\)\.\n/,
    );
    expect(await file('es')).toMatch(/\nAdaptado de «[^»]+», de Inés Calder \(versión del /);
    expect(await file('en', `&version=${kept.body.id}`)).not.toContain('Adapted from “Aims');
  });

  it('loses its credit by a press, once no passage of it stands any more', async () => {
    const [ines, colm] = [enter('ines'), enter('colm')];
    const item = await kit.shares(
      ines,
      'summary',
      'Nine people meet. They meet in pairs, four times before June.',
    );
    const copy = await kit.adapts(colm, item);
    const off = () => kit.door<{ error: { data: unknown } }>('PUT', `/copies/${copy}/rewritten`, colm);
    const refused = await off();
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([
      409,
      expect.stringContaining('"passages":1'),
    ]);
    await kit.write(colm, 'summary', said('Everything here is his, word for word.'));
    expect((await off()).status).toBe(200);
    expect((await kit.own(colm)).copies.find(({ id }) => id === copy)?.state).toBe('rewritten');
    const { body } = await kit.door<{ family: unknown[] }>('GET', `/items/${item}/family`, ines);
    expect(body.family).toMatchObject([{ id: copy, rewritten: true }]);
  });

  it('is not put where there is no room for it, and what stands is as it was', async () => {
    const [ines, farah] = [enter('ines'), enter('farah')];
    const long = 'Word after word. '.repeat(2400);
    const item = await kit.shares(ines, 'evaluation', long.trim());
    const { body } = await kit.door<{ id: string }>('POST', `/items/${item}/copies`, farah, { write: hex() });
    const other = said(`${long}And one more.`);
    await kit.write(farah, 'evaluation', other);
    const refused = await kit.door('PUT', `/copies/${body.id}/placed`, farah);
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([409, expect.stringContaining('no-room')]);
    expect(await kit.textOf(farah, 'evaluation')).toBe(JSON.stringify(other));
  });
});
