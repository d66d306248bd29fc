import type { Page } from 'playwright-core';
import { paper, paragraphs, putHead, putSection, sampleOf, storedCase } from './case-kit.ts';
import { hex } from '../setup/hex.ts';
import { heading, type BrowserKit } from './kit.ts';
import { inApp, type Place } from './place.ts';

const LEFT_OUT = 'risks';
/** So that a part of the case is written and a part is to be looked at again; what is left out has something in it. */
const WRITTEN = ['context', 'success-criteria', 'costs-benefits', 'pilot-timeline', 'evaluation', LEFT_OUT];
const CHANGED = 'rationale';
const CONFLICT = 'aims';

export async function writeCase({ tool }: BrowserKit, token: string): Promise<void> {
  const { head } = await storedCase(tool, token);
  const taken = ['programme-design', 'recruitment-matching', 'pilot-timeline'];
  const reasons = { [LEFT_OUT]: 'They stand in the plan of the department.' };
  if (head.revision === 0) await putHead(tool, token, { taken, reasons });
  for (const slug of [...WRITTEN, CHANGED])
    await putSection(tool, token, { slug, value: await sampleOf(tool, token, slug) });
}

/** The workspace before the first word, in the middle of the work, and where two devices wrote. */
export function casePlaces(kit: BrowserKit): Place[] {
  const tom = { person: 'tom' };
  const at = (path: string, then?: (page: Page) => Promise<unknown>) =>
    inApp(kit, tom, `/app/case${path}`, then);
  return [
    { name: 'case-new', open: inApp(kit, { person: 'neil' }, '/app/case', kindMissing) },
    { name: 'case', open: at('', unfolded) },
    { name: 'case-rationale', open: at('/rationale', unfolded) },
    { name: 'case-costs-benefits', open: at('/costs-benefits', written) },
    { name: 'case-stakeholders', open: at('/stakeholders', written) },
    { name: 'case-leave-out', open: at('/programme-design', leavingOut) },
    { name: 'case-left-out', open: at(`/${LEFT_OUT}`, written) },
    {
      name: 'case-step',
      open: inApp(kit, tom, '/app/course/starting-points/first-success-criterion', openInStep),
    },
    { name: 'case-conflict', open: twoTexts(kit) },
    { name: 'case-versions', open: changedSince(kit) },
  ];
}

const kindMissing = (page: Page) => page.locator('.case-kinds .btn.main').click();
const written = (page: Page) => page.locator('.section-tables').waitFor();

const unfolded = async (page: Page) => {
  await paper(page).waitFor();
  const pick = page.locator('.case-pick');
  if (await pick.isVisible()) await pick.click();
  // These come when the page stands.
  for (const late of ['.about-case', '.case-example', '.share-panel, .leave-out'])
    await page.locator(late).first().waitFor();
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('.case details.fold')) fold.setAttribute('open', '');
  });
  await page.locator('.case-example h3').waitFor();
};

const leavingOut = async (page: Page) => {
  await page.locator('.leave-out > summary').click();
  await page.locator('.leave-out .btn').click();
};

const openInStep = async (page: Page) => {
  const open = page.locator('.case-slot .btn').first();
  if ((await open.getAttribute('aria-expanded')) === 'false') await open.click();
  await paper(page).waitFor();
};

/** A moment was kept, and then a section changed. */
function changedSince(kit: BrowserKit): Place['open'] {
  return async (page, lang) => {
    const { token } = await kit.enter({ site: 'canvas', person: 'tom' });
    const text = (...texts: string[]) => ({
      slug: CONFLICT,
      value: { text: paragraphs(...texts), tables: {} },
    });
    await putSection(kit.tool, token, text('Twelve new teachers stay a second year.'));
    const body = { write: hex(), name: 'Before the meeting', leftOut: null };
    await kit.tool.call('POST', '/api/business-case/moments', { token, body });
    await putSection(kit.tool, token, text('Ten new teachers stay a second year.', 'Nobody waits.'));
    await inApp(kit, { person: 'tom' }, '/app/case/versions')(page, lang);
    await page.locator('.difference-read').first().waitFor();
  };
}

function twoTexts(kit: BrowserKit): Place['open'] {
  return async (page, lang) => {
    const { token } = await kit.enter({ site: 'canvas', person: 'tom' });
    const from = (...texts: string[]) => ({
      slug: CONFLICT,
      value: { text: paragraphs(...texts), tables: {} },
    });
    await putSection(kit.tool, token, from('Twelve new teachers stay a second year.'));
    await inApp(kit, { person: 'tom' }, `/app/case/${CONFLICT}`)(page, lang);
    await paper(page).waitFor();
    await putSection(
      kit.tool,
      token,
      from('Ten new teachers stay a second year.', 'Nobody waits for an answer.'),
    );
    await paper(page).press('Control+End');
    await page.keyboard.type(' And they ask sooner.');
    await page.locator('.case-conflict').waitFor();
    await heading(page, /./).waitFor();
  };
}
