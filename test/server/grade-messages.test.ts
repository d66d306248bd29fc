import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LINE_ITEMS, lineItemsOf } from '../../server/rooms/grade/line-item.vocabulary.ts';
import type { Entered, SiteName } from '../setup/tool-and-lms.ts';
import { gradeKit, SITES, type GradeKit } from './grade-kit.ts';

/** Scores that a person releases, with a comment: nothing in the course sends them yet, the outbox carries them. */
let kit: GradeKit;
beforeAll(async () => {
  kit = await gradeKit();
});

let revision = 0;
async function scoreIs(
  site: SiteName,
  who: Entered,
  score: { value: number; final?: boolean; comment?: string | null },
): Promise<void> {
  const scope = { tenant: kit.tenants[site], run: who.me.run.id };
  await kit.tool.rooms.grade.schedule(scope, {
    lineItem: 'guided-minutes',
    person: who.me.id,
    final: true,
    comment: null,
    changedAt: kit.tool.clock.now(),
    revision: (revision += 1),
    ...score,
  });
  await kit.send();
}

describe.each(SITES)('what is said to %s with a score', (site) => {
  beforeEach(() => kit.from(site));

  const bodies = async () =>
    (await kit.posts(site)).map((post) => JSON.parse(post.body) as Record<string, unknown>);

  it('a comment stays through a new number, and is not listed twice', async () => {
    const learner = await kit.enter({ site, person: 'tom' });
    await scoreIs(site, learner, { value: 60, comment: 'A clear case.' });
    await scoreIs(site, learner, { value: 70, comment: 'A clear case.' });
    const { cells } = await kit.lms.client.gradebook(site);
    expect(cells.find((cell) => cell.person === 'tom')).toMatchObject({
      visible: 70,
      comment: 'A clear case.',
      ...(site === 'canvas' ? { comments: ['A clear case.'] } : {}),
    });
    // Moodle wipes the feedback of a score that comes without one; Canvas adds each to a list.
    expect((await bodies()).map((body) => body['comment'])).toEqual([
      'A clear case.',
      site === 'moodle' ? 'A clear case.' : undefined,
    ]);
    await scoreIs(site, learner, { value: 70, comment: 'Clearer still.' });
    expect((await bodies()).at(-1)).toMatchObject({ scoreGiven: 70, comment: 'Clearer still.' });
  });

  it('a comment goes again with "send again" after a try that was lost', async () => {
    const learner = await kit.enter({ site, person: 'farah' });
    await kit.breaks(site, 'scores', { status: 422, body: { errors: { message: 'no' } } });
    await scoreIs(site, learner, { value: 50, comment: 'Well argued.' });
    const [failed] = (await kit.delivery(site)).failed;
    expect(failed).toMatchObject({ code: 'refused' });
    expect(await kit.resend(site, failed?.id ?? '')).toBe(200);
    await kit.send();
    const { cells } = await kit.lms.client.gradebook(site);
    expect(cells.find((cell) => cell.person === 'farah')).toMatchObject({
      visible: 50,
      comment: 'Well argued.',
    });
  });

  it('only what is final is FullyGraded and has a number; what is pending takes no number away', async () => {
    const learner = await kit.enter({ site, person: 'neil' });
    await scoreIs(site, learner, { value: 80 });
    await scoreIs(site, learner, { value: 90, final: false });
    expect((await kit.cell(site, 'neil'))?.visible).toBe(80);
    const sent = await bodies();
    expect(sent[0]).toMatchObject({ gradingProgress: 'FullyGraded', scoreGiven: 80 });
    if (site === 'moodle') expect(sent).toHaveLength(1);
    else {
      expect(sent[1]).toMatchObject({ gradingProgress: 'PendingManual' });
      expect(sent[1]).not.toHaveProperty('scoreGiven');
    }
    await scoreIs(site, learner, { value: 90 });
    expect((await kit.cell(site, 'neil'))?.visible).toBe(90);
  });
});

describe('the three numbers', () => {
  it('stand in one table', () => {
    const rows = Object.values(LINE_ITEMS).map(({ key, room, scoreMaximum }) => [key, room, scoreMaximum]);
    expect(rows).toEqual([
      ['guided-minutes', 'course', 2400],
      ['mentoring-hours', 'hours', 40],
      ['business-case', 'business-case', 100],
    ]);
    const tags = Object.values(LINE_ITEMS).map((one) => one.tag);
    expect(new Set(tags).size).toBe(3);
    expect(lineItemsOf(new Set(['course', 'hours'])).map((one) => one.key)).toEqual([
      'guided-minutes',
      'mentoring-hours',
    ]);
  });

  it('are shown, and have a column in the LMS, only where their room exists', async () => {
    const ruth = await kit.enter({ site: 'moodle', person: 'ruth' });
    const { body } = await kit.tool.call('GET', '/api/grades', { token: ruth.token });
    const shown = (body as { lineItems: { key: string }[] }).lineItems.map((one) => one.key);
    expect(shown).toEqual(kit.tool.rooms.grade.lineItems().map((one) => one.key));
    expect(shown).toContain('guided-minutes');
    const { items } = await kit.lms.client.gradebook('moodle');
    const known = kit.tool.rooms.grade.lineItems().map((one) => one.tag as string);
    for (const item of items.filter((one) => one.tag.startsWith('re-entry-')))
      expect(known).toContain(item.tag);
  });
});
