import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { needWords } from '../../../client/core/i18n.ts';
import { openOutbox } from '../../../client/core/outbox.ts';
import { me, type Me } from '../../../client/core/session.ts';
import { Returning } from '../../../client/rooms/course/returning.tsx';
import { senders } from '../../../client/shell/parts.ts';
import type { SlotProps } from '../../../client/shell/page.types.ts';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';

const old = (key: string) => ({
  name: `starting-points/mentoring-or-not#${key}`,
  module: 'starting-points',
  step: 'mentoring-or-not',
  number: '1.4',
  title: 'Mentoring or not',
  html:
    `<p>What happens in ${key}</p><ol class="answers" role="list"><li><details class="sheet outline answer" data-answer="${key}-a">` +
    `<summary><span>Answer ${key}</span></summary><div class="feedback yes"><p>Feedback ${key}</p></div></details></li></ol>`,
});

let visit = 0;
let sent: unknown[];
let kept: boolean;

beforeEach(async () => {
  visit += 1;
  sent = [];
  kept = false;
  me.value = { id: `q${visit}`, role: 'learner', run: { id: 'r' } } as unknown as Me;
  vi.stubGlobal('fetch', (_address: unknown, init?: RequestInit) => {
    if (init?.method !== 'PUT')
      return Promise.resolve(Response.json({ lang: 'en', scenes: kept ? [] : [old('tea'), old('bus')] }));
    sent.push(JSON.parse(String(init.body)));
    kept = true;
    return Promise.resolve(Response.json({ kept: true }));
  });
  await needWords('course', 'course-quiz', 'core');
  await openOutbox(senders);
});

const props = (number: string) =>
  ({ step: { module: `module-${visit}`, step: 'first', number, lang: 'en' } }) as unknown as SlotProps;
const names = [old('tea').name, old('bus').name];

describe('two questions of earlier modules', () => {
  it('stand above the first step of a module, and above no other', async () => {
    const page = render(<Returning {...props('5.2')} />);
    page.redraw(<Returning {...props('5.11')} />);
    expect(page.queryByRole('heading')).toBeNull();
    page.redraw(<Returning {...props('5.1')} />);
    await page.findByRole('heading', { name: 'Two questions from before' }, { timeout: 10_000 });
    expect(page.getAllByRole('link', { name: 'From 1.4, Mentoring or not' })).toHaveLength(2);
    expect(await axeFaults()).toEqual([]);
  });

  it('stay while they are read, are said once to have come back, and are gone at the next visit', async () => {
    const page = render(<Returning {...props('5.1')} />);
    await page.user.click(await page.findByText('Answer tea'));
    await expect.poll(() => sent).toEqual([{ scenes: names, skipped: false }]);
    await page.user.click(page.getByText('Answer bus'));
    page.getByText('Feedback bus');
    expect(sent).toHaveLength(1);
    page.redraw(null);
    page.redraw(<Returning {...props('5.1')} />);
    await expect.poll(() => page.queryByText('Answer tea')).toBeNull();
  });

  it('are skipped with one press, and the focus stays there', async () => {
    const page = render(<Returning {...props('5.1')} />);
    await page.user.click(await page.findByRole('button', { name: 'Skip both' }));
    expect(document.activeElement?.textContent).toBe('Skipped. On with the module.');
    await expect.poll(() => sent).toEqual([{ scenes: names, skipped: true }]);
  });
});
