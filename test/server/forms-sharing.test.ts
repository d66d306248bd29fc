import { beforeAll, describe, expect, it } from 'vitest';
import { formsKit, PROFILE, READING, writing, type FormsKit } from './forms-kit.ts';

let kit: FormsKit;
beforeAll(async () => {
  kit = await formsKit();
});

describe('sharing', () => {
  it('is one item at a time, has its moment, and is taken back at once', async () => {
    const [who, trainer] = [await kit.somebody(), await kit.enter({ site: 'moodle', person: 'ruth' })];
    const tom = await kit.enter({ site: 'moodle', person: 'tom' });
    expect((await kit.call('PUT', `${PROFILE}/shared/openings`, who, { audience: 'trainer' })).status).toBe(
      404,
    );
    await kit.call('PUT', PROFILE, tom, writing({ openings: 'The kitchen.', pressures_daily: 'Mondays.' }));
    const shared = await kit.call('PUT', `${PROFILE}/shared/openings`, tom, { audience: 'trainer' });
    expect(shared.body['shared']).toEqual([
      { item: 'openings', audience: 'trainer', at: expect.stringMatching(/Z$/) },
    ]);
    const mine = await kit.call('GET', '/shared', trainer);
    expect(mine.body['answers']).toMatchObject([
      {
        form: 'organisational-context-profile',
        person: tom.me.id,
        fields: [{ field: 'openings', value: 'The kitchen.', sharedAt: expect.any(String) }],
      },
    ]);
    expect(JSON.stringify(mine.body)).not.toContain('Mondays');
    expect((await kit.call('GET', '/shared', who)).body['answers']).toEqual([]);
    await kit.call('DELETE', `${PROFILE}/shared/openings`, tom, { audience: 'trainer' });
    expect((await kit.call('GET', '/shared', trainer)).body['answers']).toEqual([]);
    expect((await kit.call('GET', PROFILE, tom)).body.answer).toMatchObject({ shared: [] });
  });

  it('is with whom the form allows, and with nobody else', async () => {
    const who = await kit.somebody();
    await kit.finishReading(who);
    for (const audience of ['manager', 'sponsor', 'nobody-knows'])
      expect((await kit.call('PUT', `${READING}/shared/calm`, who, { audience })).status).toBeGreaterThan(
        400,
      );
    expect((await kit.call('PUT', `${READING}/shared/*`, who, { audience: 'cohort' })).status).toBe(200);
    expect(
      (await kit.call('DELETE', `${READING}/shared/*`, who, { audience: 'cohort' })).body['shared'],
    ).toEqual([]);
  });

  it('[S3.17] an entry of the log is tagged by what was learned about, and finished with it', async () => {
    const who = await kit.somebody();
    const entry = `/mentor-log/plain/${'c'.repeat(32)}`;
    const values = {
      entry_date: '2026-03-05',
      frame: 'free',
      what_happened: 'A pause.',
      what_i_did: 'I waited.',
      next_practice: 'Wait again.',
      learned_about: ['self', 'others'],
    };
    const finished = await kit.call('PUT', entry, who, writing(values, { finish: true }));
    expect(finished.body).toMatchObject({ state: 'finished', problems: [] });
    expect((await kit.call('GET', entry, who)).body.answer.values).toMatchObject({
      learned_about: ['self', 'others'],
    });
  });

  it('an entry of the log is shared by the choice that it offers, and withdrawn by another', async () => {
    const [tom, trainer] = [
      await kit.enter({ site: 'moodle', person: 'tom' }),
      await kit.enter({ site: 'moodle', person: 'ruth' }),
    ];
    const entry = '/mentor-log/plain/0123456789abcdef0123456789abcdef';
    const values = { frame: 'driscoll', what_happened: 'A pause.', thoughts_feelings: 'Left from Gibbs.' };
    const kept = await kit.call('PUT', entry, tom, writing({ ...values, share_with: ['nobody'] }));
    const seen = async () => JSON.stringify((await kit.call('GET', '/shared', trainer)).body);
    expect(await seen()).not.toContain('A pause.');
    const open = writing({ ...values, share_with: ['my-trainer'] }, { revision: kept.body.revision });
    const opened = await kit.call('PUT', entry, tom, open);
    expect(await seen()).toContain('A pause.');
    // Out of sight of its author, out of everybody's.
    expect(await seen()).not.toContain('Gibbs');
    await kit.call(
      'PUT',
      entry,
      tom,
      writing({ ...values, share_with: ['my-set'] }, { revision: opened.body.revision }),
    );
    expect(await seen()).not.toContain('A pause.');
  });

  it('averages appear from five who share theirs, and say nothing of four', async () => {
    const averages = async () =>
      (await kit.call('GET', '/qualities-self-assessment/averages', kit.ines)).body;
    const before = await averages();
    for (let at = 0; at < 5; at += 1) {
      const who = await kit.somebody();
      await kit.finishReading(who, at + 1);
      await kit.call('PUT', `${READING}/shared/patient`, who, { audience: 'cohort' });
      if (at === 3) expect(await averages()).toEqual(before);
    }
    expect(before).toEqual({ smallestGroup: 5, variants: [] });
    expect(await averages()).toEqual({
      smallestGroup: 5,
      variants: [{ variant: 'start', fields: [{ field: 'patient', average: 3, people: 5 }] }],
    });
  });
});
