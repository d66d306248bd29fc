import { act } from 'preact/test-utils';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { needWords } from '../../../client/core/i18n.ts';
import { me, type Me } from '../../../client/core/session.ts';
import { castPage } from '../../../client/rooms/course/cast.page.tsx';
import { sourcesPage } from '../../../client/rooms/course/sources.page.tsx';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';

beforeAll(() => needWords('core', 'course-sources', 'course-cast'));

const STEP = { module: 'two', step: 'here', number: '2.1', title: 'A step' };
const source = (id: string, title: string, more: object = {}) => ({
  id,
  author: 'Hale',
  year: '2001',
  title,
  where: 'Small Press',
  kind: 'Handbook.',
  carries: null,
  cannot: null,
  usedIn: [],
  ...more,
});
const ANSWERS: Record<string, object> = {
  sources: {
    lang: 'en',
    checked: '2026-11-02',
    intro: 'One of these we know by way of the other.',
    groups: [
      {
        key: 'books',
        title: 'Books',
        sources: [
          source('a1', 'Meetings that End', {
            carries: 'Forty meetings.',
            cannot: 'Other houses.',
            usedIn: [STEP],
          }),
          source('b1', 'Ask Less', { where: null }),
        ],
      },
    ],
  },
  cast: {
    lang: 'en',
    places: [
      {
        key: 'ward',
        title: 'A ward',
        people: [
          { key: 'ada', name: 'Ada', who: 'Chairs the meeting', metIn: [STEP] },
          { key: 'bruno', name: 'Bruno', who: 'Writes the notes', metIn: [] },
        ],
      },
    ],
  },
};

beforeEach(() => {
  me.value = { id: 'tom', tenant: 'school', role: 'learner', administers: false, lang: 'en' } as Me;
  vi.stubGlobal('fetch', (url: string) =>
    Promise.resolve(Response.json(ANSWERS[url.split('/').at(-1) ?? ''] ?? {})),
  );
  Element.prototype.scrollIntoView = vi.fn<() => void>();
});

async function open(page: typeof sourcesPage, params: Record<string, string>) {
  await act(async () => void (await Promise.all(page.needs(params).map((data) => data.refresh()))));
  return render(<page.Component params={params} />);
}

describe('the list of sources', () => {
  it('says of each what it is, what it can carry and what it cannot, and leads to where it is used', async () => {
    const { findByRole, getByText } = await open(sourcesPage, {});
    await findByRole('heading', { level: 1, name: 'Sources' });
    expect(document.querySelector('#a1')?.textContent).toContain(
      'Hale (2001), Meetings that End, Small Press',
    );
    for (const words of ['Forty meetings.', 'Other houses.']) getByText(words);
    expect((await findByRole('link', { name: '2.1, A step' })).getAttribute('href')).toBe(
      '/app/course/two/here',
    );
    expect(document.querySelector('#b1')?.textContent).not.toContain('Used in');
    getByText(/Last held against the sources: 2 November 2026\./);
    expect(await axeFaults()).toEqual([]);
  });

  it('is entered at the entry that a text leads to', async () => {
    await open(sourcesPage, { entry: 'b1' });
    await expect.poll(() => document.activeElement).toBe(document.querySelector('#b1 h3'));
    expect(Element.prototype.scrollIntoView).toHaveBeenCalledTimes(1);
  });
});

describe('the people of the course', () => {
  it('stand by the place where they work, each with the steps where they are met', async () => {
    const { findByRole, getByText } = await open(castPage, {});
    await findByRole('heading', { level: 2, name: 'A ward' });
    getByText('Chairs the meeting');
    expect(document.querySelector('#ada')?.textContent).toContain('Met in2.1');
    expect(document.querySelector('#bruno')?.textContent).toContain('Not met yet in this course.');
    expect(await axeFaults()).toEqual([]);
  });

  it('are entered at the one that a step leads to', async () => {
    await open(castPage, { entry: 'bruno' });
    await expect.poll(() => document.activeElement).toBe(document.querySelector('#bruno h3'));
  });
});
