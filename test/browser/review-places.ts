import type { Page } from 'playwright-core';
import { hex } from '../setup/hex.ts';
import { realTemplate, sampleCase } from '../unit/case-kit.ts';
import type { BrowserKit } from './kit.ts';
import { inApp, type Place } from './place.ts';
import { asking, first, handIn } from './review-people.ts';

const LEVELS = Object.fromEntries(realTemplate().rubric.criteria.map(({ key }) => [key, 3]));
const SECTION = 'rationale';
const firstText = (): string => {
  const { value } = sampleCase().sections.find(({ slug }) => slug === SECTION) ?? {};
  const [paragraph] = value?.text?.content ?? [];
  const [words] = paragraph && 'content' in paragraph ? (paragraph.content ?? []) : [];
  return words && 'text' in words ? words.text.slice(0, 24) : '';
};

/** Of one case that was handed in a trainer is reading, another was released, and of the first a peer reads a section. */
export async function seedReviews(kit: BrowserKit): Promise<{ desk: string }> {
  const [ines, farah, tom, ruth] = await Promise.all([
    asking(kit, 'ines'),
    asking(kit, 'farah'),
    asking(kit, 'tom'),
    asking(kit, 'ruth'),
  ]);
  const seen = await handIn(ines);
  await handIn(farah);
  while (await kit.tool.rooms.work.handOverCases());
  const { rows } = await ruth.ask<{ rows: { id: string; look: string; learner: { id: string } }[] }>(
    'GET',
    '/review/queue?show=waiting',
  );
  for (const { id, learner } of rows.filter((row) => row.look === 'first')) {
    await ruth.ask('POST', `/review/reviews/${id}/claim`, {});
    await ruth.ask('PUT', `/review/reviews/${id}/comments/${hex()}`, first(comment()));
    await ruth.ask(
      'PUT',
      `/review/reviews/${id}/draft`,
      first({ levels: LEVELS, decision: 'revise', words: 'A case to build on.' }),
    );
    if (learner.id === farah.id) await ruth.ask('POST', `/review/reviews/${id}/release`, { write: hex() });
  }
  while (await kit.tool.rooms.work.tellReleases());
  await ines.ask('POST', '/review/peers', {
    write: hex(),
    section: SECTION,
    revision: seen[SECTION],
    readers: [tom.number],
    note: 'Would you believe it?',
  });
  return { desk: rows.find(({ look, learner }) => look === 'first' && learner.id === ines.id)?.id ?? '' };
}

function comment() {
  const quote = firstText();
  const anchor = { kind: 'text', section: SECTION, quote, from: 0, to: quote.length, before: '', after: '' };
  return { anchor, kind: 'suggestion', body: 'Whom do you mean?', wording: 'Aldervale College' };
}

export function reviewPlaces(kit: BrowserKit, { desk }: { desk: string }): Place[] {
  const as = (who: string, path: string, then?: (page: Page) => Promise<unknown>) =>
    inApp(kit, { person: who }, path, then);
  const follow = (selector: string, until: string) => async (page: Page) => {
    await page.locator(selector).first().click();
    await page.locator(until).first().waitFor();
  };
  return [
    {
      name: 'reviews',
      open: as('ruth', '/app/reviews', (page) => page.locator('main li').first().waitFor()),
    },
    {
      name: 'review-desk',
      open: as('ruth', `/app/reviews/${desk}`, (page) => page.locator('.rubric').waitFor()),
    },
    {
      name: 'case-feedback',
      open: as('farah', '/app/case/feedback', (page) => page.locator('.review-comment').first().waitFor()),
    },
    {
      name: 'case-peers',
      open: as('ines', '/app/case/peers', (page) => page.locator('main li').first().waitFor()),
    },
    {
      name: 'peer-reading',
      open: as('tom', '/app/case/peers', follow('main a[href*="read="]', 'textarea, [contenteditable]')),
    },
    { name: 'case-leaders', open: as('ines', '/app/case/leaders') },
    { name: 'case-extract', open: as('ines', '/app/case/extract') },
    { name: 'case-standards', open: as('ines', '/app/case/standards') },
    { name: 'case-print', open: as('ines', '/app/case/print') },
  ];
}
