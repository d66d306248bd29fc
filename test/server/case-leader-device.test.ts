import { JSDOM } from 'jsdom';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { hex } from '../setup/hex.ts';
import { leaderKit, type LeaderKit, type MadeLink, pathOf, WHOLE } from './leader-kit.ts';

/** The device of somebody who decides: what it keeps of their words while requests fail and windows are behind. */
let kit: LeaderKit;
let link: MadeLink;
let online: boolean;
/** Of one browser, whatever its windows. */
let storage: Record<string, string>;

beforeAll(async () => {
  kit = await leaderKit();
});
beforeEach(async () => {
  link = await kit.made();
  [online, storage] = [true, {}];
});

interface ReaderWindow {
  field(name: string): { value: string };
  type(name: string, text: string): void;
  press(name: string): void;
  /** Words of a part of the page, wherever they stand. */
  text(selector: string): string[];
  shows(selector: string): boolean;
  close(): void;
}

/** A window of that browser at the link, or at a page that a press of its form came to. */
async function open(page?: string): Promise<ReaderWindow> {
  const dom = new JSDOM(page ?? (await kit.visit(pathOf(link))).page, {
    url: `${kit.tool.origin}${pathOf(link)}`,
    runScripts: 'dangerously',
    beforeParse: (window) => {
      for (const [key, value] of Object.entries(storage)) window.localStorage.setItem(key, value);
      window.fetch = async (address: string, { body }: { body: URLSearchParams }) => {
        if (!online) throw new TypeError('offline');
        return fetch(address, { method: 'POST', body: new URLSearchParams(`${body}`) });
      };
    },
  });
  const { document, localStorage } = dom.window;
  const stored = () => (storage = Object.fromEntries(Object.entries(localStorage)));
  const find = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
  const field = (name: string) => find(`[name="${name}"]`)[0] as HTMLTextAreaElement;
  stored();
  return {
    field,
    type(name, text) {
      field(name).value = text;
      field(name).dispatchEvent(new dom.window.Event('input', { bubbles: true }));
      stored();
    },
    press(name) {
      const button = find('button').find(({ textContent }) => textContent === name) as HTMLButtonElement;
      // No page of it follows: the window is closed after this.
      if (button.type === 'submit')
        button.form?.dispatchEvent(new dom.window.SubmitEvent('submit', { submitter: button }));
      else button.click();
      stored();
    },
    text: (selector) => find(selector).map(({ textContent }) => textContent ?? ''),
    shows: (selector) => find(selector).some((one) => one.closest('[hidden]') === null),
    close: () => dom.window.close(),
  };
}

const STRONGEST = 'strongest';
const MINE = ['#strongest ~ .message .as-typed', '.message .as-typed'] as const;

/** What was typed while nothing reached us; then another window, elsewhere, is faster. */
async function behind(mine: string, theirs: string): Promise<void> {
  online = false;
  const window = await open();
  window.type(STRONGEST, mine);
  window.close();
  await kit.answer(pathOf(link), { keep: '1', [STRONGEST]: theirs });
  online = true;
}

describe('a window that is behind another', () => {
  it('[N10] [C2] is opened again: what the device has stands beside the newer words, and nothing is lost', async () => {
    await behind('On the train: it names its own limits.', 'It is honest.');
    for (const time of ['first', 'second']) {
      const again = await open();
      expect(again.field(STRONGEST).value, time).toBe('It is honest.');
      expect(again.text(MINE[0])).toEqual(['On the train: it names its own limits.']);
      expect(again.text('#kept')[0]).toContain('beside the newer words');
      again.close();
    }
  });

  it('[N10] [C2] takes either words by a press, and has the others beside them until they are let go', async () => {
    await behind('Mine.', 'Theirs.');
    const window = await open();
    window.press('Put this in its place');
    expect([window.field(STRONGEST).value, window.text(MINE[1])]).toEqual(['Mine.', ['Theirs.']]);
    window.close();
    const again = await open();
    expect(again.field(STRONGEST).value).toBe('Mine.');
    expect(again.text(MINE[1])).toEqual(['Theirs.']);
    again.press('Let it go');
    again.close();
    const last = await open();
    expect([last.field(STRONGEST).value, last.text(MINE[1])]).toEqual(['Mine.', []]);
    last.close();
  });

  it('[N10] [C2] has words put back by themselves where the other one wrote somewhere else', async () => {
    online = false;
    const window = await open();
    window.type(STRONGEST, 'Its plan.');
    window.type('must_change.0.point', 'Costs apart.');
    window.close();
    await kit.answer(pathOf(link), { keep: '1', question: 'Who pays?' });
    online = true;
    const again = await open();
    expect(again.field(STRONGEST).value).toBe('Its plan.');
    expect(again.field('must_change.0.point').value).toBe('Costs apart.');
    expect(again.field('question').value).toBe('Who pays?');
    expect(again.text('.message')).toEqual([]);
    await vi.waitFor(
      async () => {
        const { page } = await kit.visit(pathOf(link));
        for (const said of ['Its plan.', 'Costs apart.', 'Who pays?']) expect(page).toContain(said);
      },
      { timeout: 20_000 },
    );
    again.close();
  });

  it('[N10] [C2] of two windows on one device each keeps its own', async () => {
    const [one, other] = [await open(), await open()];
    one.type(STRONGEST, 'In the first.');
    const first = storage;
    other.type(STRONGEST, 'In the second.');
    storage = { ...first, ...storage };
    online = false;
    one.close();
    other.close();
    const again = await open();
    expect(new Set([again.field(STRONGEST).value, ...again.text(MINE[1])])).toEqual(
      new Set(['In the first.', 'In the second.']),
    );
    again.close();
  });
});

describe('without a script', () => {
  it('[N10] [C2] a window that is behind gets its own words back, and beside them those that stand', async () => {
    await kit.answer(pathOf(link), { keep: '1', [STRONGEST]: 'It is <b>honest</b>.', verdict: 'not-now' });
    const form = { revision: '0', keep: '1', [STRONGEST]: 'It is short.', verdict: 'yes' };
    const { status, page } = await kit.visit(pathOf(link), { form });
    expect(status).toBe(409);
    const window = await open(page);
    expect(window.field(STRONGEST).value).toBe('It is short.');
    expect(window.text(MINE[0])).toEqual(['It is <b>honest</b>.']);
    expect(window.text('#verdict .as-typed')).toHaveLength(1);
    window.close();
  });

  it('[N10] a press that comes twice sends once, and says so both times', async () => {
    const { page } = await kit.visit(pathOf(link));
    const [revision, write] = ['revision', 'write'].map(
      (name) => new RegExp(`name="${name}" value="([\\w-]+)"`).exec(page)?.[1] ?? '',
    );
    const form = { ...WHOLE, revision: `${revision}`, write: `${write}`, send: '1' };
    for (const time of [1, 2]) {
      const { status, page: said } = await kit.visit(pathOf(link), { form });
      expect([time, status, said.includes('Your answer was sent')]).toEqual([time, 200, true]);
    }
  });
});

describe('a link that takes no more', () => {
  it('[N10] [C2] shows on the device what was typed there and was not sent', async () => {
    online = false;
    const window = await open();
    window.type(STRONGEST, 'One more thing.');
    window.close();
    await kit.answer(pathOf(link), { ...WHOLE, send: '1', write: hex() });
    const sent = await open();
    expect(sent.shows('#left')).toBe(true);
    expect(sent.text('#left dd')).toEqual(['One more thing.']);
    sent.press('Let it go');
    sent.close();
    const again = await open();
    expect(again.shows('#left')).toBe(false);
    again.close();
  });

  it('[N10] forgets on the device what was sent from it', async () => {
    online = false;
    const window = await open();
    window.type(STRONGEST, WHOLE.strongest);
    window.press('Send my answer');
    window.close();
    expect(Object.keys(storage)).toHaveLength(1);
    await kit.answer(pathOf(link), { ...WHOLE, send: '1', write: hex() });
    const sent = await open();
    expect(sent.shows('#left')).toBe(false);
    sent.close();
    expect(storage).toEqual({});
  });
});
