import { beforeAll, describe, expect, it } from 'vitest';
import { hex } from '../setup/hex.ts';
import { launchThrough } from '../lms/launch-as.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { realTemplate } from '../unit/case-kit.ts';
import { reviewKit, type ReviewKit } from './review-kit.ts';

/** From a number in the gradebook to the version behind it: Moodle’s grade report, Canvas’ SpeedGrader. */
const TAG = 're-entry-business-case';
const LEVELS = Object.fromEntries(realTemplate().rubric.criteria.map(({ key }) => [key, 3]));
const SUBMISSION = 'https://canvas.instructure.com/lti/submission';
interface Submission {
  submission_data?: string;
}
let kit: ReviewKit;
beforeAll(async () => {
  kit = await reviewKit();
});

async function release(trainer: Entered, learner: Entered): Promise<void> {
  const id = await kit.take(trainer, learner);
  const value = { levels: LEVELS, decision: 'accepted', words: 'Go on.' };
  await kit.review('PUT', `reviews/${id}/draft`, trainer, { write: hex(), revision: 0, value });
  expect((await kit.review('POST', `reviews/${id}/release`, trainer, { write: hex() })).status).toBe(200);
}
const newest = async (trainer: Entered, learner: Entered) =>
  (await kit.queue(trainer)).find((row) => row.learner.id === learner.me.id)?.id;

describe('Moodle’s grade report', () => {
  let ruth: Entered;
  let tom: Entered;
  const report = (person: string, forUser: string) =>
    ({ site: 'moodle', person, link: 'Case', message: 'LtiSubmissionReviewRequest', forUser }) as const;

  beforeAll(async () => {
    const submissionReview = { custom: { work: TAG } };
    await kit.lms.client.addLink({
      site: 'moodle',
      title: 'Case',
      lineItem: { scoreMaximum: 100, tag: TAG, submissionReview },
    });
    [ruth, tom] = [
      await kit.enter({ site: 'moodle', person: 'ruth' }),
      await kit.enter({ site: 'moodle', person: 'tom' }),
    ];
    await kit.handIn(tom);
  });

  it('[case 68] [f9] opens a trainer the newest version of the learner at the desk', async () => {
    const trainer = await kit.enter(report('ruth', 'tom'));
    expect(trainer.landing).toBe(`/app/reviews/${await newest(ruth, tom)}`);
    const { status, body } = await kit.review('GET', trainer.landing.replace('/app/', ''), trainer);
    expect([status, body['version']]).toEqual([200, expect.objectContaining({ number: 1 })]);
    await kit.handInAgain(tom, 'Three colleges became one.');
    expect((await kit.enter(report('ruth', 'tom'))).landing).toBe(`/app/reviews/${await newest(ruth, tom)}`);
  });

  it('[case 68] opens a learner their own case, and what was released of it as soon as it is', async () => {
    expect((await kit.enter(report('tom', 'tom'))).landing).toBe('/app/case');
    await release(ruth, tom);
    expect((await kit.enter(report('tom', 'tom'))).landing).toBe('/app/case/feedback');
  });

  it('[case 68] opens nobody else’s to a learner, and nothing of somebody who never came', async () => {
    const curious = await launchThrough(kit.lms, undefined, report('farah', 'tom'));
    expect([curious.status, curious.token]).toEqual([403, undefined]);
    expect(curious.body).toContain('review-refused');
    expect((await kit.enter(report('ruth', 'gareth'))).landing).toBe('/app/learners/unknown');
    const ines = await kit.enter({ site: 'moodle', person: 'ines' });
    expect((await kit.enter(report('ruth', 'ines'))).landing).toBe(`/app/learners/${ines.me.id}`);
  });

  it('[case 68] is known by its line item where the platform says nothing more', async () => {
    await kit.send();
    const { connection } = kit.tool.database;
    const item = await connection.collection('lineItems').findOne({ key: 'business-case' });
    const endpoint = { lineitem: item?.['url'], scope: [] };
    const claims = {
      'https://purl.imsglobal.org/spec/lti/claim/custom': {},
      'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': endpoint,
    };
    const trainer = await kit.enter({ ...report('ruth', 'tom'), overrides: { claims } });
    expect(trainer.landing).toMatch(/^\/app\/reviews\//);
    const elsewhere = { lineitem: `${item?.['url']}&of=a-teacher`, scope: [] };
    const other = { ...claims, 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': elsewhere };
    expect((await kit.enter({ ...report('ruth', 'tom'), overrides: { claims: other } })).landing).toBe(
      `/app/learners/${tom.me.id}`,
    );
  });
});

describe('Canvas’ SpeedGrader', () => {
  let ruth: Entered;
  let neil: Entered;
  let address: string;
  let handed: Submission | undefined;
  const at = (person: string, url: string) =>
    ({ site: 'canvas', person, overrides: { claims: { target_link_uri: url } } }) as const;

  const posted = async () =>
    (await kit.posts('canvas')).map(({ body }) => JSON.parse(body) as Record<string, Submission | undefined>);

  beforeAll(async () => {
    [ruth, neil] = [
      await kit.enter({ site: 'canvas', person: 'ruth' }),
      await kit.enter({ site: 'canvas', person: 'neil' }),
    ];
    await kit.handIn(neil);
    await kit.send();
    const [handedIn] = (await posted()).map((body) => body[SUBMISSION]).filter((one) => one?.submission_data);
    handed = handedIn;
    address = String(handedIn?.submission_data);
  });

  it('may launch a review of the line item that we make, where a platform has that message', async () => {
    const { requests } = await kit.lms.client.requests({ site: 'canvas', endpoint: 'lineitems' });
    expect(requests.map(({ body }) => body).join()).toContain(
      `"submissionReview":{"custom":{"work":"${TAG}"}}`,
    );
  });

  it('[f9] [C24] is told with a version where its work is: an address that says whose, and no name', () => {
    expect(handed).toMatchObject({ new_submission: true, submission_type: 'basic_lti_launch' });
    const url = new URL(address);
    expect(url.href.startsWith(`${kit.tool.origin}/lti/launch?`)).toBe(true);
    expect(Object.fromEntries(url.searchParams)).toEqual({ work: TAG, of: neil.me.id });
  });

  it('[f9] opens a trainer that version, also where Canvas has encoded the query once more', async () => {
    const landing = `/app/reviews/${await newest(ruth, neil)}`;
    expect((await kit.enter(at('ruth', address))).landing).toBe(landing);
    const [path, query] = address.split('?');
    const twice = `${path}?${encodeURIComponent(String(query))}`;
    expect((await kit.enter(at('ruth', twice))).landing).toBe(landing);
  });

  it('[f9] opens its author their own, and nobody else', async () => {
    expect((await kit.enter(at('neil', address))).landing).toBe('/app/case');
    await release(ruth, neil);
    expect((await kit.enter(at('neil', address))).landing).toBe('/app/case/feedback');
    const url = new URL(address);
    url.searchParams.set('of', ruth.me.id);
    const page = await launchThrough(kit.lms, undefined, at('neil', url.href));
    expect([page.status, page.token]).toEqual([403, undefined]);
    // An id of another school, or of nobody, leads to no case.
    url.searchParams.set('of', '../../nobody?x=1');
    expect((await kit.enter(at('ruth', url.href))).landing).toBe('/app/learners/..%2F..%2Fnobody%3Fx%3D1');
  });

  it('[f9] hears of no new attempt and no address when the score is released', async () => {
    kit.tool.clock.forward(1500);
    while (await kit.tool.rooms.work.tellReleases());
    await kit.send();
    const last = (await posted()).at(-1);
    expect(last).toMatchObject({ gradingProgress: 'FullyGraded', [SUBMISSION]: { new_submission: false } });
    expect(last?.[SUBMISSION]).not.toHaveProperty('submission_data');
  });
});
