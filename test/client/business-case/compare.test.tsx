import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { ChangedSince } from '../../../client/rooms/business-case/changed-since.tsx';
import { businessCase } from '../../../client/rooms/business-case/case.state.ts';
import { CompareVersions } from '../../../client/rooms/business-case/compare.tsx';
import { keptVersions } from '../../../client/rooms/business-case/hand-in.state.ts';
import { needWords, speak } from '../../../client/core/i18n.ts';
import { templateSchema } from '../../../server/rooms/business-case/business-case.schema.ts';
import type { SectionValue, WholeCase } from '../../../server/rooms/business-case/case-tables.rule.ts';
import { doc, p } from '../../unit/case-texts-kit.ts';
import { axeFaults } from '../axe.ts';
import { pressesApart, render } from '../setup.ts';
import { college, sections } from './kit.tsx';

const { kinds, drafting_order: draftingOrder } = templateSchema.parse(
  parse(readFileSync('course-content/advanced-mentoring/business-case/template.yaml', 'utf8')),
);
const THEN = '2026-06-02T10:00:00.000Z';
const NOW = '2026-06-26T10:00:00.000Z';

/** A school of one case: what was kept of it, what stands in it, and what was asked of the server. */
let before: WholeCase;
let now: WholeCase;
let asked: [method: string, path: string, body: unknown][];
let kept: Record<string, unknown>[];

const changed = (
  whole: WholeCase,
  slug: string,
  change: (value: SectionValue) => SectionValue,
): WholeCase => ({
  ...whole,
  sections: whole.sections.map((one) => (one.slug === slug ? { slug, value: change(one.value) } : one)),
});
const line = (id: string, more: Record<string, unknown>) => ({
  id,
  made: 'rested',
  number: null,
  name: '',
  at: THEN,
  sections: before.sections.map(({ slug }) => ({ slug, revision: 1, savedAt: THEN })),
  ...more,
});
const whole = (id: string) => ({
  ...kept.find((one) => one['id'] === id),
  head: before.head,
  sections: before.sections.map((one) => ({ ...one, revision: 1, savedAt: THEN })),
});
const opened = () => ({
  lang: 'en',
  template: { kinds, draftingOrder, sections },
  head: { value: now.head, revision: 1, savedAt: NOW },
  sections: now.sections.map((one) => ({ ...one, revision: 2, savedAt: NOW, checkedAt: null })),
});

function answer(method: string, path: string): unknown {
  if (method === 'POST')
    return path.endsWith('/restore') ? { revision: 3, savedAt: NOW } : { id: 'new', at: NOW };
  if (path === '/api/business-case') return opened();
  if (path.includes('before='))
    return { versions: [line('old', { made: 'named', name: 'First try' })], more: false };
  if (path === '/api/business-case/versions') return { versions: kept, more: kept.length > 1 };
  return whole(path.split('/').at(-1) ?? '');
}

beforeEach(async () => {
  pressesApart();
  before = college();
  now = changed(before, 'context', ({ tables, text }) => ({
    tables,
    text: doc(...(text?.content ?? []), p('Nobody has free hours in May.')),
  }));
  now = changed(now, 'success-criteria', (value) => {
    const [first, ...rest] = value.tables['criteria'] ?? [];
    if (!first) throw new Error('the college has no criteria');
    return {
      ...value,
      tables: { criteria: [{ ...first, cells: { ...first.cells, target_value: '7 of 10' } }, ...rest] },
    };
  });
  kept = [line('v1', { made: 'submitted', number: 1 })];
  asked = [];
  vi.stubGlobal(
    'fetch',
    async (path: string, { method = 'GET', body }: { method?: string; body?: string } = {}) => {
      asked.push([method, path, body === undefined ? undefined : JSON.parse(body)]);
      return new Response(JSON.stringify(answer(method, path)), {
        headers: { 'content-type': 'application/json' },
      });
    },
  );
  await needWords('core', 'core-problem', 'case', 'case-versions', 'forms');
  await speak('en');
  await Promise.all([businessCase().refresh(), keptVersions().refresh()]);
});

function page() {
  const data = businessCase().data.value;
  if (!data) throw new Error('the case was not answered');
  return render(<CompareVersions opened={data} />);
}

describe('what changed between two states of a case', () => {
  it('[B9] is shown from the version that was handed in to what stands now, section by section, words and cells', async () => {
    const { place, findByRole, getByText } = page();
    await findByRole('heading', { name: '2 Organisational context' });
    getByText(/^2 changes in 2 sections\. 6 words of the texts came in, none went out\.$/);
    const titles = [...place.querySelectorAll('.changed-section h3')].map((one) => one.textContent.trim());
    expect(titles).toEqual(['2 Organisational context', '5 Success criteria']);
    const marked = [...place.querySelectorAll('.difference-read :is(ins, del)')].map(
      (one) => one.textContent,
    );
    expect(marked[0]).toBe('Came in: Nobody has free hours in May.');
    expect(marked.at(-1)).toContain('7 of 10');
    expect(await axeFaults()).toEqual([]);
  });

  it('is nothing where the two are the same, and another state can be chosen', async () => {
    const { findByText, findByLabelText, user } = page();
    await user.selectOptions(await findByLabelText('To'), 'v1');
    await findByText('Choose two different states to see what changed between them.');
    now = before;
    await businessCase().refresh();
    const again = page();
    expect((await again.findAllByText(/they are the same, word for word/)).length).toBeGreaterThan(0);
  });

  it('is gone through change by change, each with the focus', async () => {
    const { findByRole, getByRole, user } = page();
    await user.click(await findByRole('button', { name: 'Next change' }));
    expect(document.activeElement?.textContent).toBe('Came in: Nobody has free hours in May.');
    await user.click(getByRole('button', { name: 'Change before this one' }));
    expect(document.activeElement?.textContent).toContain('7 of 10');
  });
});

describe('a section as it was', () => {
  it('is put back after a question that says that the present is kept', async () => {
    const { findByRole, getByRole, getByText, user } = page();
    await user.click(await findByRole('button', { name: 'Put back Organisational context' }));
    getByText(/What stands there now is kept as a moment/);
    expect(asked.some(([method]) => method === 'POST')).toBe(false);
    await user.click(getByRole('button', { name: 'Put it back' }));
    await vi.waitFor(() =>
      expect(asked).toContainEqual([
        'POST',
        '/api/business-case/versions/v1/restore',
        { write: expect.stringMatching(/^[0-9a-f]{32}$/), section: 'context' },
      ]),
    );
  });
});

describe('moments', () => {
  it('are named, and listed with what came before', async () => {
    const { findByLabelText, getByRole, findByText, user } = page();
    await user.type(await findByLabelText('A name for it, if you like'), 'Before Ruth reads');
    kept = [line('m1', { made: 'named', name: 'Before Ruth reads', at: NOW }), ...kept];
    await user.click(getByRole('button', { name: 'Keep the case as it stands' }));
    await findByText(/The newest 2 that are kept/);
    expect(asked).toContainEqual([
      'POST',
      '/api/business-case/moments',
      { write: expect.stringMatching(/^[0-9a-f]{32}$/), name: 'Before Ruth reads', leftOut: null },
    ]);
    await user.click(getByRole('button', { name: 'Show earlier ones' }));
    await findByText(/All that is kept: 3/);
    expect(asked.map(([, path]) => path)).toContain(
      `/api/business-case/versions?before=${encodeURIComponent(THEN)}`,
    );
  });

  it('[C14] can be taken away, each state that was kept from its own line', async () => {
    const { getAllByText, findByText } = page();
    await findByText(/^All that is kept/);
    // A moment that was kept before has a line of its own.
    const ways = getAllByText('Take a copy').map((words) => words.closest('a'));
    const way = ways.find((one) => one?.textContent.startsWith('Take a copy Version 1, handed in'));
    expect(way?.getAttribute('href')).toBe('/app/case/extract?version=v1');
  });
});

describe('a section to be looked at again', () => {
  const from = () => {
    const found = sections.find(({ slug }) => slug === 'context');
    const data = businessCase().data.value;
    if (!found || !data) throw new Error('the course has no such section');
    return { opened: data, from: found as never };
  };

  it('shows what changed in what it grows from since it was written', async () => {
    const { findByText, place } = render(
      <ChangedSince {...from()} seenAt={new Date('2026-06-10T00:00:00Z')} />,
    );
    await findByText(/^Compared with: Version 1, handed in/);
    expect(place.querySelector('ins')?.textContent).toBe('Came in: Nobody has free hours in May.');
  });

  it('says so where nothing was kept from before then', async () => {
    const { findByText } = render(<ChangedSince {...from()} seenAt={new Date('2026-06-01T00:00:00Z')} />);
    await findByText(/Nothing was kept of that section from before then/);
  });
});
