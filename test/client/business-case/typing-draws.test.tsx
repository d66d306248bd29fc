import { options, type VNode } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SectionValue } from '../../../server/rooms/business-case/case.types.ts';
import { sampleCase } from '../../unit/case-kit.ts';
import { editorOf } from './rich-text-kit.tsx';
import { BEGUN, openWorkspace } from './workspace-kit.tsx';

/** What is drawn for one key in a whole case, by the names of its parts. */
const drawn: string[] = [];
/** Preact's own hook before a part is drawn, by the name that all its builds have; `diffed` is told of what is left as it was too. */
const hooks = options as { __r?: (node: VNode) => void };
const before = hooks.__r;
beforeEach(() => {
  hooks.__r = (node) => {
    before?.(node);
    if (typeof node.type === 'function') drawn.push(node.type.name);
  };
});
afterEach(() => {
  if (before) hooks.__r = before;
});

const whole = Object.fromEntries(sampleCase().sections.map(({ slug, value }) => [slug, value])) as Record<
  string,
  SectionValue
>;
const taken = ['programme-design', 'recruitment-matching', 'risks', 'pilot-timeline'];
const opened = (section: string) => openWorkspace(section, { head: { ...BEGUN, taken }, sections: whole });

/** Without the first key, which opens the way back. What follows a pause is not part of it. */
async function drawnFor(key: () => void): Promise<string[]> {
  const once = () =>
    act(async () => {
      drawn.length = 0;
      key();
      await Promise.resolve();
    });
  await once();
  await once();
  return [...drawn];
}

describe('a key in a whole case', () => {
  it('in a text draws its box alone: no list, no table, nothing of what is missing', async () => {
    const page = await opened('pilot-timeline');
    const paper = await page.findByRole('textbox', { name: /Pilot/ });
    const names = await drawnFor(() => void editorOf(paper).commands.insertContent('a'));
    expect(names).toContain('Paper');
    expect(names.filter((name) => !['Paper', 'RichTextBox', 'Words', 'Tables'].includes(name))).toEqual([]);
  });

  it('in a cell draws its own row, also where other rows can point at it by its name', async () => {
    const page = await opened('pilot-timeline');
    const cell = await page.findByLabelText<HTMLInputElement>('Milestone, row 3');
    const names = await drawnFor(() => {
      cell.value += 'a';
      cell.dispatchEvent(new Event('input', { bubbles: true }));
    });
    expect(names.filter((name) => name === 'RowCells')).toHaveLength(1);
    expect(names).not.toContain('SectionList');
  });
});
