import { describe, expect, it } from 'vitest';
import { cleanedText, type RichText } from '../../../server/rooms/business-case/rich-text.rule.ts';
import { axeFaults } from '../axe.ts';
import { doc, item, link, list, p, says, text, WHOLE } from '../../unit/rich-text-kit.ts';
import { editorOf, openBox } from './rich-text-kit.tsx';

const whole = cleanedText(WHOLE);
const rich = (...content: object[]): RichText => cleanedText(doc(...content));

describe('the box of a section', () => {
  it('shows every form of text, in the language of the section, with nothing for axe to find', async () => {
    const { paper } = await openBox({ value: whole });
    expect(paper.innerHTML).toContain(
      '<strong><em><a href="https://example.org/a?b=1" target="_blank" rel="nofollow noopener noreferrer">leave</a></em></strong>',
    );
    expect(paper.querySelector('table')?.outerHTML).toContain(
      '<tr><th><p>Year</p></th><th><p>Cost</p></th></tr>',
    );
    expect(paper.lang).toBe('es');
    expect(paper.getAttribute('spellcheck')).toBe('true');
    expect(await axeFaults()).toEqual([]);
    expect(paper.outerHTML).not.toContain('style=');
  });

  it('tells what is written before the page does anything else, and an empty line as nothing', async () => {
    const box = await openBox();
    await box.write('Why now');
    expect(box.told).toEqual([rich(says('Why now'))]);
    box.paper.focus();
    await box.choose(1, 8);
    await box.user.keyboard('{Backspace}');
    expect(box.last()).toBeNull();
    box.redraw(null);
    // Opening and walking are no writing.
    const other = await openBox({ value: whole });
    await other.choose(5);
    expect(other.told).toEqual([]);
  });

  it('tells the rest when it is taken away, to whom it belongs', async () => {
    const box = await openBox();
    editorOf(box.paper).commands.insertContent('last words');
    box.redraw(null);
    expect(box.told).toEqual([rich(says('last words'))]);
  });

  it('is never built anew under somebody’s hands', async () => {
    const box = await openBox({ value: rich(says('one')) });
    await box.write('a');
    await box.write('b');
    expect(box.getByRole('textbox', { name: 'Rationale' })).toBe(box.paper);
  });

  it('takes a text of another tab, keeps the cursor where it is in the rest, and tells nothing back', async () => {
    const box = await openBox({ value: rich(says('The first.'), says('The second.')) });
    // Between "sec" and "ond".
    await box.choose(20);
    await box.give(rich(says('A new beginning.'), says('The first.'), says('The second.')));
    expect(box.paper.textContent).toBe('A new beginning.The first.The second.');
    const { state } = editorOf(box.paper);
    expect(state.doc.textBetween(0, state.selection.from)).toMatch(/The sec$/);
    expect(box.told).toEqual([]);
    await box.give(null);
    expect(box.paper.textContent).toBe('');
  });

  it('does not take back a key when the page passes on what it was told a key ago', async () => {
    const box = await openBox();
    await box.write('a');
    const late = box.last() ?? null;
    await box.write('b');
    await box.give(late);
    expect(box.paper.textContent).toBe('ab');
  });

  it('is read and not written before the device has answered, and while it is shut', async () => {
    const waiting = await openBox({ value: whole, ready: false });
    expect(waiting.paper.getAttribute('contenteditable')).toBe('false');
    expect(waiting.tool('Bold').getAttribute('aria-disabled')).toBe('true');
    waiting.redraw(null);
    const shut = await openBox({ value: whole, disabled: true });
    expect(shut.paper.getAttribute('aria-readonly')).toBe('true');
    expect(shut.queryByRole('toolbar')).toBeNull();
  });
});

describe('its tools', () => {
  it('give the chosen words their form, and say which one they have', async () => {
    const box = await openBox({ value: rich(says('Why now')) });
    await box.choose(1, 4);
    await box.user.click(box.tool('Bold'));
    await box.user.click(box.tool('Italic'));
    expect(box.last()).toEqual(rich(p(text('Why', { type: 'bold' }, { type: 'italic' }), text(' now'))));
    expect(box.tool('Bold').getAttribute('aria-pressed')).toBe('true');
    await box.user.click(box.tool('Heading'));
    expect(box.last()?.content[0]).toMatchObject({ type: 'heading', attrs: { level: 3 } });
    await box.user.click(box.tool('Smaller heading'));
    expect(box.last()?.content[0]).toMatchObject({ type: 'heading', attrs: { level: 4 } });
  });

  it('make lists and quotes', async () => {
    const box = await openBox({ value: rich(says('One')) });
    await box.user.click(box.tool('List'));
    expect(box.last()).toEqual(rich(list(item(says('One')))));
    await box.user.click(box.tool('Numbered list'));
    expect(box.last()?.content[0]).toMatchObject({ type: 'orderedList', attrs: { start: 1 } });
    await box.user.click(box.tool('Numbered list'));
    await box.user.click(box.tool('Quote'));
    expect(box.last()?.content[0]?.type).toBe('blockquote');
  });

  it('make a table with heads that have a name, and rows and columns more and fewer', async () => {
    const box = await openBox({ value: rich(says('Before')) });
    const cells = () =>
      [...box.paper.querySelectorAll('tr')].map((row) =>
        [...row.children].map((cell) => cell.textContent).join('|'),
      );
    await box.user.click(box.tool('Table'));
    expect(cells()).toEqual(['Heading 1|Heading 2|Heading 3', '||', '||']);
    await box.user.click(box.tool('Column after'));
    await box.user.click(box.tool('Row below'));
    expect(cells()).toEqual(['Heading 1|Heading 4|Heading 2|Heading 3', '|||', '|||', '|||']);
    await box.user.click(box.tool('Remove the column'));
    expect(cells()).toEqual(['Heading 4|Heading 2|Heading 3', '||', '||', '||']);
    await box.user.click(box.tool('Remove the row'));
    expect(cells()).toEqual(['||', '||', '||']);
    expect(box.last()?.content.map(({ type }) => type)).toEqual(['paragraph', 'table', 'paragraph']);
    await box.user.click(box.tool('Remove the table'));
    expect(box.last()).toEqual(rich(says('Before'), p()));
    expect(box.tool('Row below').getAttribute('aria-disabled')).toBe('true');
  });

  it.each([
    ['example.org/page', 'https://example.org/page'],
    ['http://example.org', 'http://example.org/'],
    ['ines@example.org', 'mailto:ines@example.org'],
  ])('lead chosen words to %s', async (written, href) => {
    const box = await openBox({ value: rich(says('the report')) });
    await box.choose(5, 11);
    await box.user.click(box.tool('Link'));
    await box.user.type(box.getByRole('textbox', { name: 'Address of the link' }), `${written}{Enter}`);
    expect(box.last()).toEqual(rich(p(text('the '), text('report', link(href)))));
    await box.user.click(box.tool('Link'));
    await box.user.click(box.tool('Remove the link'));
    expect(box.last()).toEqual(rich(says('the report')));
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'nowhere', 'a b.c', ''])(
    'lead nowhere by %j',
    async (written) => {
      const box = await openBox({ value: rich(says('the report')) });
      await box.choose(5, 11);
      await box.user.click(box.tool('Link'));
      const address = box.getByRole('textbox', { name: 'Address of the link' });
      await box.user.type(address, `${written}{Enter}`);
      expect(address.getAttribute('aria-invalid')).toBe('true');
      expect(box.told).toEqual([]);
    },
  );

  it('take back and do again', async () => {
    const box = await openBox();
    expect(box.tool('Undo').getAttribute('aria-disabled')).toBe('true');
    await box.write('Why now');
    await box.user.click(box.tool('Undo'));
    expect(box.last()).toBeNull();
    await box.user.click(box.tool('Redo'));
    expect(box.last()).toEqual(rich(says('Why now')));
  });
});
