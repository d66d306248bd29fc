import type { Page } from 'playwright-core';
import type { BrowserKit } from './kit.ts';
import { inApp, type Place } from './place.ts';

/** A learner's page of their set (`seedMeeting`), with everything unfolded, and the same page of somebody who is in none yet. */
export const ownSetPlaces = (kit: BrowserKit): Place[] => [
  { name: 'set', open: inApp(kit, { person: 'tom' }, '/app/set', unfolded) },
  { name: 'set-joining', open: inApp(kit, { person: 'grace' }, '/app/set') },
];

const unfolded = async (page: Page) => {
  await page.locator('.set-entry > summary').click();
  await page.locator('section[aria-labelledby=h-rules] .btn.small').first().click();
  await page.locator('.set-rule').first().waitFor();
};
