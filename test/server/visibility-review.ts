import { hex } from '../setup/hex.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { realTemplate } from '../unit/case-kit.ts';
import type { GradeKit } from './grade-kit.ts';
import type { Shown, Thing } from './visibility-kit.ts';

let second = '';
const opened = () => `/api/review/reviews/${second}`;
const own = () => '/api/review/own/1';

/** Tom’s first version, released, and his second, which is being judged. */
export const shownOfReview: Record<string, Shown> = {
  'review.queuedReview': {
    owner: 'tom',
    path: () => '/api/review/queue',
    // Those that were released stand in a list of their own.
    things: ({ rows }: { rows: Thing[] }) => rows.flatMap((row) => [row, { ...row, released: {} }]),
  },
  'review.openedReview': {
    owner: 'tom',
    path: opened,
    things: ({ lang: _lang, ...desk }: Thing) => [desk],
  },
  'second-look.otherLook': {
    owner: 'tom',
    path: opened,
    things: ({ other }: { other: Thing }) => [other],
  },
  'second-look.sampleSettings': {
    owner: undefined,
    path: () => '/api/review/settings',
    things: (settings: Thing) => [settings],
  },
  'version.submittedVersion': {
    owner: 'tom',
    path: opened,
    things: ({ version }: { version: Thing }) => [version],
  },
  'feedback.releasedToTeam': {
    owner: 'tom',
    path: opened,
    things: ({ before }: { before: { released: Thing } }) => [before.released],
  },
  'feedback.releasedToAuthor': {
    owner: 'tom',
    path: own,
    things: ({ released }: { released: Thing }) => [released],
  },
  'version.ownSubmitted': { owner: 'tom', path: own, things: ({ version }: { version: Thing }) => [version] },
  'phrase.teamPhrase': {
    owner: undefined,
    path: () => '/api/review/phrases',
    things: ({ phrases }: { phrases: Thing[] }) => phrases,
  },
  'point.ownPoint': {
    owner: 'tom',
    path: () => '/api/business-case/points',
    things: ({ points }: { points: Thing[] }) => points,
  },
  'feedback.ownReview': {
    owner: 'tom',
    path: () => '/api/review/own',
    things: ({ versions }: { versions: Thing[] }) => versions,
  },
};

const LEVELS = Object.fromEntries(realTemplate().rubric.criteria.map(({ key }) => [key, 3]));

/** After the case was handed in (`visibility-case.ts`). */
export async function judgeEveryField(kit: GradeKit, trainer: Entered, learner: Entered): Promise<void> {
  const versions = kit.tool.database.connection.collection<{ _id: string }>('caseVersions');
  const handOver = async () => {
    await versions.updateMany({ made: 'submitted' }, { $set: { pending: { dueAt: new Date(0) } } });
    while (await kit.tool.rooms.work.handOverCases());
    const { body } = await kit.tool.call('POST', '/api/review/next', { token: trainer.token, body: {} });
    return (body as { id: string }).id;
  };
  const ask = (method: string, path: string, body: unknown, { token } = trainer) =>
    kit.tool.call(method, `/api/review/${path}`, { token, body });
  await ask('PUT', `phrases/${hex()}`, { kind: 'question', text: 'Whose budget pays?' });
  const first = await handOver();
  const value = { levels: LEVELS, decision: 'accepted', words: 'Go on.' };
  await ask('PUT', `reviews/${first}/draft`, { write: hex(), revision: 0, value });
  const anchor = { kind: 'cell', section: 'context', table: 'a', row: 'b', column: 'c', quote: '£1' };
  for (const body of ['One.', 'Two.'])
    await ask('PUT', `reviews/${first}/comments/${hex()}`, {
      write: hex(),
      revision: 0,
      value: { anchor, kind: 'suggestion', body, wording: '£2' },
    });
  await ask('POST', `reviews/${first}/release`, { write: hex() });
  while (await kit.tool.rooms.work.tellReleases());
  await answerPoints(kit, learner);
  await ask('PUT', 'own/1/opened', undefined, learner);
  const version = await versions.findOne({ made: 'submitted' } as never);
  await versions.insertOne({ ...version, _id: 'again', key: 'again', number: 2 } as never);
  second = await handOver();
  await lookedAtTwice(kit, trainer);
}

/** A colleague was asked to look at the second one, and has. */
async function lookedAtTwice(kit: GradeKit, trainer: Entered): Promise<void> {
  const { connection } = kit.tool.database;
  const enrolments = connection.collection<{ _id: string }>('enrolments');
  const own = await enrolments.findOne({ person: trainer.me.id } as never);
  await enrolments.insertOne({
    ...own,
    _id: 'a colleague',
    person: 'a colleague',
    sub: 'a colleague',
    number: 99,
  } as never);
  const asked = await kit.tool.call('POST', `${opened()}/second-look`, { token: trainer.token, body: {} });
  const at = new Date();
  const release = { at, by: trainer.me.id, score: 50, ready: true };
  const set = { state: 'released', release, closedTo: [], 'draft.decision': 'accepted' };
  const { id } = asked.body as { id: string };
  await connection.collection<{ _id: string }>('reviews').updateOne({ _id: id }, { $set: set });
}

/** One has gone with a version, one waits for the next. */
async function answerPoints(kit: GradeKit, { token }: Entered): Promise<void> {
  const { body } = await kit.tool.call('GET', '/api/business-case/points', { token });
  for (const { id } of (body as { points: { id: string }[] }).points) {
    const value = { done: 'changed', reason: 'So it is.' };
    const answer = { write: hex(), revision: 0, value };
    await kit.tool.call('PUT', `/api/business-case/points/${id}`, { token, body: answer });
  }
  const rows = kit.tool.database.connection.collection('casePoints');
  await rows.updateOne({ text: 'One.' }, { $set: { answeredIn: 2 } });
}
