import type { Page } from 'playwright-core';
import type { CaseHead, SectionValue } from '../../server/rooms/business-case/case.types.ts';
import type { RichText } from '../../server/rooms/business-case/rich-text.types.ts';
import { hex } from '../setup/hex.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import { newPage, type BrowserKit } from './kit.ts';

type Tool = Pick<BrowserKit['tool'], 'call'>;

const CASE = '/api/business-case';

interface StoredSection {
  slug: string;
  value: SectionValue;
  revision: number;
}

interface StoredCase {
  head: { value: CaseHead; revision: number };
  template: { sections: { slug: string; essential: boolean }[] };
  sections: StoredSection[];
}

export const storedCase = async (tool: Tool, token: string) =>
  (await tool.call('GET', CASE, { token })).body as unknown as StoredCase;

export async function storedSection(tool: Tool, token: string, slug: string): Promise<StoredSection> {
  const { sections } = await storedCase(tool, token);
  return (
    sections.find((one) => one.slug === slug) ?? { slug, revision: 0, value: { text: null, tables: {} } }
  );
}

export const paragraphs = (...texts: string[]): RichText => ({
  type: 'doc',
  content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
});

/** From another device, over whatever stands. */
export async function putSection(
  tool: Tool,
  token: string,
  { slug, value }: { slug: string; value: SectionValue },
): Promise<void> {
  const { revision } = await storedSection(tool, token, slug);
  const body = { write: hex(), revision, value };
  const { status } = await tool.call('PUT', `${CASE}/sections/${slug}`, { token, body });
  if (status !== 200) throw new Error(`the section was refused: ${status}`);
}

/** A case of the first kind, with what `more` says of it. */
export async function putHead(tool: Tool, token: string, more: Partial<CaseHead> = {}): Promise<void> {
  const { head } = await storedCase(tool, token);
  const value = {
    title: 'On Side',
    kind: 'create',
    currency: 'GBP',
    taken: ['programme-design', 'recruitment-matching', 'risks', 'pilot-timeline'],
    reasons: {},
    ...more,
  };
  const body = { write: hex(), revision: head.revision, value };
  const { status } = await tool.call('PUT', `${CASE}/head`, { token, body });
  if (status !== 200) throw new Error(`the head was refused: ${status}`);
}

/** What the finished case of the course says in a section. */
export async function sampleOf(tool: Tool, token: string, slug: string): Promise<SectionValue> {
  const { body } = await tool.call('GET', `${CASE}/sample/${slug}`, { token });
  const { value } = body as { value: SectionValue | null };
  if (!value) throw new Error(`the finished case has no ${slug}`);
  return value;
}

/** Where the text of a section is written. */
export const paper = (page: Page) => page.locator('.rich-text [contenteditable=true]');

export const words = (page: Page) => paper(page).innerText();
export const saved = (page: Page) => page.locator('.case-box .save-line.saved').first();
export const turnTo = (page: Page, section: RegExp) =>
  page.getByRole('navigation', { name: 'Sections of the case' }).getByRole('link', { name: section }).click();

/** As a person does: at the end of what stands there. */
export async function writeOn(page: Page, text: string): Promise<void> {
  await paper(page).click();
  await paper(page).press('Control+End');
  await page.keyboard.type(text);
}

export const PHONE = { width: 390, height: 844 };

/** A page of somebody's own, in a window of its own. */
export async function openCase(
  kit: BrowserKit,
  { token }: Entered,
  path: string,
  viewport = { width: 1032, height: 900 },
): Promise<Page> {
  const page = await newPage(kit.browser, { viewport });
  await page.addInitScript((value) => sessionStorage.setItem('re-entry.token', value), token);
  await page.goto(`${kit.tool.origin}${path}`);
  return page;
}

/** As a pointer does, in the page below its bar. */
export const selectWords = (page: Page, quote: string) =>
  page.evaluate((text) => {
    const all = document.createTreeWalker(
      document.querySelector('main') ?? document.body,
      NodeFilter.SHOW_TEXT,
    );
    while (all.nextNode()) {
      const at = all.currentNode.textContent?.indexOf(text) ?? -1;
      if (at >= 0)
        return getSelection()?.setBaseAndExtent(all.currentNode, at, all.currentNode, at + text.length);
    }
    throw new Error(`not on the page: ${text}`);
  }, quote);
