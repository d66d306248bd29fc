import { beforeAll, describe, expect, it } from 'vitest';
import { toolAndLms, type ToolAndLms } from '../setup/tool-and-lms.ts';

/** What real platforms do and the specification leaves to them: people get in and are listed all the same. */

let kit: ToolAndLms;
beforeAll(async () => {
  kit = await toolAndLms();
});

const namesIn = async (token: string): Promise<(string | null)[]> => {
  const { body } = await kit.tool.call('GET', '/api/cohort/learners', { token });
  return (body as { rows: { name: string | null }[] }).rows.map((row) => row.name);
};

async function readRoster(token: string): Promise<void> {
  await kit.tool.call('POST', '/api/people/roster', { token, body: {} });
  while (await kit.tool.rooms.work.rosters());
}

describe('a platform', () => {
  it.each(['moodle', 'canvas'] as const)(
    'that lists its key behind 140 others and writes [] for empty claims lets people in: %s',
    async (site) => {
      await kit.lms.client.settings({ site, foreignKeys: 140, emptyClaims: 'lists' });
      expect((await kit.enter({ site, person: 'tom' })).me.role).toBe('learner');
    },
  );

  it('that names its next pages by their path has its whole course listed', async () => {
    const site = 'canvas';
    await kit.lms.client.settings({ site, relativeLinks: true, pageSize: 2 });
    const trainer = await kit.enter({ site, person: 'ruth' });
    await readRoster(trainer.token);
    expect(await namesIn(trainer.token)).toHaveLength(12);
  });

  it('that writes names through its text filter has them shown as they are', async () => {
    const site = 'moodle';
    const set = { given: 'Ñandú &', family: 'Söhne' };
    await kit.lms.client.changePerson({ site, person: 'farah', set });
    const trainer = await kit.enter({ site, person: 'ruth' });
    await readRoster(trainer.token);
    expect(await namesIn(trainer.token)).toContain('Ñandú & Söhne');
  });
});
