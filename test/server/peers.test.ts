import { beforeAll, describe, expect, it } from 'vitest';
import { hex } from '../setup/hex.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { said } from './case-versions-kit.ts';
import { commandsOf } from './counting.ts';
import { askedFor, on, peerKit, type PeerKit } from './peer-kit.ts';

/** Learners who ask one another to comment on one section of a case. */
let kit: PeerKit;
const people = new Map<string, Entered>();
beforeAll(async () => {
  kit = await peerKit();
  for (const person of [
    'tom',
    'ines',
    'farah',
    'colm',
    'beatriz',
    'sofia',
    'neil',
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

describe('[f11] a learner who asks a peer to read one section', () => {
  it('shows it as it stands then, that section alone, and both are told when it is another by now', async () => {
    const [ines, tom] = [enter('ines'), enter('tom')];
    await kit.write(ines, 'aims', said('Nobody was asked about the aims.'));
    await kit.write(ines, 'rationale', said('Two of every nine leave.'));
    expect(await kit.asks(ines, 'rationale', [tom], 'Is the number clear?')).toBe(200);
    const id = await kit.asked(tom, 'rationale');
    const read = await kit.reads(tom, id);
    expect(read.ask).toMatchObject({
      author: { name: 'Inés Calder' },
      note: 'Is the number clear?',
      state: 'asked',
      changed: false,
    });
    expect(read.moment?.value).toEqual(said('Two of every nine leave.'));
    expect(read.section.slug).toBe('rationale');
    expect(JSON.stringify(read)).not.toContain('asked about the aims');
    await kit.write(ines, 'rationale', said('Three of every nine leave.'));
    const later = await kit.reads(tom, id);
    expect([later.moment?.value, later.ask.changed]).toEqual([said('Two of every nine leave.'), true]);
    expect((await kit.lists(ines)).own[0]).toMatchObject({
      reader: { name: 'Tom Brightwell' },
      changed: true,
    });
  });

  it('finds the others of the run by number and name, and herself, trainers and those who left not among them', async () => {
    const ines = enter('ines');
    const { body } = await kit.peers<{ people: { number: number; name: string }[] }>('GET', '/people', ines);
    const names = body.people.map(({ name }) => name);
    expect(names).toContain('Tom Brightwell');
    expect(names).not.toContain('Inés Calder');
    expect(names).not.toContain('Ruth Adeyemi');
    expect(JSON.stringify(body)).not.toContain(enter('tom').me.id);
    const ask = (readers: number[]) =>
      kit.peers('POST', '', ines, { write: hex(), section: 'aims', revision: 1, readers, note: '' });
    expect((await ask([ines.me.number!])).status).toBe(404);
    expect((await ask([enter('ruth').me.number!])).status).toBe(404);
    expect((await ask([9_999])).status).toBe(404);
  });

  it('asks for what she has looked at: another state, nothing, or a section that is not there is not shown', async () => {
    const farah = enter('farah');
    const ask = async (section: string, revision: number) =>
      (
        await kit.peers('POST', '', farah, {
          write: hex(),
          section,
          revision,
          readers: [enter('tom').me.number],
          note: '',
        })
      ).body.error.code;
    expect(await ask('risks', 1)).toBe('nothing-to-share');
    await kit.write(farah, 'risks', said('One.'));
    await kit.write(farah, 'risks', said('Two.'));
    expect(await ask('risks', 1)).toBe('conflict');
    expect(await ask('no-such-section', 1)).toBe('nothing-to-share');
  });

  it('asks several at once, the same person of the same section once, and forty at most', async () => {
    const [colm, tom, neil] = [enter('colm'), enter('tom'), enter('neil')];
    await kit.write(colm, 'context', said('Eighteen months.'));
    const write = hex();
    const body = {
      write,
      section: 'context',
      revision: 1,
      readers: [tom.me.number, neil.me.number],
      note: '',
    };
    const first = await kit.peers<{ asked: number }>('POST', '', colm, body);
    expect(first.body.asked).toBe(2);
    await kit.peers('POST', '', colm, body);
    await kit.asks(colm, 'context', [tom]);
    expect((await kit.lists(colm)).own).toHaveLength(2);
    const rows = kit.tool.database.connection.collection<{ _id: string }>('peerAsks');
    const row = await rows.findOne({ person: colm.me.id } as never);
    const many = Array.from({ length: 38 }, (_, at) => ({ ...row, _id: `many ${at}`, section: 'aims' }));
    await rows.insertMany(many as never);
    const refused = await kit.peers('POST', '', colm, {
      ...body,
      write: hex(),
      readers: [enter('grace').me.number],
    });
    expect(refused.body.error.code).toBe('too-many-asks');
  });
});

describe('[f11] [N17] [S0.6] whoever was asked', () => {
  it('reads the criteria of that section alone, and comments as question, strength or suggestion, without a total', async () => {
    const [beatriz, tom] = [enter('beatriz'), enter('tom')];
    const id = await askedFor(kit, beatriz, tom, 'rationale');
    const { rubric } = await kit.reads(tom, id);
    expect(rubric.criteria.map(({ key }) => key)).toEqual(['need']);
    expect(rubric.criteria[0]?.levels).toHaveLength(4);
    expect((await kit.comments(tom, id, on('rationale', 'Which year?'))).status).toBe(200);
    expect((await kit.comments(tom, id, on('rationale', 'Clear.', 'strength'))).status).toBe(200);
    expect((await kit.comments(tom, id, on('aims', 'Elsewhere.'))).status).toBe(400);
    expect((await kit.comments(tom, id, { ...on('', 'All.'), anchor: { kind: 'case' } })).status).toBe(400);
    const draft = { levels: { need: 3, value: 1 }, words: 'I wish I had written the first line.' };
    const saved = await kit.peers('PUT', `/asked/${id}/draft`, tom, {
      write: hex(),
      revision: 0,
      value: draft,
    });
    expect(saved.status).toBe(200);
    expect(await kit.sends(tom, id)).toBe(200);
    const own = await kit.own(beatriz, id);
    expect(own.comments.map(({ value }) => [value.kind, value.body])).toEqual([
      ['question', 'Which year?'],
      ['strength', 'Clear.'],
    ]);
    expect([own.levels, own.words]).toEqual([{ need: 3 }, draft.words]);
    expect(JSON.stringify(own)).not.toContain('"score"');
  });

  it('writes for nobody until it is sent, takes it back until it is opened, and then it stands', async () => {
    const [sofia, neil] = [enter('sofia'), enter('neil')];
    const id = await askedFor(kit, sofia, neil, 'model');
    expect(await kit.sends(neil, id)).toBe(409);
    const key = hex();
    await kit.comments(neil, id, on('model', 'Why pairs?'), key);
    expect((await kit.own(sofia, id)).comments).toEqual([]);
    expect((await kit.lists(sofia)).own[0]).toMatchObject({ state: 'asked', comments: 0, unanswered: 0 });
    expect(await kit.sends(neil, id)).toBe(200);
    const back = () => kit.peers('POST', `/asked/${id}/take-back`, neil);
    expect((await back()).status).toBe(200);
    expect((await kit.own(sofia, id)).comments).toEqual([]);
    const changed = { write: hex(), revision: 1, value: on('model', 'Why pairs, and not threes?') };
    await kit.peers('PUT', `/asked/${id}/comments/${key}`, neil, changed);
    await kit.sends(neil, id);
    expect((await kit.lists(neil)).asked[0]).toMatchObject({ canTakeBack: true });
    await kit.peers('PUT', `/own/${id}/opened`, sofia);
    expect((await kit.lists(neil)).asked[0]).toMatchObject({ canTakeBack: false });
    expect((await back()).body.error.code).toBe('already-opened');
    const late = await kit.comments(neil, id, on('model', 'One more.'));
    expect(late.body.error).toMatchObject({ code: 'not-asked', state: 'sent' });
    expect((await kit.own(sofia, id)).comments.map(({ value }) => value.body)).toEqual([
      'Why pairs, and not threes?',
    ]);
  });

  it('loses nothing: an older write is refused with what stands, one that comes again is done once', async () => {
    const [grace, neil] = [enter('grace'), enter('neil')];
    const id = await askedFor(kit, grace, neil, 'aims');
    const key = hex();
    const save = (write: string, revision: number, body: string) =>
      kit.peers<{ revision: number; error: { code: string } }>('PUT', `/asked/${id}/comments/${key}`, neil, {
        write,
        revision,
        value: on('aims', body),
      });
    const write = hex();
    expect((await save(write, 0, 'One.')).body.revision).toBe(1);
    expect((await save(write, 0, 'One.')).body.revision).toBe(1);
    expect((await save(hex(), 0, 'Two.')).body.error).toMatchObject({
      code: 'conflict',
      revision: 1,
      value: { body: 'One.' },
    });
    const remove = { write: hex(), revision: 1 };
    await kit.peers('POST', `/asked/${id}/comments/${key}/remove`, neil, remove);
    expect((await kit.reads(neil, id)).comments).toEqual([]);
    expect((await save(hex(), 2, 'Back.')).body.revision).toBe(3);
    const commands = await commandsOf(kit.tool, () => save(hex(), 3, 'Again.'));
    expect(commands.filter((name) => name !== 'find').length).toBe(1);
    expect(commands.length).toBeLessThanOrEqual(2);
  });

  it('can decline kindly and come back to it; what was begun is there', async () => {
    const [hannah, tom] = [enter('hannah'), enter('tom')];
    const id = await askedFor(kit, hannah, tom, 'risks');
    await kit.comments(tom, id, on('risks', 'Begun.'));
    const say = (declined: boolean) =>
      kit.peers('PUT', `/asked/${id}/declined`, tom, { declined, words: 'Not this week, sorry.' });
    expect((await say(true)).status).toBe(200);
    const [line] = (await kit.lists(hannah)).own;
    expect([line?.state, line?.declined?.words]).toEqual(['declined', 'Not this week, sorry.']);
    expect((await kit.own(hannah, id)).comments).toEqual([]);
    await say(false);
    expect((await kit.reads(tom, id)).comments).toHaveLength(1);
    expect(await kit.sends(tom, id)).toBe(200);
  });
});
