import { beforeAll, describe, expect, it } from 'vitest';
import { writing } from './forms-kit.ts';
import { relationshipKit, review, type Learner, type RelationshipKit } from './relationship-kit.ts';

let kit: RelationshipKit;
beforeAll(async () => {
  kit = await relationshipKit();
});

describe('a step of the course', () => {
  const done = async ({ token }: Learner, step: string) =>
    ((await kit.tool.call('GET', `/api/course/steps/${step}`, { token })).body as { done: boolean }).done;

  it('is done by two labels, an agreement begun and a date, in whatever order', async () => {
    const step = 'starting-points/start-your-hours';
    const who = await kit.learner();
    const id = await kit.relationship(who, { label: 'M1' });
    await kit.write(who, id, 'next', { next: kit.next(4) });
    await kit.relationship(who, { label: 'M2' });
    expect(await done(who, step)).toBe(false);
    await kit.forms('PUT', `/mentoring-agreement/plain/${id}`, who, writing({ purpose: 'To begin' }));
    expect(await done(who, step)).toBe(true);
  });

  it('is done when everybody has a phase and a date', async () => {
    const step = 'relationship-models/phase-check';
    const who = await kit.learner();
    const ids = [await kit.relationship(who), await kit.relationship(who, { label: 'M2' })];
    for (const id of ids) {
      expect(await done(who, step)).toBe(false);
      await kit.write(who, id, 'phase', { phase: 'direction', on: '2026-03-02' });
      await kit.write(who, id, 'next', { next: kit.next(5) });
    }
    expect(await done(who, step)).toBe(true);
  });

  it('is not done by a date that has passed', async () => {
    const step = 'relationship-models/phase-check';
    const who = await kit.learner();
    const id = await kit.relationship(who);
    await kit.write(who, id, 'next', { next: kit.next(5) });
    await kit.earlier(who, 6);
    await kit.write(who, id, 'phase', { phase: 'direction', on: '2026-03-02' });
    expect(await done(who, step)).toBe(false);
  });

  it('[a2] whose mark was taken back is not marked again by a relationship that is saved', async () => {
    const step = 'relationship-models/phase-check';
    const who = await kit.learner();
    const id = await kit.relationship(who);
    await kit.write(who, id, 'phase', { phase: 'direction', on: '2026-03-02' });
    await kit.write(who, id, 'next', { next: kit.next(5) });
    expect(await done(who, step)).toBe(true);
    const mark = (method: string) =>
      kit.tool.call(method, `/api/course/steps/${step}/done`, { token: who.token });
    await mark('DELETE');
    kit.tool.clock.forward(1000);
    await kit.write(who, id, 'next', { next: kit.next(6) });
    kit.tool.clock.forward(-1000);
    expect(await done(who, step)).toBe(false);
    await mark('PUT');
    expect(await done(who, step)).toBe(true);
  });

  it('is done by the first mid-point review, of whichever relationship', async () => {
    const step = 'success-from-the-start/midpoint-review';
    const who = await kit.learner();
    const id = await kit.relationship(who);
    expect(await done(who, step)).toBe(false);
    const values = review([{ key: 'a', cells: { objective: 'Speak first', decision: 'keep' } }]);
    await kit.forms('PUT', `/midpoint-review/plain/${id}`, who, writing(values, { finish: true }));
    expect(await done(who, step)).toBe(true);
  });
});
