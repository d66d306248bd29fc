import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { richText } from '../../../server/rooms/business-case/rich-text.contract.ts';
import { cleanedText } from '../../../server/rooms/business-case/rich-text.rule.ts';
import { cell, doc, item, link, list, p, quote, row, says, table, text } from '../../unit/rich-text-kit.ts';
import { HOSTILE } from './pasted/hostile.ts';
import { openBox } from './rich-text-kit.tsx';

/** Made by hand in the shape in which each program fills the clipboard. */
const piece = (name: string) => readFileSync(join(import.meta.dirname, `pasted/${name}.html`), 'utf8');
const heading = (level: 3 | 4, words: string) => ({
  type: 'heading',
  attrs: { level },
  content: [text(words)],
});
const head = (words: string) => ({ type: 'tableHeader', content: [says(words)] });
const numbers = (start: number, ...content: object[]) => ({ type: 'orderedList', attrs: { start }, content });
const bold = { type: 'bold' };
const italic = { type: 'italic' };

async function pasted(html: string) {
  const box = await openBox();
  await box.paste(html);
  return { text: box.last(), said: box.getByRole('status').textContent, box };
}

describe('what is pasted into a section', () => {
  it('from Word: headings, bold, lists of its own kind, a table; neither classes nor empty lines', async () => {
    const { text: got, said } = await pasted(piece('word'));
    expect(got).toEqual(
      doc(
        heading(3, 'Por qué ahora'),
        p(
          text('En las entrevistas de salida, '),
          text('6 de 9 personas', bold),
          text(' dijeron que '),
          text('ocultaban', italic),
          text(' sus dudas.'),
        ),
        list(
          item(says('Una persona sin poder sobre ellas'), list(item(says('fuera del departamento')))),
          item(says('Cada dos semanas')),
        ),
        numbers(
          3,
          item(
            p(
              text('Tercer paso, véase '),
              text('el estudio', link('https://www.example.org/estudio?a%C3%B1o=2026')),
            ),
          ),
        ),
        table(row(cell(p(text('Coste', bold))), cell(p())), row(cell(says('2027')), cell(p()))),
        p(),
      ),
    );
    expect(said).toBe('One picture was left out: a section holds text and tables.');
  });

  it('from Word in a browser: one list of its many', async () => {
    const { text: got } = await pasted(piece('word-online'));
    expect(got).toEqual(
      doc(
        heading(3, 'Por qué ahora'),
        list(item(p(text('Una', bold)), list(item(says('dentro')))), item(says('Otra'))),
        numbers(2, item(says('Segunda'))),
      ),
    );
  });

  it('from Google Docs: what is bold there, not the wrapper', async () => {
    const { text: got } = await pasted(piece('google-docs'));
    expect(got).toEqual(
      doc(
        heading(3, 'Why now'),
        p(
          text('Half of them '),
          text('leave', bold),
          text(' in year one', italic),
          text(', says '),
          text('the report', link('https://example.org/report')),
          text('.'),
        ),
        list(item(says('One'), list(item(says('Two'))))),
        table(row(cell(p(text('Year', bold))), cell(says('2027'))), row(cell(says('Cost')), cell(p()))),
        p(),
      ),
    );
  });

  it('from Excel: the cells, as they are seen, in rows of one length', async () => {
    const { text: got, said } = await pasted(piece('excel'));
    expect(got).toEqual(
      doc(
        table(
          row(cell(says('Cost')), cell(says('Year one')), cell(p())),
          row(cell(says('Cover')), cell(says('1.250,00 €')), cell(p())),
          row(cell(p()), cell(says('-40,00 €')), cell(p())),
        ),
        p(),
      ),
    );
    expect(said).toBe('');
  });

  it('from a web page: its text, whatever boxes it stood in, and nothing that runs', async () => {
    const { text: got, said } = await pasted(piece('web-page'));
    expect(got).toEqual(
      doc(
        heading(3, 'Peer mentoring'),
        says('First line in three boxes.'),
        p(
          text('Second\u00a0line, at 15\u00a0%, a trap and '),
          text('a link', link('https://example.org/a')),
          text('.'),
        ),
        p(text('One'), { type: 'hardBreak' }, text('two')),
        p(text('first'), { type: 'hardBreak' }, text('second')),
        heading(4, 'Small print'),
        quote(p(text('Said '), text('once', bold))),
        says('A chart of leavers'),
        says('Leavers'),
        table(row(head('Year'), head('Left')), row(cell(says('2025')), cell(says('six'), says('of nine')))),
        numbers(4, item(says('four')), item(says('five'), numbers(1, item(says('below'))))),
        says('laid'),
        says('out'),
      ),
    );
    expect(said).toContain('One picture');
  });
});

describe('what a section does not hold', () => {
  const chosen = async () => {
    const box = await openBox({ value: cleanedText(doc(says('stays'))) });
    await box.choose(1, 6);
    return box;
  };
  const file = new File(['x'], 'chart.png', { type: 'image/png' });

  it('a picture alone: what was chosen stays, and it is said', async () => {
    const box = await chosen();
    await box.paste('<meta charset="utf-8"><img src="https://example.org/chart.png">');
    expect(box.paper.textContent).toBe('stays');
    expect(box.getByRole('status').textContent).toContain('One picture was left out');
  });

  it.each(['paste', 'drop'])('a file, by %s: it does not take the page with it either', async (way) => {
    const box = await chosen();
    const data = { getData: () => '', files: [file], types: ['Files'] };
    const event = new Event(way, { bubbles: true, cancelable: true });
    Object.assign(event, { clipboardData: data, dataTransfer: data, clientX: 0, clientY: 0 });
    await act(() => void box.paper.dispatchEvent(event));
    expect(event.defaultPrevented).toBe(true);
    expect(box.paper.textContent).toBe('stays');
    expect(box.getByRole('status').textContent).toContain('Files and pictures cannot stand');
  });
});

describe('what is pasted to do harm', () => {
  it.each(HOSTILE)('does none: %s', async (hostile) => {
    const ran = vi.fn<() => void>();
    vi.stubGlobal('hostile', ran);
    const { box } = await pasted(`<p>before</p>${hostile}<p>after</p>`);
    // Handlers of pictures that fail run later.
    await new Promise((resolve) => setTimeout(resolve, 5));
    for (const element of box.paper.querySelectorAll('a, p, td'))
      for (const name of ['click', 'mouseover', 'focus'])
        element.dispatchEvent(new Event(name, { bubbles: true }));
    expect(ran).not.toHaveBeenCalled();
    expect(box.paper.textContent).toContain('before');
    expect(JSON.stringify(box.told)).not.toMatch(/hostile|javascript|onerror|onclick/i);
    expect(box.paper.outerHTML).not.toMatch(/hostile|javascript:|\son\w+=|\sstyle=/i);
    expect(richText.safeParse(box.last()).success).toBe(true);
  });

  it.each(HOSTILE)('does none as plain words: %s', async (hostile) => {
    const box = await openBox();
    await box.paste('', hostile);
    expect(box.paper.textContent).toBe(hostile);
    expect(box.paper.querySelector('script, img, svg, iframe, a')).toBeNull();
  });
});
