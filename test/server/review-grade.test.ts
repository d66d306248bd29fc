import { beforeAll, describe, expect, it } from 'vitest';
import type { Entered, SiteName } from '../setup/tool-and-lms.ts';
import { allAt, reviewKit, type ReviewKit, type Row } from './review-kit.ts';

/** What the gradebook of the school hears of a review: after a release, and when it is taken back. */
let kit: ReviewKit;
beforeAll(async () => {
  kit = await reviewKit();
});

const K11 = {
  need: 3,
  context: 3,
  model: 4,
  criteria: 3,
  value: 2,
  design: 3,
  ethics: 3,
  iteration: 2,
  clarity: 3,
};

const cellOf = async (site: SiteName, person: string) => {
  const { cells } = await kit.lms.client.gradebook(site);
  return cells.find((one) => one.person === person && one.tag === 're-entry-business-case');
};

async function tell(): Promise<void> {
  kit.tool.clock.forward(1500);
  while (await kit.tool.rooms.work.tellReleases());
  await kit.send();
}

describe.each(['moodle', 'canvas'] as const)('the gradebook of %s', (site) => {
  let ruth: Entered;
  let learner: Entered;
  let id: string;
  const person = site === 'moodle' ? 'ines' : 'neil';

  beforeAll(async () => {
    [ruth, learner] = [await kit.enter({ site, person: 'ruth' }), await kit.enter({ site, person })];
    await kit.handIn(learner);
    await kit.send();
  });

  it('[K11] [S1.14] shows the score when it is released, and no word of the feedback', async () => {
    expect((await cellOf(site, person))?.visible ?? null).toBeNull();
    id = await kit.judge(ruth, learner, K11);
    await tell();
    expect((await cellOf(site, person))?.visible).toBe(65);
    const said = JSON.stringify((await kit.posts(site)).map(({ body }) => body));
    expect(said).toContain('accepted, with changes to make');
    expect(said).toContain(`${kit.tool.origin}/app/case`);
    expect(said).not.toContain('vice-principal');
  });

  it('shows none when it is taken back, and the next one when it is released again', async () => {
    await kit.review('POST', `reviews/${id}/withdraw`, ruth, {});
    await tell();
    expect((await cellOf(site, person))?.visible).toBeNull();
    await kit.judge(ruth, learner, allAt(4));
    await tell();
    expect((await cellOf(site, person))?.visible).toBe(100);
  });

  it('keeps the score of the version before until the next one is judged; taken back, it goes', async () => {
    await kit.handInAgain(learner, 'Three colleges became one.');
    await tell();
    expect((await cellOf(site, person))?.visible).toBe(100);
    // What was said of the version before is told of no more once there is a newer one to be judged.
    expect((await kit.review('POST', `reviews/${id}/withdraw`, ruth, {})).body).toEqual({
      state: 'replaced',
    });
    await tell();
    expect((await cellOf(site, person))?.visible).toBeNull();
    await kit.judge(ruth, learner, K11);
    await tell();
    expect((await cellOf(site, person))?.visible).toBe(65);
  });

  it('[C24] has had one submission a version, each at its own moment', async () => {
    if (site === 'canvas') expect((await cellOf(site, person))?.attempts).toBe(2);
    expect((await kit.delivery(site)).failed).toEqual([]);
  });
});

it('[f8] says of each released score whether the gradebook has it, and why not in the platform’s words', async () => {
  const ruth = await kit.enter({ site: 'canvas', person: 'ruth' });
  const released = async () =>
    (await kit.queue(ruth, 'released'))[0]?.released as unknown as { gradebook: { id: string } | null };
  expect(await released()).toMatchObject({ gradebook: { status: 'sent', reason: null } });
  const [row] = await kit.queue(ruth, 'released');
  const desk = (await kit.review('GET', `reviews/${row?.id}`, ruth)).body as unknown as { review: Row };
  expect(desk.review.released).toEqual(await released());
  const learner = await kit.enter({ site: 'canvas', person: 'neil' });
  await kit.handInAgain(learner, 'Four colleges became one.');
  await kit.send();
  await kit.breaks('canvas', 'scores', { status: 422, body: '{"errors":{"message":"Not today"}}', times: 1 });
  await kit.judge(ruth, learner, allAt(4));
  expect(await released()).toMatchObject({ gradebook: null });
  await tell();
  const failed = await released();
  expect(failed).toMatchObject({
    gradebook: { status: 'stopped', reason: expect.stringMatching(/Not today/) },
  });
  expect(await kit.resend('canvas', failed.gradebook?.id ?? '')).toBe(200);
  await kit.send();
  expect(await released()).toMatchObject({ gradebook: { status: 'sent', reason: null } });
  expect((await cellOf('canvas', 'neil'))?.visible).toBe(100);
});
