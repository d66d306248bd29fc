import { describe, expect, test } from 'vitest';
import { type Listed, notesKit } from './notes-kit.ts';

const kit = await notesKit();
const ARTICLE = 'conversation-models/goal-too-early';
const OTHER = 'conversation-models/what-already-works';

describe('somebody who is two entries of a run', () => {
  test('has the notes of both; parted again each has their own, and what was changed since stays', async () => {
    const tom = await kit.enter({ site: 'moodle', person: 'tom' });
    const one = await kit.enter({ site: 'moodle', person: 'neil' });
    const scope = { tenant: kit.tenants.moodle, run: tom.me.run.id };
    const changes = kit.tool.rooms.rooms.map(({ persons }) => persons);
    await kit.put(tom, `${ARTICLE}/note`, { value: 'Ask twice before advising.' });
    await kit.put(tom, `${OTHER}/note`, { value: 'Two' });
    const pair = { from: tom.me.id, into: one.me.id };
    await kit.put(one, `${ARTICLE}/note`, { value: 'Of my own' });
    for (const persons of [...changes, ...changes]) await persons.join?.(scope, pair);
    const { notes } = await kit.get<{ notes: Listed[] }>(one, '/export');
    const texts = notes.map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['Of my own', 'Ask twice before advising.', 'Two']));
    expect(new Set(texts).size).toBe(texts.length);
    await kit.put(one, `${OTHER}/note`, { value: 'Two, and mine', revision: 1 });
    for (const persons of changes) await persons.part?.(scope, pair);
    const own = (await kit.get<{ notes: Listed[] }>(one, '/export')).notes.map(({ text }) => text);
    expect(own.toSorted()).toEqual(['Of my own', 'Two, and mine']);
    expect((await kit.boxes(tom, ARTICLE)).length).toBe(1);
  });
});
