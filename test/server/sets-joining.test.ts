import { beforeAll, describe, expect, it } from 'vitest';
import type { Pair } from '../../server/core/persons.ts';
import { closed, reviewed } from './evaluation-kit.ts';
import { line, MEMBERS, type Mine } from './meeting-kit.ts';
import { MODELS, type MyTriads, type Sheets, triadKit, type TriadKit } from './triad-kit.ts';

/** Two entries of a run that turn out to be one person, in sets, meetings and triads, and parted again. */
const OTHER_STEP = 'skills-and-ethics/triad-silence';

let kit: TriadKit;
let set = '';
beforeAll(async () => {
  kit = await triadKit();
  set = await kit.formed();
});

const persons = () => kit.tool.rooms.rooms.map((room) => room.persons);
const pairOf = (from: string, into: string): Pair => ({ from: kit.idOf(from), into: kit.idOf(into) });
/** Twice is once. */
async function join(pair: Pair): Promise<void> {
  for (const one of [...persons(), ...persons()]) await one.join?.(kit.scope, pair);
}
async function part(pair: Pair): Promise<void> {
  for (const one of [...persons(), ...persons()]) await one.part?.(kit.scope, pair);
}
const mine = async (name: string) => (await kit.door<Mine>('GET', '/sets/mine', name)).body;
const membersNow = async () => {
  const { sets } = (
    await kit.door<{ sets: { id: string; members: { id: string }[] }[] }>('GET', '/sets', 'ruth')
  ).body;
  return sets.map(({ members }) => members.map(({ id }) => id));
};
/** A collection with all that stands in it: what a parting must bring back. */
const rows = async (name: string) => {
  const found = await kit.tool.database.connection.collection(name).find({}).toArray();
  return found
    .map(({ revision: _revision, joined: _joined, pairs: _pairs, ...row }) => row)
    .toSorted((one, other) => (String(one._id) < String(other._id) ? -1 : 1));
};

describe('a second entry that is in no set', () => {
  const pair = () => pairOf('tom', 'grace');

  it('has the place of the first in its set, with what they said and did, and parts from it again', async () => {
    await kit.door('PUT', '/sets/joining', 'tom', {
      languages: ['es'],
      timeZone: null,
      line: [kit.idOf('ines')],
    });
    await kit.door('PUT', '/sets/joining', 'ines', {
      languages: ['en'],
      timeZone: null,
      line: [kit.idOf('tom')],
    });
    await kit.door('PUT', `/sets/${set}/agreement`, 'tom', { version: 1 });
    const turn = await reviewed(kit, set);
    const names = ['meetingSets', 'setMeetings', 'setJoiners'];
    const before = await Promise.all(names.map(rows));
    await join(pair());
    const own = (await mine('grace')).set;
    expect(own?.id).toBe(set);
    expect(own?.agreed).toContain(kit.idOf('grace'));
    expect((await mine('tom')).set).toBeNull();
    const meeting = await kit.state(set, 'grace');
    expect(meeting.members).toContain(kit.idOf('grace'));
    expect(JSON.stringify(meeting)).not.toContain(kit.idOf('tom'));
    expect(meeting.here[kit.idOf('grace')]).toBeDefined();
    // They take part from their own entry, and the others see that.
    expect((await kit.tap(set, 'grace', line(turn, 'Of both of me'))).status).toBe(200);
    const joiners = await rows('setJoiners');
    expect(joiners.find((row) => row['person'] === kit.idOf('ines'))?.['line']).toEqual([
      kit.idOf('tom'),
      kit.idOf('grace'),
    ]);
    await part(pair());
    expect((await mine('grace')).set).toBeNull();
    expect((await mine('tom')).set?.id).toBe(set);
    const [setsBefore, , joinersBefore] = before;
    expect(await rows('meetingSets')).toEqual(setsBefore);
    expect(await rows('setJoiners')).toEqual(joinersBefore);
    const after = await kit.state(set, 'tom');
    expect(JSON.stringify(after)).not.toContain(kit.idOf('grace'));
    expect(Object.values(after.lines).map(({ text }) => text)).toContain('Of both of me');
  });
});

describe('two entries in one set', () => {
  it('leave one place; what each has done in a meeting stays as it was', async () => {
    const pair = pairOf('neil', 'tom');
    const before = JSON.stringify((await kit.state(set, 'ines')).turns);
    await join(pair);
    expect((await membersNow())[0]).toHaveLength(MEMBERS.length - 1);
    expect((await membersNow())[0]).not.toContain(kit.idOf('neil'));
    expect(JSON.stringify((await kit.state(set, 'ines')).turns)).toBe(before);
    await part(pair);
    expect((await membersNow())[0]?.toSorted()).toEqual(MEMBERS.map(kit.idOf).toSorted());
    expect((await kit.state(set, 'ines')).members).toContain(kit.idOf('neil'));
    await closed(kit, set);
  });
});

describe('triads of two entries', () => {
  const triads = async (name: string) => (await kit.door<MyTriads>('GET', '/triads', name)).body.triads;

  it('are those of one person: rounds, sheets that were given, and what is to come', async () => {
    const trio = ['ines', 'tom', 'farah'] as const;
    const held = await kit.trio(MODELS, trio);
    await kit.practised(held, trio);
    const page = await kit.triadOf(held, 'tom');
    const rounds = Object.entries(page.step.triad?.rounds ?? {});
    const [n = '', round] = rounds.find(([, one]) => one.mentor === kit.idOf('tom')) ?? [];
    const observer = trio.find((name) => round?.observers.includes(kit.idOf(name))) ?? '';
    expect((await kit.writes(held, Number(n), observer)).status).toBe(200);
    expect((await kit.hands(held, Number(n), observer)).status).toBe(200);
    const before = await Promise.all(['triads', 'triadSheets'].map(rows));
    await join(pairOf('tom', 'grace'));
    expect((await triads('grace')).map(({ id }) => id)).toEqual([held]);
    expect(await triads('tom')).toEqual([]);
    const { sheets } = (await kit.door<Sheets>('GET', `/triads/${held}/sheets`, 'grace')).body;
    expect(sheets).toHaveLength(1);
    await part(pairOf('tom', 'grace'));
    expect(await Promise.all(['triads', 'triadSheets'].map(rows))).toEqual(before);
    expect(await triads('grace')).toEqual([]);
  });

  it('of which each has one at a step, are one: the place that is still free goes', async () => {
    const own = await kit.trio(OTHER_STEP, ['grace', 'beatriz', 'joanna']);
    const theirs = await kit.trio(OTHER_STEP, ['ines', 'tom', 'farah']);
    await join(pairOf('tom', 'grace'));
    const ofStep = (await triads('grace')).filter(({ of }) => `${of.module}/${of.step}` === OTHER_STEP);
    expect(ofStep.map(({ id }) => id)).toEqual([own]);
    expect((await kit.triadOf(theirs, 'ines')).step.triad?.members).not.toContain(kit.idOf('tom'));
    await part(pairOf('tom', 'grace'));
    expect((await kit.triadOf(theirs, 'tom')).step.triad?.members).toContain(kit.idOf('tom'));
  });
});

it('whoever is forgotten after a joining is in no row of sets and triads, the pair among them', async () => {
  const pair = pairOf('tom', 'grace');
  await join(pair);
  for (const one of persons()) for (const id of [pair.from, pair.into]) await one.erase(kit.scope, id);
  const { connection } = kit.tool.database;
  for (const name of ['meetingSets', 'setMeetings', 'setJoiners', 'triads', 'triadSheets', 'setMembers']) {
    const text = JSON.stringify(await connection.collection(name).find({}).toArray());
    for (const id of [pair.from, pair.into]) expect([name, text.includes(id)]).toEqual([name, false]);
  }
});
