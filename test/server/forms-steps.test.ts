import { beforeAll, describe, expect, it } from 'vitest';
import { formsKit, PROFILE, writing, type FormsKit } from './forms-kit.ts';

let kit: FormsKit;
beforeAll(async () => {
  kit = await formsKit();
});

const stepOf = async ({ token }: { token: string }, step: string) =>
  (await kit.tool.call('GET', `/api/course/steps/${step}`, { token })).body as {
    done: boolean;
    markable: boolean;
    html: string;
  };
const mark = async ({ token }: { token: string }, step: string) =>
  (await kit.tool.call('PUT', `/api/course/steps/${step}/done`, { token })).status;

describe('a step that asks for a form', () => {
  it('is done when its form is finished, and not before', async () => {
    const who = await kit.somebody();
    const step = 'starting-points/qualities-baseline';
    expect(await stepOf(who, step)).toMatchObject({ done: false, markable: false });
    expect(await mark(who, step)).toBe(403);
    const draft = await kit.call('PUT', '/qualities-self-assessment/start/own', who, writing({ calm: 3 }));
    expect((await stepOf(who, step)).done).toBe(false);
    const values = await kit.reading(who);
    const whole = writing(values, { finish: true, revision: draft.body.revision });
    await kit.call('PUT', '/qualities-self-assessment/start/own', who, whole);
    expect((await stepOf(who, step)).done).toBe(true);
  });

  it('is done by the part that it asks for, and the whole does the steps of all parts', async () => {
    const who = await kit.somebody();
    const values = { org_type: 'school', size_band: 'under-50', sites: 1, existing: 'None.' };
    const part = writing(values, { part: 'OCP:basics', finish: true });
    await kit.call('PUT', PROFILE, who, part);
    expect((await stepOf(who, 'starting-points/open-context-profile')).done).toBe(true);
    expect((await stepOf(who, 'context-safe-space/context-profile')).done).toBe(false);
  });

  it('stays with the learner’s own mark where the form waits for a room that is not there', async () => {
    const who = await kit.somebody();
    for (const step of [
      'sustain/reviews-booked',
      'context-safe-space/stakeholder-map',
      'business-case-value/risk-table',
    ]) {
      expect((await stepOf(who, step)).markable, step).toBe(true);
      expect(await mark(who, step), step).toBe(200);
    }
  });

  it('offers the forms that open by themselves, practice copies among them, and no other', async () => {
    const offered = async (step: string) => {
      const { html } = await stepOf(kit.ines, step);
      return [...html.matchAll(/data-product="(FORM:[^"]+)"/g)].map(([, target]) => target);
    };
    expect(await offered('starting-points/welcome-protocols')).toEqual([
      'FORM:set-ground-rules#cohort-protocol',
      // Opens on the page of a triad; shown there empty.
      'FORM:triad-observation',
    ]);
    expect(await offered('groundwork/triad-first-meeting')).toEqual([
      'FORM:mentoring-agreement#practice',
      'FORM:triad-observation',
    ]);
    expect(await offered('conversation-models/model-at-work')).toEqual([
      'FORM:progress-record',
      'FORM:mentor-log',
    ]);
    expect(await offered('groundwork/adapt-the-forms')).toEqual([
      'FORM:mentee-application',
      'FORM:mentor-application',
    ]);
    // The turn record is written in the meeting, and its step leads there.
    expect(await offered('choose-or-devise/set-1')).toEqual(['FORM:set-turn', 'FORM:set-evaluation']);
  });
});
