import { beforeAll, describe, expect, it } from 'vitest';
import { hex } from '../setup/hex.ts';
import { HOSTILE_TEXTS } from '../setup/hostile-texts.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { realTemplate } from '../unit/case-kit.ts';
import { openCase } from './case-kit.ts';
import { countWhatRuns, harmful, NOTHING } from './harmful.ts';
import { browserKit, type BrowserKit } from './kit.ts';
import { asking, first, handIn } from './review-people.ts';

/** A review full of words that would run somewhere, at its trainer's desk and before whoever it is about. */
const LEVELS = Object.fromEntries(realTemplate().rubric.criteria.map(({ key }) => [key, 3]));
let kit: BrowserKit;
let ines: Entered;
let ruth: Entered;
let desk: string;
let release: () => Promise<unknown>;

beforeAll(async () => {
  kit = await browserKit();
  const [learner, trainer] = await Promise.all([
    asking(kit, 'ines', 'moodle'),
    asking(kit, 'ruth', 'moodle'),
  ]);
  [ines, ruth] = [learner.entered, trainer.entered];
  await handIn(learner);
  while (await kit.tool.rooms.work.handOverCases());
  const { rows } = await trainer.ask<{ rows: { id: string }[] }>('GET', '/review/queue?show=waiting');
  const path = `/review/reviews/${rows[0]?.id ?? ''}`;
  desk = `/app/reviews/${rows[0]?.id ?? ''}`;
  await trainer.ask('POST', `${path}/claim`, {});
  for (const text of HOSTILE_TEXTS) {
    const anchor = { kind: 'section', section: 'rationale' };
    const value = { anchor, kind: 'suggestion', body: text.slice(0, 4000), wording: text.slice(0, 6000) };
    await trainer.ask('PUT', `${path}/comments/${hex()}`, first(value));
  }
  const words = HOSTILE_TEXTS.join('\n').slice(0, 4000);
  await trainer.ask('PUT', `${path}/draft`, first({ levels: LEVELS, decision: 'revise', words }));
  release = () => trainer.ask('POST', `${path}/release`, { write: hex() });
});

async function harmOf(who: Entered, path: string) {
  const page = await openCase(kit, who, path);
  await countWhatRuns(page);
  await page.reload();
  await page.getByText('hostile()').first().waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  const harm = await harmful(page);
  await page.context().close();
  return harm;
}

describe('words that mean no good', () => {
  it('are words at the desk of whoever reads a case', async () => {
    expect(await harmOf(ruth, desk)).toEqual(NOTHING);
  });

  it('are words in the feedback that a learner reads, and among what they answer', async () => {
    await release();
    while (await kit.tool.rooms.work.tellReleases());
    expect(await harmOf(ines, '/app/case/feedback')).toEqual(NOTHING);
  });
});
