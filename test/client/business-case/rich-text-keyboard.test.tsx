import { describe, expect, it } from 'vitest';
import { cleanedText, type RichText } from '../../../server/rooms/business-case/rich-text.rule.ts';
import { cell, doc, item, list, p, row, says, table, text } from '../../unit/rich-text-kit.ts';
import { editorOf, openBox } from './rich-text-kit.tsx';

const rich = (...content: object[]): RichText => cleanedText(doc(...content));

async function focused(value: RichText) {
  const box = await openBox({ value });
  box.paper.focus();
  return box;
}

describe('a section by keyboard', () => {
  it('has the keys that every editor has', async () => {
    const box = await focused(rich(says('Why now')));
    await box.choose(1, 4);
    await box.user.keyboard('{Control>}b{/Control}');
    expect(box.last()).toEqual(rich(p(text('Why', { type: 'bold' }), text(' now'))));
    await box.user.keyboard('{Control>}i{/Control}');
    await box.user.keyboard('{Control>}z{/Control}');
    expect(box.last()).toEqual(rich(p(text('Why', { type: 'bold' }), text(' now'))));
    await box.user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    expect(box.last()).toEqual(rich(p(text('Why', { type: 'bold' }, { type: 'italic' }), text(' now'))));
    await box.user.keyboard('{Control>}k{/Control}');
    const address = box.getByRole('textbox', { name: 'Address of the link' });
    expect(document.activeElement).toBe(address);
    await box.user.keyboard('{Escape}');
    expect(document.activeElement).toBe(box.paper);
  });

  it('walks along the tools as one stop, and a press by key stays there', async () => {
    const box = await openBox({ value: rich(says('Why now')) });
    await box.choose(1, 4);
    await box.user.tab();
    expect(document.activeElement).toBe(box.tool('Bold'));
    await box.user.keyboard('{ArrowRight}{Enter}');
    expect(document.activeElement).toBe(box.tool('Italic'));
    expect(box.last()).toEqual(rich(p(text('Why', { type: 'italic' }), text(' now'))));
    await box.user.tab();
    expect(document.activeElement).toBe(box.paper);
  });

  it('goes through the cells of a table by Tab, and makes a row behind the last', async () => {
    const box = await focused(rich(p(), table(row(cell(says('a')), cell(says('b'))))));
    await box.choose(6);
    const inCell = () => editorOf(box.paper).state.selection.$from.parent.textContent;
    await box.user.keyboard('{Tab}');
    expect(inCell()).toBe('b');
    await box.user.keyboard('{Shift>}{Tab}{/Shift}');
    expect(inCell()).toBe('a');
    await box.user.keyboard('{Tab}{Tab}');
    expect(box.last()).toEqual(
      rich(p(), table(row(cell(says('a')), cell(says('b'))), row(cell(p()), cell(p()))), p()),
    );
    expect(document.activeElement).toBe(box.paper);
  });

  it('puts an item below the one above it by Tab, and is left by Esc and Tab', async () => {
    const box = await focused(rich(list(item(says('one')), item(says('two')))));
    await box.choose(10);
    await box.user.keyboard('{Tab}');
    const below = rich(list(item(says('one'), list(item(says('two'))))));
    expect(box.last()).toEqual(below);
    await box.user.keyboard('{Escape}{Tab}');
    expect(document.activeElement).not.toBe(box.paper);
    expect(box.last()).toEqual(below);
    expect(box.paper.getAttribute('aria-describedby')).toBeTruthy();
    expect(document.querySelector(`#${box.paper.getAttribute('aria-describedby')}`)?.textContent).toContain(
      'Esc',
    );
  });
});
