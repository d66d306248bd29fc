import { beforeEach, describe, expect, it } from 'vitest';
import { axeFaults } from '../axe.ts';
import { arrive, fill, FormServer, keptAfterLeaving, smallForm } from './kit.tsx';

beforeEach(() => arrive());

const both = (en: string) => ({ en, es: en });
const options = ['one', 'two', 'none'].map((key) => ({ key, label: both(key) }));

const within = (group: HTMLElement, value: string): HTMLElement =>
  group.querySelector(`input[value="${value}"]`)!;

describe('a field', () => {
  it('of one line or of several keeps what is typed', async () => {
    const server = new FormServer(
      smallForm([
        { key: 'line', type: 'text' },
        { key: 'lines', type: 'textarea', required: true, max_length: 20 },
      ]),
    );
    const page = fill(server);
    await page.user.type(page.getByLabelText('line if you like'), 'A door that shuts');
    await page.user.type(page.getByLabelText('lines'), 'Two of us{Enter}and twenty more');
    page.getByText('25 of 20 characters');
    expect(page.queryByText(/there is room for 20/)).toBeNull();
    expect(await keptAfterLeaving(server, page)).toEqual({
      line: 'A door that shuts',
      lines: 'Two of us\nand twenty more',
    });
    page.getByText('25 characters; there is room for 20.');
    expect(await axeFaults()).toEqual([]);
  });

  it('of a number takes either decimal mark, keeps a number, and what is none as it was typed', async () => {
    const server = new FormServer(
      smallForm([
        { key: 'cost', type: 'number', money: true, step: 0.01 },
        { key: 'sites', type: 'number', min: 1, max: 99, unit: both('sites') },
      ]),
    );
    const page = fill(server);
    await page.user.type(page.getByLabelText(/^cost/), '1.250,50');
    await page.user.type(page.getByLabelText(/^sites/), 'about nine');
    expect(await keptAfterLeaving(server, page)).toEqual({ cost: 1250.5, sites: 'about nine' });
    page.getByText(/That is no number/);
    await page.user.clear(page.getByLabelText(/^sites/));
    await page.user.type(page.getByLabelText(/^sites/), '120');
    await page.user.tab();
    page.getByText('99 is the most.');
    page.getByText('in the currency of your business case');
  });

  it('that is counted goes up and down by a press, and stops at its ends', async () => {
    const server = new FormServer(
      smallForm([{ key: 'questions', type: 'number', tally: true, min: 0, max: 2 }]),
    );
    const page = fill(server);
    const more = page.getByRole('button', { name: 'One more: questions' });
    for (let press = 0; press < 4; press += 1) await page.user.click(more);
    expect(page.getByLabelText<HTMLInputElement>(/^questions/).value).toBe('2');
    expect(more.getAttribute('aria-disabled')).toBe('true');
    await page.user.click(page.getByRole('button', { name: 'One less: questions' }));
    expect(await keptAfterLeaving(server, page)).toEqual({ questions: 1 });
  });

  it('of a day keeps it, and of a moment keeps it in UTC with the zone of the writer, which stands beside it', async () => {
    const server = new FormServer(
      smallForm([
        { key: 'held', type: 'date' },
        { key: 'next', type: 'datetime' },
      ]),
    );
    const page = fill(server);
    await page.user.type(page.getByLabelText(/^held/), '2026-03-26');
    await page.user.type(page.getByLabelText('Day'), '2026-04-02');
    await page.user.type(page.getByLabelText('Time'), '16:10');
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(await keptAfterLeaving(server, page)).toEqual({
      held: '2026-03-26',
      next: { at: new Date('2026-04-02T16:10').toISOString(), zone },
    });
    page.getByText(new RegExp(`On your own clock: ${zone.split('/').at(-1)}`));
  });

  it('of one choice has a line beside it where the form gives one, and "none" stands alone among many', async () => {
    const server = new FormServer(
      smallForm([
        { key: 'barrier', type: 'radio', options, line: both('What was it?') },
        { key: 'kind', type: 'select', options },
        {
          key: 'changes',
          type: 'multiselect',
          options: options.map((one) => (one.key === 'none' ? { ...one, alone: true } : one)),
        },
      ]),
    );
    const page = fill(server);
    await page.user.click(page.getByRole('radio', { name: 'two' }));
    await page.user.type(page.getByLabelText('What was it?'), 'Cover');
    await page.user.selectOptions(page.getByLabelText(/^kind/), 'one');
    await page.user.click(page.getByRole('checkbox', { name: 'one' }));
    await page.user.click(page.getByRole('checkbox', { name: 'none' }));
    expect(page.getByRole<HTMLInputElement>('checkbox', { name: 'one' }).checked).toBe(false);
    await page.user.click(page.getByRole('checkbox', { name: 'two' }));
    expect(await keptAfterLeaving(server, page)).toEqual({
      barrier: 'two',
      barrier__line: 'Cover',
      kind: 'one',
      changes: ['two'],
    });
    expect(await axeFaults()).toEqual([]);
  });

  it('of a list that is not known yet is a line to write, one of many a line each', async () => {
    const server = new FormServer(
      smallForm([
        { key: 'site', type: 'select', source: 'sites' },
        { key: 'topics', type: 'multiselect', source: 'topics' },
      ]),
    );
    const page = fill(server);
    await page.user.type(page.getByLabelText(/^site/), 'North');
    await page.user.type(page.getByLabelText(/^topics/), 'first post{Enter}delegation');
    expect(await keptAfterLeaving(server, page)).toEqual({
      site: 'North',
      topics: ['first post', 'delegation'],
    });
  });

  it('of a sentence to agree to is a box beside it', async () => {
    const server = new FormServer(smallForm([{ key: 'agreed', type: 'checkbox', required: true }]));
    const page = fill(server);
    await page.user.click(page.getByRole('checkbox', { name: 'agreed' }));
    expect(await keptAfterLeaving(server, page)).toEqual({ agreed: true });
  });

  it('of a scale takes a number, or one for each of its readings with ends of their own', async () => {
    const items = [
      { key: 'feedback', label: both('Feedback'), low: both('from above'), high: both('both ways') },
      { key: 'mistakes', label: both('Mistakes') },
    ];
    const server = new FormServer(
      smallForm([
        { key: 'calm', type: 'scale-1-5', low: both('rarely'), high: both('always') },
        { key: 'culture', type: 'scale-0-10', low: both('judging'), high: both('developing'), items },
      ]),
    );
    const page = fill(server);
    const group = (name: RegExp) => page.getByRole('group', { name });
    await page.user.click(within(group(/^calm/), '4'));
    await page.user.click(within(group(/^Feedback/), '10'));
    await page.user.click(within(group(/^Mistakes/), '0'));
    expect(group(/^Feedback/).textContent).toContain('both ways');
    expect(group(/^Mistakes/).textContent).toContain('developing');
    expect(await keptAfterLeaving(server, page)).toEqual({ calm: 4, culture: { feedback: 10, mistakes: 0 } });
    expect(await axeFaults()).toEqual([]);
  });

  it('of a label offers some and says how one looks', async () => {
    const server = new FormServer(
      smallForm([{ key: 'label', type: 'code', pattern: '^[A-Z]{1,3}[0-9]{0,2}$', offers: ['M1', 'M2'] }]),
    );
    const page = fill(server);
    await page.user.type(page.getByLabelText(/^label/), 'Marisol');
    await page.user.tab();
    page.getByText('A short label, such as M1.');
    await page.user.click(page.getByRole('button', { name: 'M2' }));
    expect(await keptAfterLeaving(server, page)).toEqual({ label: 'M2' });
    expect(page.queryByText(/A short label/)).toBeNull();
  });

  it('of a signature keeps the letters with the time', async () => {
    const server = new FormServer(smallForm([{ key: 'signed', type: 'signature', ways: ['here'] }]));
    const page = fill(server);
    await page.user.type(page.getByLabelText(/^signed/), 'TB');
    const { signed } = (await keptAfterLeaving(server, page)) as { signed: { text: string; at: string } };
    expect(signed.text).toBe('TB');
    expect(Date.now() - Date.parse(signed.at)).toBeLessThan(60_000);
    page.getByText(/^TB, signed/);
  });

  it('that points at another record says kindly that there is none yet', () => {
    const server = new FormServer(
      smallForm([{ key: 'relationship', type: 'ref', to: 'open-relationships' }]),
    );
    const page = fill(server);
    expect(page.getByLabelText<HTMLInputElement>(/^relationship/).readOnly).toBe(true);
    page.getByText(/There is nothing to point at yet/);
  });

  it('that nobody types follows the others while they are typed, and is never sent', async () => {
    const server = new FormServer(
      smallForm([
        { key: 'before', type: 'number' },
        { key: 'now', type: 'number' },
        { key: 'change', type: 'computed', rule: 'difference', from: ['now', 'before'] },
      ]),
    );
    const page = fill(server);
    page.getByText('Worked out from the answers');
    await page.user.type(page.getByLabelText(/^before/), '2');
    await page.user.type(page.getByLabelText(/^now/), '5');
    expect(page.getByText('3').tagName).toBe('OUTPUT');
    expect(await keptAfterLeaving(server, page)).toEqual({ before: 2, now: 5 });
  });
});
