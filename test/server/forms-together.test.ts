import { beforeAll, describe, expect, it } from 'vitest';
import { hex } from '../setup/hex.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { formsKit, PROFILE, READING, writing, type FormsKit } from './forms-kit.ts';

let kit: FormsKit;
let [trainer, tom]: Entered[] = [];
beforeAll(async () => {
  kit = await formsKit();
  trainer = await kit.enter({ site: 'moodle', person: 'ruth' });
  tom = await kit.enter({ site: 'moodle', person: 'tom' });
});

const PROTOCOL = '/set-ground-rules/cohort-protocol/own';
const adopting = (revision: number) => ({ write: hex(), revision, lang: 'en' });

describe('[S1.16] the protocol of a cohort', () => {
  it('is read by everybody, written by its trainers, and adopted by each for themselves', async () => {
    const first = (await kit.call('GET', PROTOCOL, kit.ines)).body;
    expect(first['together']).toEqual({ writes: false, adoptedAt: null, changedSince: false, adopted: 0 });
    expect(first['form']).toMatchObject({ together: true });

    // As it is proposed: nobody has written a word of it yet.
    const asProposed = await kit.call('PUT', `${PROTOCOL}/adopted`, tom!, adopting(0));
    expect(asProposed.body).toMatchObject({ adoptedAt: expect.any(String), changedSince: false, adopted: 1 });

    const rules = [{ key: 'own-work', cells: { rule: 'Speak from your own work.' } }];
    expect((await kit.call('PUT', PROTOCOL, kit.ines, writing({ rules }))).status).toBe(403);
    const written = await kit.call('PUT', PROTOCOL, trainer!, writing({ rules, recording: 'never' }));
    expect(written.body).toMatchObject({ state: 'draft' });

    // Not what somebody has not read.
    const blind = await kit.call('PUT', `${PROTOCOL}/adopted`, kit.ines, adopting(0));
    expect(blind.body.error).toMatchObject({ code: 'conflict', values: { rules } });
    const read = (await kit.call('GET', PROTOCOL, kit.ines)).body;
    expect(read.answer).toMatchObject({ values: { rules, recording: 'never' } });
    const { revision } = read.answer as unknown as { revision: number };
    expect((await kit.call('PUT', `${PROTOCOL}/adopted`, kit.ines, adopting(revision))).body).toMatchObject({
      adopted: 2,
      changedSince: false,
    });
    expect((await kit.call('GET', PROTOCOL, tom!)).body['together']).toMatchObject({ changedSince: true });
    expect((await kit.call('GET', PROTOCOL, trainer!)).body).toMatchObject({
      together: { writes: true, adoptedAt: null, adopted: 2 },
      sources: { members: expect.arrayContaining([expect.objectContaining({ key: tom!.me.id })]) },
    });
  });

  it('is taken back by whoever adopted it', async () => {
    await kit.call('DELETE', PROTOCOL, tom!);
    expect((await kit.call('GET', PROTOCOL, tom!)).body['together']).toMatchObject({ adoptedAt: null });
  });

  it('is one for each run: another one’s trainers and learners do not meet it', async () => {
    const elsewhere = await kit.enter({ site: 'canvas', person: 'ines' });
    expect((await kit.call('GET', PROTOCOL, elsewhere)).body.answer).toMatchObject({ state: 'empty' });
  });

  it('a form of one’s own cannot be adopted', async () => {
    expect((await kit.call('PUT', `${PROFILE}/adopted`, tom!, adopting(0))).status).toBe(404);
  });
});

describe('the list of forms', () => {
  it('has each reading of a form and not the form that is none of them, and says what the run writes together', async () => {
    const { forms } = (await kit.call('GET', '', kit.ines)).body as unknown as {
      forms: { form: string; variant: string; together: boolean }[];
    };
    const variants = (slug: string) =>
      forms.filter(({ form }) => form === slug).map(({ variant }) => variant);
    expect(variants('qualities-self-assessment')).toEqual(['start', 'mid', 'end']);
    expect(variants('organisational-context-profile')).toEqual(['plain']);
    expect(forms.filter(({ together }) => together).map(({ form }) => form)).toEqual(['set-ground-rules']);
  });
});

describe('where a form may be answered', () => {
  it('one that belongs to another room is shown, and taken in there', async () => {
    const { body, status } = await kit.call('GET', '/mentoring-agreement/plain/own', tom!);
    expect([status, body['form']]).toMatchObject([200, { opens_in: 'hours' }]);
    const refused = await kit.call('PUT', '/mentoring-agreement/plain/own', tom!, writing({ purpose: 'x' }));
    expect([refused.status, refused.body.error]).toMatchObject([
      409,
      { code: 'opens-elsewhere', room: 'hours' },
    ]);
    const list = (await kit.call('GET', '/', tom!)).body['forms'] as { form: string; variant: string }[];
    const names = list.map(({ form, variant }) => `${form}#${variant}`);
    expect(names).toContain('mentoring-agreement#practice');
    expect(names).not.toContain('mentoring-agreement#plain');
  });

  it('a copy to practise on is its author’s alone, and goes when they throw it away', async () => {
    const path = '/senior-leader-feedback/practice/own';
    const kept = await kit.call(
      'PUT',
      '/mentoring-agreement/practice/own',
      tom!,
      writing({ purpose: 'Mine' }),
    );
    expect(kept.status).toBe(200);
    const share = await kit.call('PUT', '/mentoring-agreement/practice/own/shared/purpose', tom!, {
      audience: 'trainer',
    });
    expect([share.status, share.body.error.code]).toEqual([409, 'not-to-share']);
    await kit.call('DELETE', '/mentoring-agreement/practice/own', tom!);
    const { body } = await kit.call('GET', '/mentoring-agreement/practice/own', tom!);
    expect(body.answer).toMatchObject({ state: 'empty' });
    expect((await kit.call('GET', path, tom!)).status).toBe(200);
  });

  it('one that stays on the device is stored by its author’s choice alone', async () => {
    const log = '/mentee-log/plain/own';
    const refused = await kit.call('PUT', log, tom!, writing({ key_learning: 'x' }));
    expect([refused.status, refused.body.error.code]).toEqual([409, 'kept-on-device']);
    expect((await kit.call('PUT', log, tom!, writing({ key_learning: 'x' }, { store: true }))).status).toBe(
      200,
    );
  });

  it('a log has an answer for each entry, any other form one', async () => {
    const entry = `/mentor-log/plain/${'a'.repeat(32)}`;
    expect((await kit.call('PUT', entry, tom!, writing({ what_happened: 'x' }))).status).toBe(200);
    const second = PROFILE.replace('/own', `/${'a'.repeat(32)}`);
    for (const method of ['GET', 'PUT'])
      expect((await kit.call(method, second, tom!, method === 'PUT' ? writing({}) : undefined)).status).toBe(
        404,
      );
    expect((await kit.call('GET', '/no-such-form/plain/own', tom!)).status).toBe(404);
    expect((await kit.call('GET', '/mentor-log/no-such-variant/own', tom!)).status).toBe(404);
  });
});

describe('two entries of one person', () => {
  it('are one answer from then on, and each has its own again when they are parted', async () => {
    const [old, now] = [await kit.somebody(), await kit.somebody()];
    const scope = { tenant: kit.tenants.moodle, run: kit.ines.me.run.id };
    const pair = { from: old.person, into: now.person };
    const persons = kit.tool.rooms.rooms.flatMap((room) => (room.persons.join ? [room.persons] : []));
    await kit.call('PUT', PROFILE, old, writing({ sites: 1 }));
    await kit.call('PUT', READING, old, writing({ calm: 1 }));
    await kit.call('PUT', READING, now, writing({ calm: 5 }));
    for (let twice = 0; twice < 2; twice += 1) for (const one of persons) await one.join?.(scope, pair);
    const profile = (await kit.call('GET', PROFILE, now)).body.answer;
    expect(profile).toMatchObject({ values: { sites: 1 } });
    expect((await kit.call('GET', READING, now)).body.answer).toMatchObject({ values: { calm: 5 } });
    const log = `/mentor-log/plain/${'b'.repeat(32)}`;
    await kit.call('PUT', log, old, writing({ what_happened: 'old' }));
    for (const one of persons) await one.join?.(scope, pair);
    const copy = (await kit.call('GET', log, now)).body.answer as unknown as { revision: number };
    await kit.call('PUT', log, now, writing({ what_happened: 'new' }, { revision: copy.revision }));
    for (let twice = 0; twice < 2; twice += 1) for (const one of persons) await one.part?.(scope, pair);
    expect((await kit.call('GET', PROFILE, now)).body.answer).toMatchObject({ state: 'empty' });
    expect((await kit.call('GET', PROFILE, old)).body.answer).toMatchObject({ values: { sites: 1 } });
    expect((await kit.call('GET', log, now)).body.answer).toMatchObject({ values: { what_happened: 'new' } });
    expect((await kit.call('GET', log, old)).body.answer).toMatchObject({ values: { what_happened: 'old' } });
  });

  it('take away all that they wrote, and leave nothing when they are forgotten', async () => {
    const who = await kit.somebody();
    const scope = { tenant: kit.tenants.moodle, run: kit.ines.me.run.id };
    await kit.call('PUT', PROFILE, who, writing({ sites: 3 }));
    const forms = kit.tool.rooms.rooms.find(({ jobs }) => 'tell' in jobs)!;
    expect(await forms.persons.take(scope, who.person)).toMatchObject({
      forms: [{ form: 'organisational-context-profile', values: { sites: 3 } }],
    });
    await forms.persons.erase(scope, who.person);
    expect(await forms.persons.take(scope, who.person)).toEqual({ forms: [] });
  });
});
