import { beforeAll, expect, test } from 'vitest';
import { createLog } from '../../server/core/log.ts';
import { readCourses } from '../../server/rooms.ts';
import { CompletionService } from '../../server/rooms/course/completion.service.ts';
import { CourseService } from '../../server/rooms/course/course.service.ts';
import { CourseStore } from '../../server/rooms/course/course.store.ts';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';

/** The way of a mark from the course to the outbox of scores, which a job walks. */
const STEP = '/api/course/steps/conversation-models/goal-too-early/done';

let both: ToolAndLms;
beforeAll(async () => {
  both = await toolAndLms();
});

async function mark({ token }: Entered): Promise<void> {
  expect((await both.tool.call('PUT', STEP, { token })).status).toBe(200);
}

/** Scores in the outbox, whatever became of them. */
async function noted(who: Entered): Promise<number> {
  const tenant = both.tenants.canvas;
  const { counts } = await both.tool.rooms.grade.overview({ tenant, run: who.me.run.id });
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

test('hands the new sum to the gradebook for a learner, and nothing for student view', async () => {
  const learner = await both.enter({ site: 'canvas', person: 'tom' });
  await mark(learner);
  expect(await noted(learner)).toBe(0);
  while (await both.tool.rooms.work.handOver());
  expect(await noted(learner)).toBe(1);
  // A process of the version before, beside this one, sends a score to whom its row names.
  const { connection } = both.tool.database;
  const [score, enrolment] = await Promise.all(
    ['scores', 'enrolments'].map((name) => connection.collection(name).findOne({ person: learner.me.id })),
  );
  expect(score?.['sub']).toBe(enrolment?.['sub']);
  expect(score?.['sub']).toBeTypeOf('string');
  await mark(await both.enter({ site: 'canvas', person: 'test-student' }));
  expect(await both.tool.rooms.work.handOver()).toBe(false);
  expect(await noted(learner)).toBe(1);
});

test('a change that could not be handed over waits and is tried again', async () => {
  const { tool } = both;
  const learner = await both.enter({ site: 'canvas', person: 'ines' });
  await mark(learner);
  const parts = {
    store: new CourseStore(tool.database.connection),
    people: tool.rooms.people,
    library: readCourses(),
    rooms: new Set(['course']),
    clock: tool.clock,
  };
  const withoutGrade = new CourseService({
    ...parts,
    completion: new CompletionService(parts),
    visits: { noteOpening: () => undefined, count: () => Promise.resolve([]) },
    notes: {
      textAt: () => Promise.reject(new Error('not asked')),
      placesWithText: () => Promise.reject(new Error('not asked')),
    },
    acts: {
      countsOf: () => Promise.reject(new Error('not asked')),
      doneBy: () => Promise.reject(new Error('not asked')),
    },
    grade: { schedule: () => Promise.reject(new Error('the outbox is away')) },
    log: createLog('silent'),
  });
  expect(await withoutGrade.handOverNext()).toBe(true);
  const rows = tool.database.connection.collection('progress');
  expect(await rows.findOne({ person: learner.me.id })).toMatchObject({ pending: { minutes: 10 } });
  const before = await noted(learner);
  expect(await tool.rooms.work.handOver()).toBe(false);
  tool.clock.forward(60_000);
  expect(await tool.rooms.work.handOver()).toBe(true);
  tool.clock.forward(-60_000);
  expect(await rows.findOne({ person: learner.me.id })).toMatchObject({ pending: null });
  expect(await noted(learner)).toBe(before + 1);
});
