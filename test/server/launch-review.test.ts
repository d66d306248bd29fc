import { beforeAll, expect, it } from 'vitest';
import { launchThrough } from '../lms/launch-as.ts';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';

/** Moodle's submission review: a grade in the gradebook opens the work behind it. */
let both: ToolAndLms;
beforeAll(async () => {
  both = await toolAndLms();
  await both.lms.client.addLink({
    site: 'moodle',
    title: 'Graded',
    custom: { content_id: 'course' },
    lineItem: { scoreMaximum: 2400, tag: 're-entry-guided-minutes', submissionReview: {} },
  });
});

const review = (person: string, forUser: string) =>
  ({ site: 'moodle', person, link: 'Graded', message: 'LtiSubmissionReviewRequest', forUser }) as const;

const learnerPage = (who: Entered) => {
  const id = who.landing.replace('/app/learners/', '');
  return both.tool.call('GET', `/api/cohort/learners/${id}`, { token: who.token });
};

it('[case 68] a trainer sees the steps of the learner whose work was asked for', async () => {
  const tom = await both.enter({ site: 'moodle', person: 'tom' });
  const path = '/api/course/steps/conversation-models/goal-too-early/done';
  expect((await both.tool.call('PUT', path, { token: tom.token })).status).toBe(200);
  const trainer = await both.enter(review('ruth', 'tom'));
  expect(trainer.landing).toBe(`/app/learners/${tom.me.id}`);
  const { body } = await learnerPage(trainer);
  expect(body).toMatchObject({
    learner: { id: tom.me.id, stepsDone: 1 },
    done: [{ step: 'goal-too-early' }],
  });
});

it('[case 68] an administrator of the institution, who sees every learner here, sees this one too', async () => {
  const role = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator';
  const claims = { 'https://purl.imsglobal.org/spec/lti/claim/roles': [role] };
  const tom = await both.enter({ site: 'moodle', person: 'tom' });
  const ada = await both.enter({ ...review('ada', 'tom'), overrides: { claims } });
  expect([ada.me.role, ada.landing]).toEqual(['administrator', `/app/learners/${tom.me.id}`]);
  expect((await learnerPage(ada)).status).toBe(200);
});

it('[case 68] somebody who never came has no work yet, which is no error', async () => {
  const trainer = await both.enter(review('ruth', 'gareth'));
  expect(trainer.landing).toBe('/app/learners/unknown');
  expect(await learnerPage(trainer)).toEqual({
    status: 200,
    body: {
      learner: null,
      programme: null,
      acts: { taken: 0, back: 0 },
      hours: { counted: 0, verified: 0 },
      done: [],
      joined: [],
    },
  });
});

it('[case 68] a learner may look at their own work and at nobody else’s', async () => {
  const farah = await both.enter(review('farah', 'farah'));
  expect((await learnerPage(farah)).status).toBe(200);
  const tom = await both.enter({ site: 'moodle', person: 'tom' });
  const curious = await both.tool.call('GET', `/api/cohort/learners/${tom.me.id}`, { token: farah.token });
  expect(curious.status).toBe(404);
  const page = await launchThrough(both.lms, undefined, review('farah', 'tom'));
  expect(page.status).toBe(403);
  expect(page.body).toContain('review-refused');
  expect(page.token).toBeUndefined();
});
