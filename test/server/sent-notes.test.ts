import { beforeAll, describe, expect, it } from 'vitest';
import type { Entered } from '../setup/tool-and-lms.ts';
import { commandsOf } from './counting.ts';
import { notesKit, type NotesKit } from './notes-kit.ts';

let kit: NotesKit;
beforeAll(async () => {
  kit = await notesKit();
});

/** A step that is about a section of the case, and asks nothing: its note is its author's own. */
const STEP = 'choose-or-devise/devise-your-own';
const BOX = `${STEP}/note`;
const SENT = '/api/business-case/sent-notes';

interface SentNote {
  section: string;
  box: string;
  number: string;
  title: string;
  question: string | null;
  text: string;
  state: string;
  newText: string | null;
}
const enter = (person: string) => kit.enter({ site: 'moodle', person });
const ask = ({ token }: Entered, method: 'GET' | 'PUT' | 'DELETE', path: string, body?: unknown) =>
  kit.tool.call(method, `${SENT}${path}`, { token, ...(body === undefined ? {} : { body }) });
const sent = async (who: Entered) => ((await ask(who, 'GET', '')).body as { notes: SentNote[] }).notes;
const place = (section: string) => `/${section}/${BOX}`;

describe('[N3] [a8] a private note that is sent to a section of the business case', () => {
  it('[S1.21] is offered the sections of its own step first, and waits there with its question and its step', async () => {
    const who = await enter('tom');
    await kit.put(who, BOX, { value: 'Parents: CLEAR and a plate.' });
    const { sections } = (await ask(who, 'GET', `/${STEP}`)).body as {
      sections: { slug: string; own: boolean; title: Record<string, string> }[];
    };
    expect(sections).toHaveLength(18);
    expect(sections.slice(0, 2)).toMatchObject([
      { slug: 'model', own: true, title: { es: 'El modelo de mentoría' } },
      { slug: 'summary', own: false },
    ]);
    expect((await ask(who, 'PUT', place('model'))).body).toEqual({ state: 'waiting' });
    expect(await sent(who)).toMatchObject([
      {
        section: 'model',
        number: '6.3',
        title: 'Devising your own without reinventing the wheel',
        question: null,
        text: 'Parents: CLEAR and a plate.',
        state: 'waiting',
        newText: null,
      },
    ]);
  });

  it('is there once, however often it is sent, also when both arrive at once', async () => {
    const who = await enter('ines');
    await kit.put(who, BOX, { value: 'One plate.' });
    const answers = await Promise.all([1, 2, 3].map(() => ask(who, 'PUT', place('model'))));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await ask(who, 'PUT', `${place('model')}/state`, { state: 'placed' });
    expect((await ask(who, 'PUT', place('model'))).body).toEqual({ state: 'placed' });
    expect(await sent(who)).toHaveLength(1);
    await ask(who, 'PUT', place('risks'));
    expect((await sent(who)).map(({ section }) => section)).toEqual(['model', 'risks']);
  });

  it('does not follow what its author writes later: it says so, and waits again with the new words when they are taken', async () => {
    const who = await enter('beatriz');
    await kit.put(who, BOX, { value: 'First.' });
    await ask(who, 'PUT', place('model'));
    await ask(who, 'PUT', `${place('model')}/state`, { state: 'placed' });
    await kit.put(who, BOX, { value: 'Second.', revision: 1 });
    expect(await sent(who)).toMatchObject([{ text: 'First.', newText: 'Second.', state: 'placed' }]);
    expect((await ask(who, 'PUT', place('model'))).body).toEqual({ state: 'waiting' });
    expect(await sent(who)).toMatchObject([{ text: 'Second.', newText: null, state: 'waiting' }]);
    await kit.put(who, BOX, { value: ' ', revision: 2 });
    expect(await sent(who)).toMatchObject([{ text: 'Second.', newText: null }]);
  });

  it('can be put aside and sent back, and stays in the course as it was', async () => {
    const who = await enter('farah');
    await kit.put(who, BOX, { value: 'For me.' });
    await ask(who, 'PUT', place('model'));
    await ask(who, 'PUT', `${place('model')}/state`, { state: 'aside' });
    expect(await sent(who)).toMatchObject([{ state: 'aside' }]);
    for (const _ of [1, 2]) expect((await ask(who, 'DELETE', place('model'))).status).toBe(200);
    expect(await sent(who)).toEqual([]);
    expect((await ask(who, 'PUT', `${place('model')}/state`, { state: 'placed' })).status).toBe(404);
    expect(await kit.boxes(who, STEP)).toMatchObject([{ box: 'note', text: 'For me.', revision: 1 }]);
  });

  it('leaves every section as it is: only its author places it', async () => {
    const who = await enter('hannah');
    await kit.put(who, BOX, { value: 'For the model.' });
    await ask(who, 'PUT', place('model'));
    const opened = await kit.tool.call('GET', '/api/business-case', { token: who.token });
    expect((opened.body as { sections: unknown[] }).sections).toEqual([]);
  });

  it('is nobody else’s: another learner has none, and no trainer is answered one', async () => {
    const who = await enter('tom');
    await ask(who, 'PUT', place('model'));
    const [other, trainer] = [await enter('colm'), await enter('ruth')];
    expect(await sent(other)).toEqual([]);
    expect((await ask(other, 'PUT', place('model'))).status).toBe(404);
    expect((await ask(other, 'PUT', `${place('model')}/state`, { state: 'placed' })).status).toBe(404);
    expect((await ask(trainer, 'GET', '')).status).toBe(403);
    expect(await sent(who)).toHaveLength(1);
  });

  it('is refused for a section and a step that do not exist, and for a box with nothing in it', async () => {
    const who = await enter('colm');
    expect((await ask(who, 'PUT', place('model'))).status).toBe(404);
    await kit.put(who, BOX, { value: 'There.' });
    expect((await ask(who, 'PUT', place('nowhere'))).status).toBe(404);
    expect((await ask(who, 'GET', '/choose-or-devise/nowhere')).status).toBe(404);
  });

  it('costs at most three commands to send, and four to list, whatever there is', async () => {
    const who = await enter('tom');
    const send = await commandsOf(kit.tool, () => ask(who, 'PUT', place('model')));
    expect(send.length).toBeLessThanOrEqual(3);
    const list = await commandsOf(kit.tool, () => sent(who));
    expect(list.length).toBeLessThanOrEqual(4);
  });

  it('goes with its author, and comes and goes with a second entry of theirs', async () => {
    const [one, other] = [await enter('sofia'), await enter('grace')];
    await kit.put(one, BOX, { value: 'Of Sofia.' });
    await ask(one, 'PUT', place('model'));
    await ask(one, 'PUT', place('risks'));
    await kit.put(other, BOX, { value: 'Of Grace.' });
    await ask(other, 'PUT', place('risks'));
    const room = kit.tool.rooms.rooms.find(({ service }) => service === kit.tool.rooms['business-case']);
    const scope = { tenant: kit.tenants.moodle, run: one.me.run.id };
    const pair = { from: one.me.id, into: other.me.id };
    for (const _ of [1, 2]) await room?.persons.join?.(scope, pair);
    const texts = async () => (await sent(other)).map(({ section, text }) => `${section}: ${text}`).sort();
    expect(await texts()).toEqual(['model: Of Sofia.', 'risks: Of Grace.']);
    await room?.persons.part?.(scope, pair);
    expect(await texts()).toEqual(['risks: Of Grace.']);
    expect(await room?.persons.take(scope, one.me.id)).toMatchObject({
      businessCaseNotes: [{ section: 'model', text: 'Of Sofia.' }, { section: 'risks' }],
    });
    await room?.persons.erase(scope, one.me.id);
    expect(await sent(one)).toEqual([]);
  });
});
