import { beforeAll, describe, expect, it } from 'vitest';
import { together } from '../../server/core/persons.ts';
import type { Session } from '../../server/core/session.ts';
import { hex } from '../setup/hex.ts';
import { HOSTILE_TEXTS } from '../setup/hostile-texts.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { said } from './case-versions-kit.ts';
import { askedFor, on, onWords, peerKit, type PeerKit } from './peer-kit.ts';

/** What becomes of what peers have written: answers, who else reads it, hostile words, who takes it away. */
let kit: PeerKit;
const people = new Map<string, Entered>();
beforeAll(async () => {
  kit = await peerKit();
  for (const person of [
    'tom',
    'ines',
    'farah',
    'neil',
    'colm',
    'beatriz',
    'sofia',
    'grace',
    'hannah',
    'ruth',
  ])
    people.set(person, await kit.enter({ site: 'moodle', person }));
});
function enter(person: string): Entered {
  const who = people.get(person);
  if (!who) throw new Error(`${person} is not here`);
  return who;
}
const scope = () => ({ tenant: kit.tenants.moodle, run: enter('tom').me.run.id });

describe('[f11] the author of a section that a peer has commented on', () => {
  it('answers each comment, thanks and ends it: the peer reads the answers, and the section no more', async () => {
    const [neil, farah] = [enter('neil'), enter('farah')];
    const id = await askedFor(kit, neil, farah, 'options');
    const key = hex();
    await kit.comments(farah, id, onWords('options', 'Two of every nine', 'Two in nine'), key);
    const answer = { write: hex(), revision: 0, value: { done: 'changed', words: 'So it is.' } };
    const path = `/own/${id}/answers/${key}`;
    expect((await kit.peers('PUT', path, neil, answer)).status).toBe(404);
    await kit.sends(farah, id);
    expect((await kit.lists(neil)).own[0]).toMatchObject({ state: 'sent', unanswered: 1 });
    expect((await kit.peers('PUT', path, neil, answer)).status).toBe(200);
    const older = await kit.peers('PUT', path, neil, { ...answer, write: hex() });
    expect(older.body.error).toMatchObject({ code: 'conflict', value: answer.value });
    await kit.peers('PUT', `/own/${id}/thanks`, neil, { words: 'That helped.' });
    expect((await kit.lists(neil)).own[0]).toMatchObject({
      unanswered: 0,
      thanks: { words: 'That helped.' },
    });
    expect((await kit.lists(farah)).asked[0]).toMatchObject({ news: true });
    kit.tool.clock.forward(1000);
    await kit.peers('PUT', `/asked/${id}/seen`, farah);
    expect((await kit.lists(farah)).asked[0]).toMatchObject({ news: false });
    await kit.peers('POST', `/own/${id}/end`, neil);
    const read = await kit.reads(farah, id);
    expect(read.moment).toBeNull();
    expect(read.comments[0]?.answer.value).toEqual(answer.value);
    expect((await kit.own(neil, id)).moment.value).toEqual(said('Two of every nine leave. options'));
  });

  it('ends it before it was sent: what the peer wrote stays the peer’s, and can be sent no more', async () => {
    const [neil, farah] = [enter('neil'), enter('farah')];
    const id = await askedFor(kit, neil, farah, 'decision');
    await kit.comments(farah, id, on('decision', 'Half a thought.'));
    await kit.peers('POST', `/own/${id}/end`, neil);
    expect(await kit.sends(farah, id)).toBe(409);
    expect((await kit.reads(farah, id)).comments[0]?.value.body).toBe('Half a thought.');
    expect((await kit.own(neil, id)).comments).toEqual([]);
  });

  it('is asked for by a room above too, with a list of people', async () => {
    const [hannah, tom, ines] = [enter('hannah'), enter('tom'), enter('ines')];
    const revision = await kit.write(hannah, 'evaluation', said('What we would see.'));
    const session = { ...scope(), person: hannah.me.id, testUser: false } as Session;
    const asking = { write: hex(), section: 'evaluation', revision, note: '' };
    const { peers } = kit.tool.rooms.services.review;
    await peers.ask(session, asking, [tom.me.id, ines.me.id]);
    for (const one of [tom, ines])
      expect((await kit.lists(one)).asked[0]).toMatchObject({ section: 'evaluation' });
  });
});

describe('[f11] nobody else', () => {
  it('reads a section that somebody was asked to read, or what was written of it: not a trainer, not another who was asked', async () => {
    const [grace, tom, ines, ruth] = [enter('grace'), enter('tom'), enter('ines'), enter('ruth')];
    await kit.write(grace, 'stakeholders', said('Who can say no.'));
    await kit.asks(grace, 'stakeholders', [tom, ines]);
    const [toms, hers] = [await kit.asked(tom, 'stakeholders'), await kit.asked(ines, 'stakeholders')];
    const key = hex();
    await kit.comments(tom, toms, on('stakeholders', 'Tom’s alone.'), key);
    await kit.sends(tom, toms);
    for (const path of [`/own/${toms}`, `/asked/${toms}`]) {
      expect((await kit.peers('GET', path, ruth)).status).toBe(403);
      for (const who of [ines, enter('colm')]) expect((await kit.peers('GET', path, who)).status).toBe(404);
    }
    expect((await kit.peers('GET', `/own/${toms}`, tom)).status).toBe(404);
    expect((await kit.peers('GET', `/asked/${toms}`, grace)).status).toBe(404);
    expect(JSON.stringify(await kit.reads(ines, hers))).not.toContain('Tom’s alone');
    const tries: [string, string, object?][] = [
      [
        'PUT',
        `/asked/${toms}/comments/${key}`,
        { write: hex(), revision: 1, value: on('stakeholders', 'X') },
      ],
      ['PUT', `/asked/${toms}/draft`, { write: hex(), revision: 0, value: { levels: {}, words: 'X' } }],
      ['POST', `/asked/${toms}/send`],
      ['PUT', `/asked/${toms}/declined`, { declined: true, words: '' }],
      [
        'PUT',
        `/own/${toms}/answers/${key}`,
        { write: hex(), revision: 0, value: { done: null, words: 'X' } },
      ],
      ['PUT', `/own/${toms}/thanks`, { words: 'X' }],
      ['POST', `/own/${toms}/end`],
    ];
    for (const [method, path, body] of tries)
      expect((await kit.peers(method as 'PUT', path, ines, body)).status, `${method} ${path}`).toBe(404);
    expect((await kit.own(grace, toms)).comments[0]?.answer.revision).toBe(0);
  });

  it('is asked in student view, or asks in it', async () => {
    const sessions = kit.tool.database.connection.collection('sessions');
    const colm = enter('colm');
    const set = (testUser: boolean) => sessions.updateOne({ person: colm.me.id }, { $set: { testUser } });
    await kit.write(colm, 'context', said('Tried out.'));
    await set(true);
    expect(await kit.asks(colm, 'context', [enter('sofia')])).toBe(404);
    expect((await kit.peers('GET', '/people', colm)).body).toEqual({ people: [], next: null });
    await set(false);
  });
});

describe('[f11] hostile words', () => {
  it('come back as they were written, in note, comment, wording, words, answer and thanks', async () => {
    const [colm, grace] = [enter('beatriz'), enter('grace')];
    const hostile = HOSTILE_TEXTS.join(' ').slice(0, 480).trim();
    await kit.write(colm, 'training-support', said(hostile.replaceAll('\n', ' ')));
    expect(await kit.asks(colm, 'training-support', [grace], hostile)).toBe(200);
    const id = await kit.asked(grace, 'training-support');
    const key = hex();
    const value = { ...onWords('training-support', hostile, hostile), body: hostile };
    expect((await kit.comments(grace, id, value, key)).status).toBe(200);
    const draft = { levels: {}, words: hostile };
    await kit.peers('PUT', `/asked/${id}/draft`, grace, { write: hex(), revision: 0, value: draft });
    await kit.sends(grace, id);
    const answer = { done: 'kept', words: hostile };
    const body = { write: hex(), revision: 0, value: answer };
    await kit.peers('PUT', `/own/${id}/answers/${key}`, colm, body);
    await kit.peers('PUT', `/own/${id}/thanks`, colm, { words: hostile });
    const own = await kit.own(colm, id);
    expect([own.ask.note, own.words, own.ask.thanks?.words]).toEqual([hostile, hostile, hostile]);
    expect(own.comments[0]).toMatchObject({ value, answer: { value: answer } });
    for (const key of ['__proto__', 'constructor', '$where', 'a.b'])
      expect((await kit.comments(grace, id, value, key)).status).toBe(400);
  });
});

describe('[f11] people', () => {
  const persons = () => together(kit.tool.rooms.rooms.map((room) => room.persons));

  it('take away what was sent to them and what they wrote, and not the section of another', async () => {
    const [hannah, sofia] = [enter('hannah'), enter('sofia')];
    const id = await askedFor(kit, hannah, sofia, 'sustainability');
    await kit.comments(sofia, id, on('sustainability', 'And in year three?'));
    const taken = async (who: Entered) => JSON.stringify(await persons().take(scope(), who.me.id));
    expect(await taken(hannah)).not.toContain('year three');
    await kit.sends(sofia, id);
    expect(await taken(hannah)).toContain('year three');
    const hers = await taken(sofia);
    expect(hers).toContain('year three');
    expect(hers).not.toContain('Two of every nine leave. sustainability');
  });

  it('who leave hide what they asked; who are joined go on with it; who are forgotten are in no row', async () => {
    const [hannah, sofia, colm] = [enter('hannah'), enter('sofia'), enter('colm')];
    const id = await kit.asked(sofia, 'sustainability');
    const enrolments = kit.tool.database.connection.collection('enrolments');
    const set = (status: string) => enrolments.updateOne({ person: hannah.me.id }, { $set: { status } });
    await set('left');
    expect((await kit.peers('GET', `/asked/${id}`, sofia)).status).toBe(404);
    expect(await kit.asked(sofia, 'sustainability')).toBe('');
    await set('active');
    const pair = { from: sofia.me.id, into: colm.me.id };
    await persons().join(scope(), pair);
    await persons().join(scope(), pair);
    expect((await kit.reads(colm, id)).comments).toHaveLength(1);
    await persons().part(scope(), pair);
    expect((await kit.reads(sofia, id)).comments).toHaveLength(1);
    await persons().erase(scope(), sofia.me.id);
    const own = await kit.own(hannah, id);
    expect(own.ask.reader).toEqual({ number: 0, name: null });
    expect(own.comments).toHaveLength(1);
    await persons().erase(scope(), hannah.me.id);
    const rows = await kit.tool.database.connection.collection('peerAsks').find({}).toArray();
    const text = JSON.stringify(rows);
    expect(text).not.toContain(sofia.me.id);
    expect(text).not.toContain(hannah.me.id);
  });
});
