import { beforeAll, describe, expect, it } from 'vitest';
import { PROFILE, writing, type Body } from './forms-kit.ts';
import { MODELS, triadKit, type TriadKit } from './triad-kit.ts';

let kit: TriadKit;
beforeAll(async () => {
  kit = await triadKit();
});

const ask = (method: string, path: string, name: string, body?: unknown) =>
  kit.tool.call(method, `/api/forms${path}`, { token: kit.who(name).token, body });
const shownTo = async (name: string) =>
  ((await ask('GET', '/shared', name)).body as Body)['answers'] as Record<string, unknown>[];

describe('what somebody opens to their group', () => {
  it('is read by those in their triad and their set, under the line that stands for the organisation, and by nobody else', async () => {
    const values = {
      org_type: 'fe-college',
      size_band: '200-499',
      sites: 2,
      openings: 'The back stairs.',
      pressures_daily: 'The phones.',
    };
    expect(await ask('PUT', PROFILE, 'grace', writing(values))).toMatchObject({ status: 200 });
    await ask('PUT', `${PROFILE}/shared/openings`, 'grace', { audience: 'group' });
    expect(await shownTo('tom')).toEqual([]);

    await kit.trio(MODELS, ['grace', 'tom', 'ines']);
    for (const name of ['tom', 'ines'])
      expect(await shownTo(name), name).toMatchObject([
        {
          disguise: 'Further education college, 200-499 staff, sites: 2',
          fields: [{ field: 'openings', value: 'The back stairs.' }],
        },
      ]);
    expect(await shownTo('farah')).toEqual([]);
    expect(await shownTo('ruth')).toEqual([]);
    await ask('DELETE', `${PROFILE}/shared/openings`, 'grace', { audience: 'group' });
    expect(await shownTo('tom')).toEqual([]);
  });

  it('comes to a set as soon as there is one, and goes from whoever is put elsewhere', async () => {
    await ask('PUT', PROFILE, 'neil', writing({ openings: 'Fridays.' }));
    await ask('PUT', `${PROFILE}/shared/openings`, 'neil', { audience: 'group' });
    expect(await shownTo('beatriz')).toEqual([]);
    const set = await kit.formed();
    expect(await shownTo('beatriz')).toMatchObject([{ fields: [{ value: 'Fridays.' }] }]);
    const { connection } = kit.tool.database;
    const others = ['ines', 'tom', 'farah', 'joanna', 'neil'].map(kit.idOf);
    await connection
      .collection('meetingSets')
      .updateOne({ _id: set as never }, { $set: { members: others } });
    expect(await shownTo('beatriz')).toEqual([]);
  });
});
