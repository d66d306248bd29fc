import type { Page } from 'playwright-core';
import type { BrowserKit } from './kit.ts';

const SOMEBODY = 'a'.repeat(32);

/** So that somebody's pages have something on them. */
export async function mentorSomebody(tool: BrowserKit['tool'], token: string): Promise<void> {
  const body = {
    label: 'M1',
    line: 'Library, another building',
    connection: 'same-team',
    powerReason: '',
    warned: [],
    format: 'one-to-one',
    sessionsPlanned: 4,
  };
  await tool.call('PUT', `/api/hours/relationships/${SOMEBODY}`, { token, body });
}

/** The pages about one person, with what stands folded and what is asked only now and then. */
export function relationshipPlaces<Opens>(
  at: (path: string, then?: (page: Page) => Promise<unknown>) => Opens,
): { name: string; open: Opens }[] {
  const path = `/app/hours/relationships/${SOMEBODY}`;
  const withWarning = (page: Page) => page.locator('input[value=i-manage-them]').check();
  const unfolded = async (page: Page) => {
    for (const fold of await page.locator('.relationship-fold > summary').all()) await fold.click();
  };
  return [
    { name: 'relationship-new', open: at('/app/hours/relationships/new', withWarning) },
    { name: 'relationship', open: at(path, unfolded) },
    { name: 'agreement', open: at(`${path}/agreement`) },
    { name: 'midpoint', open: at(`${path}/midpoint`) },
  ];
}
