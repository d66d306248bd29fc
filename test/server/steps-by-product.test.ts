import { beforeAll, describe, expect, it } from 'vitest';
import type { Step } from '../../server/content/course.types.ts';
import { house } from '../../server/rooms.ts';
import { sectionOf } from '../../server/rooms/course/completion.rule.ts';
import { type Field, partOf, type ShownForm } from '../../server/rooms/forms/form.rule.ts';
import { EDITIONS } from '../content/both-editions.ts';
import { hasTest } from '../content/promise-list.ts';
import { hex } from '../setup/hex.ts';
import { sending } from './entries-kit.ts';
import { PROFILE, writing } from './forms-kit.ts';
import { finalReview, type Learner, relationshipKit, type RelationshipKit } from './relationship-kit.ts';

/**
 * Steps that their learner does not mark, because they are done by what is made in a room: each way is walked by a learner
 * through its door, here or in the test that is named.
 */
let kit: RelationshipKit;
beforeAll(async () => {
  kit = await relationshipKit();
});

const HERE = 'test/server/steps-by-product.test.ts';
const READINGS = 'is done by each reading of one’s qualities';
const PARTS = 'is done by the part of the profile that it asks for, and the last one by all of it';
const FINAL = 'is done by a final review, of whichever relationship';

/** By the way, and the form where the way is to save one. */
const WALKED: Record<string, readonly [file: string, test: string]> = {
  'all-best': [
    'test/server/course-quiz.test.ts',
    'completes its step, as of when the last was pressed, and its minutes go to the gradebook',
  ],
  'form-saved qualities-self-assessment#start': [HERE, READINGS],
  'form-saved qualities-self-assessment#mid': [HERE, READINGS],
  'form-saved qualities-self-assessment#end': [HERE, READINGS],
  'basics-saved organisational-context-profile': [HERE, PARTS],
  'form-saved organisational-context-profile': [HERE, PARTS],
  'form-saved midpoint-review': [
    'test/server/hours-steps.test.ts',
    'is done by the first mid-point review, of whichever relationship',
  ],
  'form-saved final-review': [HERE, FINAL],
  'form-saved final-outcome-evaluation': [
    'test/server/evaluation-outcome.test.ts',
    '[S0.17] [i3] is a form of its own, refused before the fifth meeting, which does the last step',
  ],
  'entry-saved': [HERE, 'is done by an entry of hours'],
  'two-labels-one-draft-one-date': [
    'test/server/hours-steps.test.ts',
    'is done by two labels, an agreement begun and a date, in whatever order',
  ],
  'all-tagged-and-dated': [
    'test/server/hours-steps.test.ts',
    'is done when everybody has a phase and a date',
  ],
  'one-post-two-replies': [
    'test/server/discussion-belonging.test.ts',
    'is told to the course when it is there, again until the course has heard, and only for replies to others',
  ],
  'one-post-one-reply': [
    'test/server/discussion-belonging.test.ts',
    'is told to the course when it is there, again until the course has heard, and only for replies to others',
  ],
  'ten-sorted': [
    'test/server/portfolio.test.ts',
    'with ten sorted completes its step, once: what is taken back stays taken back',
  ],
  'five-placed': [
    'test/server/portfolio.test.ts',
    'with five sentences of one reading placed completes its step',
  ],
  'attendance-marked': [
    'test/server/live-session.test.ts',
    '[S3.25] is confirmed by the trainer with one press for all, late is late, and the step is done',
  ],
  'three-sheets-filed': [
    'test/server/triads.test.ts',
    'is done when each of the three has said so, with their sheets handed over: then the step is',
  ],
};

const rooms: ReadonlySet<string> = new Set(house.names);
/** A section of the business case is its learner's to mark, too. */
const isDoneByRoom = (step: Step) =>
  step.judge !== null && rooms.has(step.judge) && sectionOf(step) === undefined;
const wayOf = ({ completeWhen, form }: Step) =>
  completeWhen.endsWith('-saved') && completeWhen !== 'entry-saved'
    ? `${completeWhen} ${form}`
    : completeWhen;

describe('a step that is done by what is made', () => {
  it.each(EDITIONS.map((edition) => [edition.name, edition] as const))(
    'is one that a learner can do: in %s each way is walked in a test',
    (_, { course }) => {
      const steps = course.modules.flatMap((module) => module.steps).filter(isDoneByRoom);
      expect(steps.length).toBeGreaterThan(30);
      expect(steps.flatMap((step) => (WALKED[wayOf(step)] ? [] : [`${step.number} ${wayOf(step)}`]))).toEqual(
        [],
      );
    },
  );

  it('is walked in tests that are there', () => {
    expect(Object.values(WALKED).filter(([file, name]) => !hasTest(file, name))).toEqual([]);
  });
});

const done = async ({ token }: Learner, step: string) =>
  ((await kit.tool.call('GET', `/api/course/steps/${step}`, { token })).body as { done: boolean }).done;

/** An answer to every field that needs one, whatever it asks. */
function filled(fields: readonly Field[]): Record<string, unknown> {
  const needed = fields.filter(({ type, required }) => required === true && type !== 'computed');
  return Object.fromEntries(needed.map((field) => [field.key, valueOf(field)]));
}

function valueOf(field: Field): unknown {
  if (field.type === 'number') return 1;
  if (field.type === 'scale-0-10') return Object.fromEntries(field.items!.map(({ key }) => [key, 4]));
  if (!('options' in field) || !field.options) return 'A line of it.';
  const key = field.options[0]!.key;
  return field.type === 'multiselect' ? [key] : key;
}

describe('a step that asks for a form of one’s own', () => {
  it(READINGS, async () => {
    const who = await kit.learner();
    for (const [variant, step] of [
      ['start', 'starting-points/qualities-baseline'],
      ['mid', 'success-from-the-start/qualities-midpoint'],
      ['end', 'sustain/qualities-final'],
    ] as const) {
      expect(await done(who, step), step).toBe(false);
      const path = `/qualities-self-assessment/${variant}/own`;
      const { body } = await kit.forms('PUT', path, who, writing(await kit.reading(who), { finish: true }));
      expect(body, variant).toMatchObject({ state: 'finished', problems: [] });
      expect(await done(who, step), step).toBe(true);
    }
  });

  it(PARTS, async () => {
    const who = await kit.learner();
    const { form } = (await kit.forms('GET', PROFILE, who)).body as unknown as { form: ShownForm };
    let revision: unknown = 0;
    for (const [part, step] of [
      ['OCP:basics', 'starting-points/open-context-profile'],
      ['OCP:culture_scale', 'context-safe-space/judge-or-grow'],
      ['OCP:all', 'context-safe-space/context-profile'],
    ] as const) {
      expect(await done(who, step), step).toBe(false);
      const values = filled(partOf(form, part)!.fields);
      const writes = writing(values, { part, finish: true, revision });
      const { body } = await kit.forms('PUT', PROFILE, who, writes);
      expect(body, part).toMatchObject({ problems: [] });
      revision = body['revision'];
      expect(await done(who, step), step).toBe(true);
    }
  });
});

describe('a step that asks for something of somebody’s hours', () => {
  it(FINAL, async () => {
    const who = await kit.learner();
    const id = await kit.relationship(who);
    const path = `/final-review/plain/${id}`;
    await kit.forms('PUT', path, who, writing(finalReview('end'), { finish: true }));
    expect(await done(who, 'evaluate-revise/final-reviews')).toBe(true);
  });

  it('is done by an entry of hours', async () => {
    const step = 'conversation-models/model-at-work';
    const who = await kit.learner();
    const id = await kit.relationship(who);
    const begun = await kit.tool.call('PUT', '/api/course/steps/conversation-models/goal-too-early/done', {
      token: who.token,
    });
    expect(begun.status).toBe(200);
    // Between midnight and two, two hours ago would be the day before they began.
    kit.tool.clock.forward(3 * 3_600_000);
    const from = new Date(Math.floor(kit.tool.clock.now().getTime() / 300_000) * 300_000 - 2 * 3_600_000);
    const entry = sending(from, 60, { facts: { relationship: id } });
    expect((await kit.hours('PUT', `/entries/${hex()}`, who, entry)).status).toBe(200);
    while (await kit.tool.rooms.work.tallyHours());
    expect(await done(who, step)).toBe(true);
  });
});
