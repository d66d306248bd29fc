import { beforeAll, describe, expect, it } from 'vitest';
import { writing } from './forms-kit.ts';
import { commandsOf } from './counting.ts';
import { answering, textOf, visitor, type AskKit } from './hours-ask-kit.ts';
import { agreement, relationshipKit, type Learner, type RelationshipKit } from './relationship-kit.ts';

/** The mentee signs the agreement by a link that shows the agreement alone. */
let kit: RelationshipKit;
let visit: AskKit['visit'];
let answer: AskKit['answer'];
beforeAll(async () => {
  kit = await relationshipKit();
  visit = visitor(kit.tool.origin);
  answer = answering(visit);
});

const TICKS = ['limits_said', 'ending_clause'];

async function agreed(): Promise<{ who: Learner; id: string }> {
  const who = await kit.learner();
  const id = await kit.relationship(who, { label: 'M7' });
  expect((await kit.agree(who, id)).status).toBe(200);
  return { who, id };
}

const ask = (who: Learner, id: string, whom = 'mentee') =>
  kit.hours('POST', '/asks', who, { of: { agreement: id }, who: whom });
const signedOf = async (who: Learner, id: string) => (await kit.open(who, id)).relationship.agreement;

describe('an agreement by a link', () => {
  it('[N14] [S2.21] shows every clause that was filled in, and is signed by initials and the two sentences both tick', async () => {
    const { who, id } = await agreed();
    const { secret } = (await ask(who, id)).body as unknown as { secret: string };
    const { page } = await visit(`/c/${secret}`);
    const text = textOf(page);
    for (const part of [
      'M7',
      'To find my voice in meetings.',
      'Speak first in meetings',
      'Labels only.',
      'Only that we meet',
    ])
      expect(text).toContain(part);
    for (const other of ['Library, another department', 'Moodle']) expect(text).not.toContain(other);
    const unticked = await answer(`/c/${secret}`, { name: 'M7' });
    expect([unticked.status, textOf(unticked.page)]).toEqual([
      400,
      expect.stringContaining('Tick both sentences'),
    ]);
    expect(await signedOf(who, id)).toMatchObject({ menteeAt: null });
    const done = await answer(`/c/${secret}`, { name: 'M7', ticks: TICKS });
    expect(done.status).toBe(200);
    expect(textOf(done.page)).toContain('You have signed the agreement.');
    expect(await signedOf(who, id)).toMatchObject({ menteeAt: expect.any(String), way: 'link' });
    expect((await visit(`/c/${secret}`)).status).toBe(404);
    expect((await ask(who, id)).body).toMatchObject({ error: { code: 'ask-signed' } });
  });

  it('[R3] shows the mentee how the two are connected and why it is right all the same, and no line for oneself', async () => {
    const who = await kit.learner();
    const id = await kit.relationship(who, {
      connection: 'i-assess-or-appraise-them',
      warned: ['R3'],
      powerReason: 'We have asked for a third person.',
    });
    await kit.agree(who, id);
    const { secret } = (await ask(who, id)).body as unknown as { secret: string };
    const text = textOf((await visit(`/c/${secret}`)).page);
    for (const part of ['The mentor assesses or appraises the mentee', 'We have asked for a third person.'])
      expect(text).toContain(part);
    expect(text).not.toContain('Library, another department');
  });

  it('[H14] that was changed meanwhile is read anew before it is signed', async () => {
    const { who, id } = await agreed();
    const { secret } = (await ask(who, id)).body as unknown as { secret: string };
    const { page } = await visit(`/c/${secret}`);
    const shown = /name="shown" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const { body } = await kit.forms('GET', `/mentoring-agreement/plain/${id}`, who);
    const { revision } = body['answer'] as { revision: number };
    const changed = writing({ ...agreement(), purpose: 'Something else.' }, { finish: true, revision });
    expect((await kit.forms('PUT', `/mentoring-agreement/plain/${id}`, who, changed)).status).toBe(200);
    const late = await visit(`/c/${secret}`, { form: { shown, answer: 'yes', name: 'M7', ticks: TICKS } });
    expect(late.status).toBe(409);
    expect(textOf(late.page)).toContain('Something else.');
    expect(await signedOf(who, id)).toMatchObject({ menteeAt: null });
  });

  it('costs two commands to open; is for the mentee alone, and only once the mentor has signed', async () => {
    const { who, id } = await agreed();
    const { secret } = (await ask(who, id)).body as unknown as { secret: string };
    await visit(`/c/${secret}`);
    expect(await commandsOf(kit.tool, () => visit(`/c/${secret}`))).toEqual(['find', 'find']);
    expect((await ask(who, id, 'colleague')).status).toBe(404);
    const unsigned = await kit.relationship(who, { label: 'M8' });
    expect((await ask(who, unsigned)).body).toMatchObject({ error: { code: 'ask-unsigned' } });
  });
});
