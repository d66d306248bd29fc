import { beforeAll, describe, expect, it } from 'vitest';
import type { AnswerOf } from '../../server/core/endpoint.contract.ts';
import type {
  betweenMeetings,
  saidToFacilitator,
  setDirectory,
} from '../../server/rooms/live/member.contract.ts';
import { STAGES } from '../../server/rooms/live/meeting-names.rule.ts';
import { action, line, MEMBERS, meetingKit, type MeetingKit } from './meeting-kit.ts';

/** What a member of a set has of it between two meetings. One meeting was held; the last of them was not there. */
type Between = AnswerOf<typeof betweenMeetings>;
type Words = AnswerOf<typeof saidToFacilitator>['words'];
type Directory = AnswerOf<typeof setDirectory>;
const DAY = 86_400_000;
const AWAY = MEMBERS.at(-1) ?? '';

let kit: MeetingKit;
let set = '';
let presenter = '';
let other = '';
let turn = '';
const between = async (name: string) => (await kit.door<Between>('GET', `/sets/${set}/between`, name)).body;

beforeAll(async () => {
  kit = await meetingKit();
  set = await kit.formed();
  for (const name of MEMBERS) await kit.door('PUT', `/sets/${set}/agreement`, name, { version: 1 });
  await kit.opens(set);
  for (const name of MEMBERS.slice(0, -1)) {
    await kit.tap(set, name, { kind: 'join' });
    await kit.tap(set, name, { kind: 'confirm', version: 1 });
  }
  ({ turn, presenter } = await kit.begun(set));
  other = MEMBERS.find((name) => name !== presenter && name !== AWAY) ?? '';
  await kit.tap(set, presenter, line(turn, 'Nobody has asked the night shift.'));
  const due = new Date(kit.tool.clock.now().getTime() + 7 * DAY).toISOString().slice(0, 10);
  await kit.tap(set, presenter, action(turn, due));
  for (const from of STAGES) await kit.tap(set, 'ines', { kind: 'stage', turn, from });
  await kit.tap(set, 'ines', { kind: 'to-review' });
  const at = kit.tool.clock.now().getTime() + 14 * DAY;
  await kit.tap(set, 'ines', { kind: 'next', at, host: kit.idOf('tom') });
  await kit.tap(set, 'ines', { kind: 'close' });
});

describe('actions between meetings', () => {
  it('[S0.9] [S0.10] are their owner’s with the first step; the others read what was agreed and by when', async () => {
    const [own] = (await between(presenter)).actions;
    expect(own).toMatchObject({
      owner: kit.idOf(presenter),
      first: 'Write to the West site tomorrow',
      note: null,
    });
    for (const name of [other, AWAY]) {
      const [seen] = (await between(name)).actions;
      expect(seen).toMatchObject({ text: own?.text, due: own?.due, first: null, planB: null, note: null });
    }
    expect((await kit.door('GET', `/sets/${set}/between`, 'grace')).status).toBe(404);
    expect((await kit.door('GET', `/sets/${set}/between`, 'ruth')).status).toBe(403);
  });

  it('[S0.10] its owner alone notes how it went, and reads it', async () => {
    const [own] = (await between(presenter)).actions;
    const path = `/sets/${set}/actions/${own?.id}/note`;
    const note = { state: 'partly', said: '<script>alert(1)</script>' };
    expect((await kit.door('PUT', path, other, note)).status).toBe(404);
    expect((await kit.door('PUT', path, presenter, { ...note, state: 'fine' })).status).toBe(400);
    expect((await kit.door('PUT', path, presenter, note)).status).toBe(200);
    expect((await between(presenter)).actions[0]?.note).toEqual(note);
    expect((await between(other)).actions[0]?.note).toBeNull();
  });
});

describe('whoever missed a meeting', () => {
  it('[b12] [C8] learns how it went and what was agreed, and nothing of what was said in a turn', async () => {
    const theirs = await between(AWAY);
    expect(theirs.missed).toMatchObject({ n: 1, here: 5, turns: 1 });
    expect(theirs.records).toEqual([]);
    expect(JSON.stringify(theirs)).not.toContain('night shift');
    expect((await between(other)).missed).toBeNull();
  });

  it('[b12] asks for a quarter of an hour, privately; the trainer takes it up, and they see that', async () => {
    const path = `/sets/${set}/meetings/1/word`;
    expect((await kit.door('PUT', path, AWAY, { quarter: true, said: 'On Friday?' })).status).toBe(200);
    expect(JSON.stringify(await between(other))).not.toContain('Friday');
    const words = async () => (await kit.door<{ words: Words }>('GET', '/sets/words', 'ruth')).body.words;
    expect(await words()).toMatchObject([
      { person: { id: kit.idOf(AWAY) }, set: 1, n: 1, quarter: true, said: 'On Friday?', seenAt: null },
    ]);
    expect((await kit.door('GET', '/sets/words', other)).status).toBe(403);
    await kit.door('PUT', `/sets/words/${kit.idOf(AWAY)}/1/seen`, 'ruth', {});
    expect((await between(AWAY)).words[0]?.seenAt).not.toBeNull();
    await kit.door('PUT', path, AWAY, { quarter: false, said: ' ' });
    expect(await words()).toEqual([]);
  });
});

describe('the directory', () => {
  const entry = { mail: 'a@example.org', phone: '', other: '', about: '<b>Pilots</b>' };
  const show = (name: string, to: string) => kit.door('PUT', '/directory', name, { ...entry, to });
  const seenBy = async (name: string) =>
    (await kit.door<Directory>('GET', '/directory', name)).body.people.map(({ person }) => person.id);

  it('[S0.20] shows nobody until its owner has said to whom, and hides them at once when they take it back', async () => {
    expect(await seenBy(other)).toEqual([]);
    await show(presenter, 'set');
    expect(await seenBy(other)).toEqual([kit.idOf(presenter)]);
    expect(await seenBy('grace')).toEqual([]);
    await show(presenter, 'cohort');
    expect(await seenBy('grace')).toEqual([kit.idOf(presenter)]);
    expect((await kit.door('GET', '/directory', 'ruth')).status).toBe(403);
    await show(presenter, 'nobody');
    expect(await seenBy(other)).toEqual([]);
    const { own } = (await kit.door<Directory>('GET', '/directory', presenter)).body;
    expect(own).toEqual({ ...entry, to: 'nobody' });
  });
});

describe('the record of a turn', () => {
  it('[C8] is read by those who were there, and is taken back by its presenter also after the next meeting began', async () => {
    const [seen] = (await between(other)).records;
    expect(seen?.lines).toMatchObject([{ kind: 'insight', text: 'Nobody has asked the night shift.' }]);
    await kit.later(14 * DAY);
    await kit.opens(set, 2);
    const tap = { kind: 'erase', turn } as const;
    expect((await kit.tap(set, other, tap)).status).toBe(409);
    expect((await kit.tap(set, presenter, tap)).status).toBe(200);
    for (const name of [other, presenter]) {
      const [left] = (await between(name)).records;
      expect(left).toMatchObject({ erased: true, lines: [], actions: [{ planB: '' }] });
    }
    expect((await between(other)).actions).toHaveLength(1);
  });
});

describe('somebody who is forgotten', () => {
  it('is in no directory, no note and no word; what they kept goes with them', async () => {
    await kit.door('PUT', `/sets/${set}/meetings/1/word`, 'ines', { quarter: false, said: 'Thank you.' });
    const live = kit.tool.rooms.rooms.find((room) => room.dates && room.times);
    expect(await live?.persons.take(kit.scope, kit.idOf('ines'))).toMatchObject({
      saidToFacilitator: { '1': { said: 'Thank you.' } },
    });
    await live?.persons.erase(kit.scope, kit.idOf('ines'));
    const rows = await kit.tool.database.connection.collection('setMembers').find({}).toArray();
    expect(JSON.stringify(rows)).not.toContain(kit.idOf('ines'));
  });
});
