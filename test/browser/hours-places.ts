import type { Page } from 'playwright-core';
import type { BrowserKit } from './kit.ts';

const SOMEBODY = 'a'.repeat(32);
const ENTRY = 'b'.repeat(32);

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
  const anHour = 3_600_000;
  const start = Math.floor((Date.now() - 26 * anHour) / anHour) * anHour;
  const facts = {
    kind: 'one-to-one',
    relationship: SOMEBODY,
    startedAt: new Date(start).toISOString(),
    endedAt: new Date(start + 1.25 * anHour).toISOString(),
    zone: 'Europe/London',
    breakMin: 0,
    aroundMin: 20,
    channel: 'in-person',
    participants: null,
    linked: null,
    outside: null,
    shadowing: false,
  };
  const content = { lengthNote: '', privateNote: '', evidence: [], warned: [] };
  const entry = { write: '0'.repeat(32), revision: 0, facts, ...content };
  const { status } = await tool.call('PUT', `/api/hours/entries/${ENTRY}`, { token, body: entry });
  if (status !== 200) throw new Error(`the entry was refused: ${status}`);
}

/** The log and the pages about one person, with what stands folded and what is asked only now and then. */
export function hoursPlaces<Opens>(
  at: (path: string, then?: (page: Page) => Promise<unknown>) => Opens,
): { name: string; open: Opens }[] {
  const path = `/app/hours/relationships/${SOMEBODY}`;
  const withWarning = (page: Page) => page.locator('input[value=i-manage-them]').check();
  const unfolded = async (page: Page) => {
    for (const fold of await page.locator('.relationship-fold > summary').all()) await fold.click();
  };
  const asking = (page: Page) => page.getByRole('button', { name: /confirm/ }).click();
  return [
    { name: 'hours', open: at('/app/hours') },
    { name: 'hours-log', open: at('/app/hours/log') },
    { name: 'hours-entry', open: at(`/app/hours/entries/${ENTRY}`, asking) },
    { name: 'hours-copies', open: at('/app/hours/copies') },
    { name: 'relationship-new', open: at('/app/hours/relationships/new', withWarning) },
    { name: 'relationship', open: at(path, unfolded) },
    { name: 'agreement', open: at(`${path}/agreement`) },
    { name: 'midpoint', open: at(`${path}/midpoint`) },
  ];
}
