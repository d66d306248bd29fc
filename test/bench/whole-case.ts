import type { Page } from 'playwright-core';
import type { SectionValue } from '../../server/rooms/business-case/case.types.ts';
import type { RichText } from '../../server/rooms/business-case/rich-text.types.ts';
import { hex } from '../setup/hex.ts';
import { sampleCase } from '../unit/case-kit.ts';

/** A line as people write them, and one section as long as any that somebody would. */
const LINE = 'The rota takes the hour back in busy weeks, and whoever is new is asked to wait once more. ';
const PARAGRAPHS = 4;
const LONGEST = { slug: 'rationale', paragraphs: 16 };
const LINES = 4;

interface Stored {
  head: { value: object; revision: number };
  template: { sections: { slug: string; essential: boolean }[] };
  sections: { slug: string; revision: number }[];
}

/** For whoever has this page open: every section with a text of 6,000 words together, and the tables of the finished case. */
export async function fillCase(page: Page): Promise<void> {
  const token = await page.evaluate(() => sessionStorage.getItem('re-entry.token') ?? '');
  const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${new URL(page.url()).origin}/api/business-case${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const { head, template, sections } = (await ask('GET', '')) as Stored;
  const sample = sampleCase();
  const taken = template.sections.filter(({ essential }) => !essential).map(({ slug }) => slug);
  const value = { ...sample.head, taken, reasons: {} };
  await ask('PUT', '/head', { write: hex(), revision: head.revision, value });
  for (const { slug } of template.sections) {
    const revision = sections.find((one) => one.slug === slug)?.revision ?? 0;
    const tables = sample.sections.find((one) => one.slug === slug)?.value.tables ?? {};
    const written: SectionValue = { text: textOf(slug), tables };
    await ask('PUT', `/sections/${slug}`, { write: hex(), revision, value: written });
  }
}

function textOf(slug: string): RichText {
  const length = slug === LONGEST.slug ? LONGEST.paragraphs : PARAGRAPHS;
  const line = { type: 'paragraph', content: [{ type: 'text', text: LINE.repeat(LINES).trim() }] };
  return { type: 'doc', content: Array.from({ length }, () => line) } as RichText;
}
