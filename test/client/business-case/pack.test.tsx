import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { needWords, speak } from '../../../client/core/i18n.ts';
import type { OpenedCase } from '../../../client/rooms/business-case/business-case.types.ts';
import { TakePack } from '../../../client/rooms/business-case/pack.tsx';
import type { WholeCase } from '../../../server/rooms/business-case/case.types.ts';
import { axeFaults } from '../axe.ts';
import { pressesApart, render } from '../setup.ts';
import { college, sections } from './kit.tsx';

const AT = '2026-06-26T10:00:00.000Z';
let asked: string[];
let saved: string[];
let finish: (file: Response) => void;

const opened = ({ head, sections: written }: WholeCase) =>
  ({
    lang: 'en',
    template: { kinds: [], extracts: [], draftingOrder: [], sections },
    head: { value: head, revision: 1, savedAt: AT },
    sections: written.map((one) => ({ ...one, revision: 1, savedAt: AT, checkedAt: null })),
  }) as unknown as OpenedCase;

beforeEach(async () => {
  pressesApart();
  [asked, saved] = [[], []];
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url);
    return new Promise<Response>((done) => (finish = done));
  });
  URL.createObjectURL = () => 'blob:nothing';
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  await needWords('core', 'case', 'case-copies', 'case-pack');
  await speak('en');
  return () => void vi.restoreAllMocks();
});

describe('[N11] the pack to start a programme with', () => {
  it('says before it is taken what the case fills in, by roles and not by names', async () => {
    const page = render(<TakePack opened={opened(college())} />);
    page.getByText('On Side: peer mentoring for first-year teachers');
    page.getByText('Fewer first-year teachers leave because they felt alone');
    page.getByText(/^Applications open: /);
    page.getByText('designated safeguarding lead');
    expect(page.queryByText(/^Not in your case yet/)).toBeNull();
    expect(await axeFaults()).toEqual([]);
  });

  it('says what is open in a case that has just begun', () => {
    const { head } = college();
    const page = render(<TakePack opened={opened({ head: { ...head, title: '' }, sections: [] })} />);
    expect(page.getAllByText(/^Not in your case yet/)).toHaveLength(6);
  });

  it('is made while one does something else, and is among the downloads though the page has gone', async () => {
    const page = render(<TakePack opened={opened(college())} />);
    await page.user.click(page.getByRole('radio', { name: 'Both' }));
    await page.user.click(page.getByRole('button', { name: 'Take the pack (.zip)' }));
    await page.findByText(/^The pack \(\.zip\) is being made\./);
    await vi.waitFor(() => expect(asked).toEqual(['/api/business-case/pack?lang=both']));
    page.redraw(null);
    finish(new Response('zip'));
    await vi.waitFor(() => expect(saved).toEqual(['programme-pack.zip']));
  });
});
