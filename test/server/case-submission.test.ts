import { beforeAll, describe, expect, it } from 'vitest';
import { hex } from '../setup/hex.ts';
import type { Entered, SiteName } from '../setup/tool-and-lms.ts';
import { said, versionsKit, type VersionsKit } from './case-versions-kit.ts';

/** Handing a case in, and what the gradebook of the school hears of it. */
let kit: VersionsKit;
beforeAll(async () => {
  kit = await versionsKit();
});

async function handOver(): Promise<void> {
  while (await kit.tool.rooms.work.handOverCases());
  await kit.send();
}

/** What was said of the case; steps that are done by writing it are another number. */
const bodies = async (site: SiteName) =>
  (await kit.posts(site))
    .map((post) => JSON.parse(post.body) as Record<string, unknown>)
    .filter(({ scoreMaximum }) => scoreMaximum !== 2400);

describe('a case that is handed in', () => {
  let tom: Entered;
  beforeAll(async () => {
    tom = await kit.enter({ site: 'moodle', person: 'tom' });
  });

  it('[B3] is refused with a list of what is missing while it cannot be read as a case', async () => {
    await kit.write(tom, 'context', said('Two colleges became one.'));
    const { status, body } = await kit.submit(tom);
    expect(status).toBe(400);
    const { error } = body as unknown as {
      error: { code: string; missing: { code: string; section: string }[] };
    };
    expect(error.code).toBe('case-incomplete');
    expect(error.missing).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: 'empty', section: 'rationale' })]),
    );
    expect(error.missing.some(({ section }) => section === 'context')).toBe(false);
    expect((await kit.list(tom)).versions).toEqual([]);
  });

  it('[B9] is frozen as version 1, and the draft goes on without it', async () => {
    await kit.finish(await emptied(tom));
    const { status, body } = await kit.submit(tom);
    expect([status, body.number]).toEqual([200, 1]);
    const frozen = await kit.version(tom, body.id);
    await kit.write(tom, 'context', said('Written afterwards.'));
    expect(await kit.version(tom, body.id)).toEqual(frozen);
    expect(frozen).toMatchObject({ made: 'submitted', number: 1, head: { currency: 'GBP' } });
    expect(frozen.sections.find(({ slug }) => slug === 'context')?.value).not.toEqual(
      said('Written afterwards.'),
    );
  });

  it('is one version however often, at once and by whichever device it is sent', async () => {
    const seen = await kit.seen(tom);
    const write = hex();
    const answers = await Promise.all(
      [write, write, hex(), hex()].map((one) => kit.submit(tom, { write: one, seen })),
    );
    expect(answers.map(({ status, body }) => [status, body.number])).toEqual(Array(4).fill([200, 2]));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    // An answer that was lost comes again, also after the draft has gone on.
    await kit.write(tom, 'context', said('Later still.'));
    expect((await kit.submit(tom, { write, seen })).body).toEqual(answers[0]?.body);
    const handedIn = (await kit.list(tom)).versions.filter(({ made }) => made === 'submitted');
    expect(handedIn.map(({ number }) => number)).toEqual([2, 1]);
  });

  it('is not handed in with what another device has written unread', async () => {
    const seen = await kit.seen(tom);
    await kit.write(tom, 'rationale', said('From the phone.'));
    const { status, body } = await kit.submit(tom, { seen });
    expect([status, body]).toMatchObject([409, { error: { code: 'conflict', parts: ['rationale'] } }]);
  });

  /** A case of nothing, so that the finished one can be written over revision 0. */
  async function emptied(who: Entered): Promise<Entered> {
    await kit.tool.database.connection.collection('caseParts').deleteMany({ person: who.me.id });
    return who;
  }
});

describe('the gradebook', () => {
  it('[C24] of Canvas hears that it was handed in and when, waits for a person to judge it, and keeps what stands there', async () => {
    const neil = await kit.enter({ site: 'canvas', person: 'neil' });
    await kit.finish(neil);
    const { body } = await kit.submit(neil);
    await kit.from('canvas');
    // Handed over late: the moment is that of the submission.
    kit.tool.clock.forward(5000);
    await handOver();
    kit.tool.clock.forward(-5000);
    expect(await bodies('canvas')).toMatchObject([
      {
        activityProgress: 'Submitted',
        gradingProgress: 'PendingManual',
        submission: { submittedAt: body.at },
        'https://canvas.instructure.com/lti/submission': { new_submission: true, preserve_score: true },
      },
    ]);
    const { cells } = await kit.lms.client.gradebook('canvas');
    expect(
      cells.find(({ person, tag }) => person === 'neil' && tag === 're-entry-business-case'),
    ).toMatchObject({
      visible: null,
      attempts: 1,
      submittedAt: body.at,
    });
    await handOver();
    expect(await bodies('canvas')).toHaveLength(1);
  });

  it('of Canvas hears of the next version as another attempt', async () => {
    const neil = await kit.enter({ site: 'canvas', person: 'neil' });
    await kit.write(neil, 'context', said('Two colleges became one in 2023.'));
    kit.tool.clock.forward(10_000);
    const { body } = await kit.submit(neil);
    await handOver();
    const { cells } = await kit.lms.client.gradebook('canvas');
    expect(
      cells.find(({ person, tag }) => person === 'neil' && tag === 're-entry-business-case'),
    ).toMatchObject({
      attempts: 2,
      submittedAt: body.at,
    });
  });

  it('of Moodle is not blanked by a submission that nobody has judged', async () => {
    const farah = await kit.enter({ site: 'moodle', person: 'farah' });
    await kit.finish(farah);
    await kit.from('moodle');
    expect((await kit.submit(farah)).status).toBe(200);
    await handOver();
    expect(await bodies('moodle')).toEqual([]);
    expect((await kit.delivery('moodle')).failed).toEqual([]);
  });
});
