import { beforeAll, describe, expect, it } from 'vitest';
import { hex } from '../setup/hex.ts';
import { said } from './case-versions-kit.ts';
import { codeOf } from './live-kit.ts';
import { MEMBERS, meetingKit, type MeetingKit } from './meeting-kit.ts';
import type { Lists } from './peer-kit.ts';

let kit: MeetingKit;
let set = '';
let revision = 0;
beforeAll(async () => {
  kit = await meetingKit();
  set = await kit.formed();
  const written = await kit.tool.call('PUT', '/api/business-case/sections/aims', {
    token: kit.who('ines').token,
    body: { write: hex(), revision: 0, value: said('Two mentors a site.') },
  });
  ({ revision } = written.body as { revision: number });
});

const ask = (name: string, more: object = {}) =>
  kit.door('POST', `/sets/${set}/readers`, name, {
    write: hex(),
    section: 'aims',
    revision,
    note: 'Is it small enough?',
    ...more,
  });
const lists = async (name: string) =>
  (await kit.tool.call('GET', '/api/review/peers', { token: kit.who(name).token })).body as unknown as Lists;

describe('a set that is asked to read', () => {
  it('[S0.23] has the section, each of the others once, and nobody outside it', async () => {
    const write = hex();
    expect((await ask('ines', { write })).body).toEqual({ asked: MEMBERS.length - 1 });
    expect((await ask('ines', { write })).body).toEqual({ asked: 0 });
    for (const name of MEMBERS.filter((one) => one !== 'ines'))
      expect((await lists(name)).asked).toMatchObject([{ section: 'aims', note: 'Is it small enough?' }]);
    expect((await lists('ines')).own).toHaveLength(MEMBERS.length - 1);
    expect((await lists('grace')).asked).toEqual([]);
  });

  it('is asked by its members alone, for what is written and as it stands', async () => {
    expect((await ask('grace')).status).toBe(404);
    expect((await ask('ruth')).status).toBe(403);
    const [old, empty] = [
      await ask('ines', { revision: revision + 1 }),
      await ask('ines', { section: 'summary' }),
    ];
    expect([old, empty].map(codeOf)).toEqual(['conflict', 'nothing-to-share']);
    expect((await ask('ines', { readers: [1] })).status).toBe(400);
  });
});
