import { beforeAll, expect, it } from 'vitest';
import type { AnswerOf } from '../../server/core/endpoint.contract.ts';
import type { sentNotes } from '../../server/rooms/business-case/sent-note.contract.ts';
import { hex } from '../setup/hex.ts';
import { action, line, MEMBERS, meetingKit, type MeetingKit } from './meeting-kit.ts';

let kit: MeetingKit;
let set = '';
let presenter = '';
let path = '';
let insight = '';
beforeAll(async () => {
  kit = await meetingKit();
  set = await kit.formed();
  await kit.opens(set);
  await kit.gathered(set);
  const begun = await kit.begun(set);
  ({ presenter } = begun);
  const id = hex();
  const due = new Date(kit.tool.clock.now().getTime() + 7 * 86_400_000).toISOString().slice(0, 10);
  await kit.tap(set, presenter, action(begun.turn, due, id));
  path = `/sets/${set}/to-case/action/${id}`;
  const written = hex();
  // Somebody else writes it down: what is seen in a turn is its presenter's.
  await kit.tap(
    set,
    MEMBERS.find((name) => name !== presenter) ?? '',
    line(begun.turn, 'Nobody asked the night shift.', { line: written }),
  );
  insight = `/sets/${set}/to-case/insight/${written}`;
});

const waiting = async (name: string) => {
  const { token } = kit.who(name);
  const { body } = await kit.tool.call('GET', '/api/business-case/sent-notes', { token });
  return (body as AnswerOf<typeof sentNotes>).notes;
};

it('[S0.10] an action of a turn goes to a section of its owner’s business case, once, and waits there', async () => {
  const { body } = await kit.door<{ sections: { slug: string }[]; sent: unknown[] }>('GET', path, presenter);
  expect([body.sections.length, body.sent]).toEqual([18, []]);
  for (let press = 0; press < 2; press += 1)
    expect((await kit.door('PUT', path, presenter, { section: 'risks' })).body).toEqual({ state: 'waiting' });
  const [note, ...others] = await waiting(presenter);
  expect(others).toEqual([]);
  expect(note).toMatchObject({
    section: 'risks',
    title: 'Action learning set 1',
    text: 'Ask two managers what a good week looks like\nWrite to the West site tomorrow',
    newText: null,
  });
  expect((await kit.door('GET', path, presenter)).body).toMatchObject({
    sent: [{ section: 'risks', state: 'waiting' }],
  });
  const { token } = kit.who(presenter);
  const placed = `/api/business-case/sent-notes/risks/${note?.module}/${note?.step}/${note?.box}/state`;
  await kit.tool.call('PUT', placed, { token, body: { state: 'placed' } });
  expect(await waiting(presenter)).toMatchObject([{ state: 'placed' }]);
});

it('[S0.10] so does an insight of a turn; what went is told of a whole set at once, with what became of it', async () => {
  await kit.door('PUT', insight, presenter, { section: 'rationale' });
  const went = (name: string) => kit.door<{ sent: { what: string }[] }>('GET', `/sets/${set}/to-case`, name);
  const { sent } = (await went(presenter)).body;
  expect(sent).toHaveLength(2);
  expect(sent).toContainEqual(expect.objectContaining({ what: 'action', section: 'risks', state: 'placed' }));
  expect(sent).toContainEqual(
    expect.objectContaining({ what: 'insight', section: 'rationale', state: 'waiting' }),
  );
  expect(JSON.stringify(sent)).not.toContain('night shift');
  for (const name of [MEMBERS.find((one) => one !== presenter) ?? '', 'grace'])
    expect((await went(name)).body.sent).toEqual([]);
});

it('is nobody else’s to send, and goes to no section that there is not', async () => {
  const other = MEMBERS.find((name) => name !== presenter) ?? '';
  for (const one of [path, insight]) {
    expect((await kit.door('PUT', one, other, { section: 'risks' })).status).toBe(404);
    expect((await kit.door('GET', one, 'grace')).status).toBe(404);
    expect((await kit.door('GET', one, 'ruth')).status).toBe(403);
  }
  expect((await kit.door('PUT', path, presenter, { section: 'no-such-section' })).status).toBe(404);
  expect(await waiting(other)).toEqual([]);
});
