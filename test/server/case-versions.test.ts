import { beforeAll, describe, expect, it } from 'vitest';
import { together } from '../../server/core/persons.ts';
import { hex } from '../setup/hex.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { said, versionsKit, type Line, type VersionsKit } from './case-versions-kit.ts';
import { commandsOf } from './counting.ts';

/** What is kept of a case while it is written, and how a section of it is put back. */
let kit: VersionsKit;
const people = new Map<string, Entered>();
beforeAll(async () => {
  kit = await versionsKit();
  // All of them now: the clock goes on by hours, and a launch is not old.
  for (const person of ['tom', 'ines', 'farah', 'neil', 'beatriz', 'colm', 'grace', 'sofia'])
    people.set(person, await kit.enter({ site: 'moodle', person }));
});
function enter(person: string): Entered {
  const who = people.get(person);
  if (!who) throw new Error(`${person} is not here`);
  return who;
}
/** What all rooms do for somebody. */
const persons = () => together(kit.tool.rooms.rooms.map((room) => room.persons));
const kinds = (versions: readonly Line[]) => versions.map(({ made, name }) => [made, name]);

describe('a case that rests', () => {
  it('is kept as it stood after half an hour without a change, once for each time that somebody sat down', async () => {
    const tom = enter('tom');
    await kit.write(tom, 'context', said('Two colleges became one.'));
    await kit.write(tom, 'rationale', said('Two of nine left.'));
    while (await kit.tool.rooms.work.keepCases());
    expect((await kit.list(tom)).versions).toEqual([]);
    await kit.rest();
    await kit.write(tom, 'rationale', said('Three of nine left.'));
    const { versions } = await kit.list(tom);
    expect(kinds(versions)).toEqual([['rested', '']]);
    const kept = await kit.version(tom, versions[0]?.id ?? '');
    expect(kept.sections.map(({ slug, value }) => [slug, value])).toEqual([
      ['context', said('Two colleges became one.')],
      ['rationale', said('Two of nine left.')],
    ]);
    await kit.rest();
    await kit.rest();
    expect((await kit.list(tom)).versions).toHaveLength(2);
  });

  it('waits while another section of it is written in', async () => {
    const ines = enter('ines');
    await kit.write(ines, 'context', said('First.'));
    kit.tool.clock.forward(20 * 60_000);
    await kit.write(ines, 'rationale', said('Second.'));
    kit.tool.clock.forward(15 * 60_000);
    while (await kit.tool.rooms.work.keepCases());
    expect((await kit.list(ines)).versions).toEqual([]);
    await kit.rest();
    const { versions } = await kit.list(ines);
    expect(versions.map(({ sections }) => sections.map(({ slug }) => slug))).toEqual([
      ['context', 'rationale'],
    ]);
  });

  it('is kept although another one cannot be read', async () => {
    const [grace, sofia] = [enter('grace'), enter('sofia')];
    await kit.write(grace, 'context', said('Not to be read.'));
    await kit.write(sofia, 'context', said('To be kept.'));
    const rows = kit.tool.database.connection.collection('caseParts');
    await rows.updateOne({ person: grace.me.id }, { $set: { value: null } });
    await kit.rest();
    expect(kinds((await kit.list(sofia)).versions)).toEqual([['rested', '']]);
    expect((await kit.list(grace)).versions).toEqual([]);
    await rows.deleteMany({ person: grace.me.id });
  });

  it('costs a save no write beside its own', async () => {
    const farah = enter('farah');
    await kit.write(farah, 'context', said('One.'));
    await kit.rest();
    // The page is looked at first, by which the session goes on.
    await kit.seen(farah);
    const commands = await commandsOf(kit.tool, () =>
      kit.ask('PUT', '/sections/context', farah, { write: hex(), revision: 1, value: said('Two.') }),
    );
    expect(commands.filter((name) => name !== 'find')).toEqual(['update']);
  });
});

describe('a moment that is named', () => {
  it('is kept as the case stands, once for a write, and listed before what came earlier', async () => {
    const neil = enter('neil');
    await kit.write(neil, 'context', said('Two colleges became one.'));
    const write = hex();
    const keep = () =>
      kit.ask<{ id: string }>('POST', '/moments', neil, { write, name: 'Before Ruth reads', leftOut: null });
    const first = await keep();
    expect((await keep()).body).toEqual(first.body);
    kit.tool.clock.forward(1000);
    await kit.ask('POST', '/moments', neil, { write: hex(), name: 'After', leftOut: null });
    expect(kinds((await kit.list(neil)).versions)).toEqual([
      ['named', 'After'],
      ['named', 'Before Ruth reads'],
    ]);
  });

  it('may be a text that was left out where two were put together', async () => {
    const beatriz = enter('beatriz');
    await kit.write(beatriz, 'context', said('From the phone.'));
    const leftOut = { section: 'context', value: said('From the laptop.') };
    await kit.ask('POST', '/moments', beatriz, { write: hex(), name: '', leftOut });
    const { versions } = await kit.list(beatriz);
    expect(versions).toMatchObject([{ made: 'left-out', sections: [{ slug: 'context' }] }]);
    expect((await kit.version(beatriz, versions[0]?.id ?? '')).sections[0]?.value).toEqual(
      said('From the laptop.'),
    );
  });

  it('is listed with others by fifty, and the list says where it ends', async () => {
    const tom = enter('tom');
    for (let at = 0; at < 52; at += 1) {
      await kit.tool.rooms.work.keepCases();
      kit.tool.clock.forward(1000);
      await kit.ask('POST', '/moments', tom, { write: hex(), name: `${at}`, leftOut: null });
    }
    const first = await kit.list(tom);
    expect([first.versions.length, first.more]).toEqual([50, true]);
    const rest = await kit.list(tom, first.versions.at(-1)?.at);
    expect(rest.more).toBe(false);
    expect(rest.versions.slice(0, 2).map(({ name }) => name)).toEqual(['1', '0']);
    const all = [...first.versions, ...rest.versions].map(({ id }) => id);
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('a section that is put back', () => {
  it('[C2] stands as it was kept, what it replaced is kept before, and the same write does it once', async () => {
    const colm = enter('colm');
    await kit.write(colm, 'context', said('As it was.'));
    await kit.write(colm, 'rationale', said('Two of nine left.'));
    await kit.rest();
    const [kept] = (await kit.list(colm)).versions;
    await kit.write(colm, 'context', said('As it is.'));
    const write = hex();
    const back = () =>
      kit.ask<{ revision: number }>('POST', `/versions/${kept?.id}/restore`, colm, {
        write,
        section: 'context',
      });
    const answers = await Promise.all([back(), back()]);
    expect(answers.map(({ status, body }) => [status, body.revision])).toEqual([
      [200, 3],
      [200, 3],
    ]);
    expect(await kit.seen(colm)).toMatchObject({ context: 3, rationale: 1 });
    const { versions } = await kit.list(colm);
    expect(kinds(versions)).toEqual([
      ['replaced', ''],
      ['rested', ''],
    ]);
    const replaced = await kit.version(colm, versions[0]?.id ?? '');
    expect(replaced.sections[0]?.value).toEqual(said('As it is.'));
    expect((await back()).body.revision).toBe(3);
  });

  it('is refused for a section that the moment does not have, and for a moment of somebody else', async () => {
    const [colm, tom] = [enter('colm'), enter('tom')];
    const [kept] = (await kit.list(colm)).versions;
    const of = (who: typeof colm, section: string) =>
      kit.ask('POST', `/versions/${kept?.id}/restore`, who, { write: hex(), section });
    expect((await of(colm, 'risks')).status).toBe(404);
    expect((await of(tom, 'context')).status).toBe(404);
    expect((await kit.ask('GET', `/versions/${kept?.id}`, tom)).status).toBe(404);
  });
});

describe('people', () => {
  it('take what was kept of theirs with them', async () => {
    const neil = enter('neil');
    const scope = { tenant: kit.tenants.moodle, run: neil.me.run.id };
    const taken = (await persons().take(scope, neil.me.id)) as { businessCaseVersions: Line[] };
    expect(taken.businessCaseVersions.filter(({ made }) => made === 'named')).toMatchObject([
      { made: 'named', name: 'Before Ruth reads', sections: [{ slug: 'context' }] },
      { made: 'named', name: 'After' },
    ]);
  });

  it('who are one have the moments of both, and each their own again when that is taken back', async () => {
    const [neil, beatriz] = [enter('neil'), enter('beatriz')];
    const scope = { tenant: kit.tenants.moodle, run: neil.me.run.id };
    const pair = { from: beatriz.me.id, into: neil.me.id };
    const before = (await kit.list(neil)).versions;
    const others = (await kit.list(beatriz)).versions;
    await persons().join(scope, pair);
    await persons().join(scope, pair);
    const both = (await kit.list(neil)).versions;
    expect(both.map(({ at }) => at).toSorted()).toEqual(
      [...before, ...others].map(({ at }) => at).toSorted(),
    );
    await persons().part(scope, pair);
    expect((await kit.list(neil)).versions).toEqual(before);
    expect((await kit.list(beatriz)).versions).toEqual(others);
  });
});
