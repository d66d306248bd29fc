import { expect } from 'vitest';
import { hex } from '../setup/hex.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { realTemplate } from '../unit/case-kit.ts';
import { said, versionsKit, type VersionsKit } from './case-versions-kit.ts';

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';

/** An answer as tests look into it. */
export type Body = Record<string, never> & { error: Record<string, never> };

export interface Row {
  id: string;
  version: number;
  state: string;
  title: string;
  look: string;
  asked: boolean;
  begun: boolean;
  closed: boolean;
  learner: { id: string; name: string | null };
  claim: { own: boolean; by: { name: string | null }; asked: { own: boolean } | null } | null;
  released: { decision: string; score: number; ready: boolean } | null;
}

/** What the tests of reviews say: hand in, look into the queue, take, write, release. */
export interface ReviewKit extends VersionsKit {
  review(method: Method, path: string, who: Entered, body?: unknown): Promise<{ status: number; body: Body }>;
  /** A finished case, handed in and told of. */
  handIn(who: Entered): Promise<number>;
  /** The same, changed in one section, handed in as the next version. */
  handInAgain(who: Entered, text: string): Promise<number>;
  handOver(): Promise<void>;
  queue(who: Entered, show?: string): Promise<Row[]>;
  /** Takes the review of somebody’s newest version. */
  take(trainer: Entered, learner: Entered): Promise<string>;
  /** Takes it, judges it so and releases that; answers the review. */
  judge(trainer: Entered, learner: Entered, levels: object): Promise<string>;
  /** Of a review that is taken: judges it so and releases that. */
  judgeAt(id: string, trainer: Entered, levels: object): Promise<void>;
}

/** Each criterion at the same level. */
export const allAt = (level: number): object =>
  Object.fromEntries(realTemplate().rubric.criteria.map(({ key }) => [key, level]));

export async function reviewKit(settings: Record<string, string> = {}): Promise<ReviewKit> {
  const kit = await versionsKit(settings);
  return { ...kit, ...trainerSide(kit), ...learnerSide(kit) };
}

function trainerSide({
  tool,
}: VersionsKit): Pick<ReviewKit, 'review' | 'queue' | 'take' | 'judge' | 'judgeAt'> {
  const review: ReviewKit['review'] = async (method, path, { token }, body) =>
    (await tool.call(method, `/api/review/${path}`, {
      token,
      ...(body === undefined ? {} : { body }),
    })) as never;
  const queue: ReviewKit['queue'] = async (who, show = 'waiting') =>
    (await review('GET', `queue?show=${show}`, who)).body['rows'] as unknown as Row[];
  const take: ReviewKit['take'] = async (trainer, learner) => {
    const rows = [...(await queue(trainer)), ...(await queue(trainer, 'mine'))];
    const row = rows.find((one) => one.learner.id === learner.me.id && one.look === 'first');
    const id = row?.id ?? '';
    expect((await review('POST', `reviews/${id}/claim`, trainer, {})).status).toBe(200);
    return id;
  };
  const judgeAt: ReviewKit['judgeAt'] = async (id, trainer, levels) => {
    const { body } = await review('GET', `reviews/${id}`, trainer);
    const { revision } = body['draft'] as unknown as { revision: number };
    const words = 'Private: the vice-principal is tired.';
    const value = { levels, decision: 'accepted-with-changes', words };
    await review('PUT', `reviews/${id}/draft`, trainer, { write: hex(), revision, value });
    expect((await review('POST', `reviews/${id}/release`, trainer, { write: hex() })).status).toBe(200);
  };
  return {
    review,
    queue,
    take,
    judgeAt,
    async judge(trainer, learner, levels) {
      const id = await take(trainer, learner);
      await judgeAt(id, trainer, levels);
      return id;
    },
  };
}

/** Whether a version is of a sample depends on its id: where nobody has said how many are, none is. */
async function readOnce({ tool }: VersionsKit, { me }: Entered): Promise<void> {
  const { connection } = tool.database;
  const run = me.run.id;
  const found = await connection.collection<{ _id: string; tenant: string }>('runs').findOne({ _id: run });
  await connection
    .collection<{ _id: string; tenant?: string | undefined }>('reviewSamples')
    .updateOne(
      { _id: `sample of ${run}` },
      { $setOnInsert: { tenant: found?.tenant, run, share: 0, revision: 1 } },
      { upsert: true },
    );
}

function learnerSide(kit: VersionsKit): Pick<ReviewKit, 'handIn' | 'handInAgain' | 'handOver'> {
  const handOver = async () => {
    while (await kit.tool.rooms.work.handOverCases());
  };
  const submitted = async (who: Entered) => {
    const { status, body } = await kit.submit(who);
    expect(status).toBe(200);
    await handOver();
    return body.number;
  };
  return {
    handOver,
    async handIn(who) {
      await readOnce(kit, who);
      await kit.finish(who);
      return submitted(who);
    },
    async handInAgain(who, text) {
      await kit.write(who, 'context', said(text));
      return submitted(who);
    },
  };
}
