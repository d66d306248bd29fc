import { fireEvent } from '@testing-library/dom';
import { beforeEach, describe, expect, it } from 'vitest';
import { axeFaults } from '../axe.ts';
import { pressesApart } from '../setup.ts';
import { arrive, box, college, pause, sections, table, texts, write } from './kit.tsx';

beforeEach(() => arrive());

describe('costs and benefits on the page', () => {
  it('[K14] come to the cent, year by year, cash apart from time, with the break-even and half of the benefit', async () => {
    const page = write('costs-benefits', college());
    expect(table(page, 'Year by year')).toEqual([
      ['Costs that come once', '£4,449.60', '£0.00'],
      ['Costs that come back', '£10,318.00', '£10,318.00'],
      ['All costs', '£14,767.60', '£10,318.00'],
      ['of which cash', '£392.00', '£280.00'],
      ['of which staff time', '£14,375.60', '£10,038.00'],
      ['Benefits', '£13,428.00', '£13,428.00'],
      ['Benefits less costs', '-£1,339.60', '£3,110.00'],
      ['The same, so far', '-£1,339.60', '£1,770.40'],
      ['So far, with half of the benefits', '-£8,053.60', '-£11,657.60'],
    ]);
    expect(texts(page, '.words > p')).toEqual([
      'The first year costs £14,768. Of that, £392 is new money and £14,376 is time already paid for.',
      'In year 1 the benefits are worth £13,428: £1,340 short.',
      'In year 2 the benefits are worth £13,428: £3,110 ahead.',
      'With half of the benefits you are £11,658 short after 2 years.',
      'Year 1 pays for itself with 2.20 of “Leavers avoided”, so with 3.',
      'Year 2 pays for itself with 1.54 of “Leavers avoided”, so with 2.',
      'Without a price, and worth saying: Trust between sites.',
    ]);
    expect(texts(page, '.worked-out')).toContain('2,368.00');
    expect(await axeFaults()).toEqual([]);
  });

  it('follow what is typed, and its currency stands where money is written', async () => {
    const page = write('costs-benefits', college());
    const quantity = box(page, 'Quantity, row 10');
    expect(quantity.value).toBe('2');
    await page.user.clear(quantity);
    await page.user.type(quantity, '3');
    await pause();
    expect(table(page, 'Year by year')[6]).toEqual(['Benefits less costs', '£5,374.40', '£9,824.00']);
    expect(box(page, 'Unit cost, £, row 10').value).toBe('6714');
  });

  it('are put into the text by a press, at its end, once, and nothing that stands there changes', async () => {
    pressesApart();
    const page = write('costs-benefits', college());
    const before = page.written.value.text?.content ?? [];
    const put = page.getByRole('button', { name: 'Put this in my text' });
    await page.user.click(put);
    page.getByText('It stands at the end of your text now. Nothing else there has changed.');
    const { content = [] } = page.written.value.text ?? {};
    expect(content.slice(0, before.length)).toEqual(before);
    const added = JSON.stringify(content.slice(before.length)).replaceAll('\u00a0', ' ');
    expect(content).toHaveLength(before.length + 1);
    expect(added).toContain('The first year costs £14,768. Of that, £392 is new money');
    expect(added).toContain('With half of the benefits you are £11,658 short after 2 years.');
    await page.user.click(put);
    page.getByText('It stands in your text already.');
    expect(page.written.value.text?.content).toHaveLength(before.length + 1);
  });

  it('are drawn from the number that does not pay to the one that does, and as a table', () => {
    const page = write('costs-benefits', college());
    page.getByRole('img', { name: /3 is the first to reach it/ });
    expect(table(page, 'Leavers avoided')).toEqual([
      ['1', '£6,714.00'],
      ['2', '£13,428.00'],
      ['3', '£20,142.00'],
      ['4', '£26,856.00'],
    ]);
  });

  it('read as Spanish in Spanish, with the same figures', async () => {
    await arrive('es');
    const page = write('costs-benefits', college('es'));
    expect(table(page, 'Año por año')[7]).toEqual(['Lo mismo, hasta aquí', '-£1,339.60', '£1,770.40']);
    page.getByText('Con la mitad de los beneficios, al cabo de 2 años faltan £11,658.');
  });

  it('say which line lacks its source, and what cannot be counted yet', async () => {
    const page = write('costs-benefits', college());
    await page.user.clear(box(page, 'Source, row 5'));
    await page.user.clear(box(page, 'Quantity, row 9'));
    await pause();
    expect(texts(page, '.table-notes li')).toEqual([
      '“Two gatherings” has no source: which role or document says so, and when?',
      '“Handbook” is not counted yet: its kind, quantity, unit cost or timing is missing.',
    ]);
    page.getByText('1 line is not counted yet.');
  });
});

describe('pictures of tables', () => {
  it('[K16] has each risk in its square and in a list with score and band', async () => {
    const whole = college();
    const rows = [
      { key: 'a', cells: { risk: 'Judging', likelihood: 3, impact: 4, early_sign: 'x' } },
      { key: 'b', cells: { risk: 'No time', likelihood: 4, impact: 4, early_sign: 'x' } },
      { key: 'c', cells: { risk: 'Not scored', early_sign: 'x' } },
    ];
    const page = write('risks', whole, { text: null, tables: { risks: rows } });
    page.getByText('2 risks: 1 high, 1 medium, 0 low.');
    expect(texts(page, '.numbered li')).toEqual(['Judging: score 12, Medium', 'No time: score 16, High']);
    expect(texts(page, '.case-picture .mark')).toEqual(['1', '2']);
    expect(await axeFaults()).toEqual([]);
  });

  it('[K17] has each role by support and influence, and whom to see first', async () => {
    const rows = [
      { key: 'a', cells: { role: 'Principal', influence: 5, support_now: 1, support_needed: 2 } },
      { key: 'b', cells: { role: 'Production', influence: 4, support_now: -1, support_needed: 1 } },
    ];
    const page = write('stakeholders', college(), { text: null, tables: { stakeholders: rows } });
    page.getByText('See first: Production. There most is missing, weighed by influence.');
    expect(texts(page, '.numbered li')).toEqual([
      'Principal: distance 1, priority 5',
      'Production: distance 2, priority 8',
    ]);
    expect(await axeFaults()).toEqual([]);
  });

  it('tries other weights of the options, and leaves the table as it is', async () => {
    const score = (option: string, criterion: string, points: number) => ({
      key: `${option}-${criterion}`,
      cells: { option, criterion, score: points },
    });
    const tables = {
      criteria: [
        { key: 'power', cells: { criterion: 'Power distance', weight: 5 } },
        { key: 'cost', cells: { criterion: 'Cost', weight: 2 } },
      ],
      rows: [
        { key: 'do-nothing', cells: { option: 'Do nothing' } },
        { key: 'improve', cells: { option: 'Pairs' } },
      ],
      scores: [
        score('do-nothing', 'power', 1),
        score('do-nothing', 'cost', 5),
        score('improve', 'power', 4),
        score('improve', 'cost', 0),
      ],
    };
    const page = write('options', college(), { text: null, tables });
    page.getByText('Pairs leads with 20.');
    expect(texts(page, '[data-table="rows"] .worked-out')).toEqual(['15', '20']);
    const across = page.getByRole('table', { name: 'Scores and totals' });
    expect(
      [...across.querySelectorAll('tr')].map((row) => [...row.cells].map((cell) => cell.textContent)),
    ).toEqual([
      ['Option', 'Power distance, weight 5', 'Cost, weight 2', 'By your weights', 'By these weights'],
      ['Do nothing', '1', '5', '15', '15'],
      ['Pairs', '4', '0', '20', '20'],
    ]);
    fireEvent.input(page.getByRole('slider', { name: 'Power distance' }), { target: { value: '1' } });
    page.getByText('With these weights Do nothing would lead with 11. Your table stays as it is.');
    expect(page.written.value.tables).toEqual(tables);
    await page.user.click(page.getByRole('button', { name: 'Back to your weights' }));
    page.getByText('Pairs leads with 20.');
    expect(await axeFaults()).toEqual([]);
  });
});

it('every table of the template can be drawn empty, in both languages', async () => {
  for (const language of ['en', 'es'] as const) {
    await arrive(language);
    for (const { slug, tables } of sections) {
      const page = write(slug, { ...college(), sections: [] }, { text: null, tables: {} });
      expect(page.place.querySelectorAll('[data-table]')).toHaveLength(tables.length);
    }
  }
});
