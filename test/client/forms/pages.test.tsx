import { beforeEach, describe, expect, it, vi } from 'vitest';
import { refreshAll } from '../../../client/core/data.ts';
import { CohortAverages } from '../../../client/rooms/forms/cohort-averages.tsx';
import { OpenForm } from '../../../client/rooms/forms/form.page.tsx';
import { papersPage } from '../../../client/rooms/forms/papers.page.tsx';
import type { Listed, Opened } from '../../../client/rooms/forms/forms.types.ts';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';
import { arrive, formOf, FormServer, openedOf, PATIENCE } from './kit.tsx';

beforeEach(() => arrive());

const listed = (form: string, more: Partial<Listed> = {}): Listed => ({
  form,
  variant: 'plain',
  subject: 'own',
  title: form,
  state: 'empty',
  savedAt: null,
  finishedAt: null,
  many: false,
  together: false,
  ...more,
});

const FORMS = [
  listed('written', { state: 'draft', savedAt: '2026-03-02T10:42:00.000Z' }),
  listed('log', { many: true }),
  listed('agreed', { variant: 'cohort-protocol', together: true }),
];

async function papers(role: 'learner' | 'trainer') {
  await arrive({ role });
  vi.stubGlobal('fetch', (path: string) =>
    Promise.resolve(
      Response.json(path.endsWith('/shared') ? { lang: 'en', answers: [] } : { lang: 'en', forms: FORMS }),
    ),
  );
  refreshAll();
  const page = render(<papersPage.Component params={{}} />);
  await page.findByRole('heading', { name: 'Empty forms' });
  return page;
}
const within = (page: { getByRole(role: string, by: object): HTMLElement }, name: string) =>
  [...page.getByRole('region', { name }).querySelectorAll('li a')].map((one) => one.getAttribute('href'));

describe('the page of forms', () => {
  it('has what a learner wrote, what the run agreed, and empty ones to begin or to print', async () => {
    const page = await papers('learner');
    expect(within(page, 'What you have written')).toEqual(['/app/forms/written/plain/own']);
    expect(within(page, 'Written together')).toEqual(['/app/forms/agreed/cohort-protocol/own']);
    page.getByText(/You read it and adopt it for yourself/);
    const [print, begin, ...rest] = within(page, 'Empty forms').slice(1);
    expect([print, rest]).toEqual(['/app/forms/log/plain/blank', []]);
    expect(begin).toMatch(/^\/app\/forms\/log\/plain\/[0-9a-f]{32}$/);
    expect(await axeFaults()).toEqual([]);
  });

  it('offers a trainer nothing to fill in but what they write down for everybody', async () => {
    const page = await papers('trainer');
    expect(page.queryByRole('region', { name: 'What you have written' })).toBeNull();
    expect(within(page, 'Empty forms').every((href) => href?.endsWith('/blank'))).toBe(true);
    page.getByText(/You write it down\./);
  });
});

describe('readings of one form', () => {
  const reading = (over: Partial<Opened['answer']>, beside: Opened['beside']): Opened => {
    const server = new FormServer(formOf('qualities-self-assessment', 'mid'));
    const { opened } = server;
    return { ...opened, answer: { ...opened.answer, ...over }, beside };
  };
  const name = { form: 'qualities-self-assessment', variant: 'mid', subject: 'own' };
  const scales = formOf('qualities-self-assessment', 'mid').fields.filter(({ type }) => type === 'scale-1-5');
  const all = (number: number) => Object.fromEntries(scales.map(({ key }) => [key, number]));

  it('[S3.22] stay out of sight until this one is finished', () => {
    const page = render(<OpenForm opened={reading({}, [])} name={name} />);
    page.getByText(/Until then they stay out of sight/);
    expect(page.queryByRole('heading', { name: 'Your readings over one another' })).toBeNull();
  });

  it('[S3.22] then stand over one another, in words, in numbers and as marks', async () => {
    const finishedAt = '2026-06-02T10:42:00.000Z';
    const opened = reading(
      { values: { ...all(4), [scales[0]!.key]: 2 }, finishedAt, state: 'finished', revision: 1 },
      [{ variant: 'start', values: all(3), finishedAt: '2026-03-02T10:42:00.000Z' }],
    );
    const page = render(<OpenForm opened={opened} name={name} />);
    page.getByRole('heading', { name: 'Your readings over one another' });
    page.getByText(new RegExp(`${scales.length - 1} went up, one went down, none stayed`));
    const rows = page.getAllByRole('row').map((row) => [...row.children].map((cell) => cell.textContent));
    expect(rows[0]?.slice(1, 3)).toEqual(['First reading', 'Second reading']);
    expect(rows[1]?.slice(1, 3)).toEqual(['3', '2']);
    expect(await axeFaults()).toEqual([]);
  });
});

describe('averages of a cohort', () => {
  const variant = 'start';
  const finished = (finishedAt: string | null): Opened => {
    const opened = openedOf(formOf('qualities-self-assessment', variant));
    return { ...opened, answer: { ...opened.answer, finishedAt } };
  };
  const answer = (fields: object[]) => {
    const variants = fields.length > 0 ? [{ variant, fields }] : [];
    vi.stubGlobal(
      'fetch',
      vi.fn<() => Promise<Response>>(async () => Response.json({ smallestGroup: 5, variants })),
    );
    refreshAll();
  };

  it('stand below one’s own reading once it is finished, and nothing of them before', async () => {
    answer([{ field: 'patient', average: 3.4, people: 6 }]);
    const asked = () => vi.mocked(fetch).mock.calls.length;
    render(<CohortAverages opened={finished(null)} />);
    expect(asked()).toBe(0);
    const page = render(<CohortAverages opened={finished('2026-06-02T10:42:00.000Z')} />);
    const table = await page.findByRole('table', { name: /^Of what people share/ });
    expect([...table.querySelectorAll('tbody tr > *')].map((cell) => cell.textContent)).toEqual([
      expect.stringMatching(/patient/i),
      '3.4',
      '6',
    ]);
  });

  it('say how many it takes while too few share theirs', async () => {
    answer([]);
    const page = render(<CohortAverages opened={finished('2026-06-02T10:42:00.000Z')} />);
    await page.findByText('Averages stand here once 5 people have shared theirs.');
  });
});

describe('what a run wrote together', () => {
  const protocol = () => {
    const server = new FormServer(formOf('set-ground-rules', 'cohort-protocol'));
    server.row = { ...server.row, revision: 3 };
    return server;
  };
  const place = (server: FormServer, adoptedAt: string | null, changedSince = false) => ({
    name: { form: 'set-ground-rules', variant: 'cohort-protocol', subject: server.subject },
    opened: { ...server.opened, together: { adopted: 2, adoptedAt, changedSince, writes: false } },
  });

  it('[S1.16] is read by a learner and adopted as they have read it, with one press', async () => {
    const server = protocol();
    const page = render(<OpenForm {...place(server, null)} />);
    page.getByText('2 people have adopted it.');
    expect(page.queryByRole('textbox')).toBeNull();
    await page.user.click(page.getByRole('button', { name: 'I adopt it' }));
    await vi.waitFor(
      () => expect(server.asked.some(({ path }) => path.endsWith('/adopted'))).toBe(true),
      PATIENCE,
    );
    expect(server.asked.find(({ path }) => path.endsWith('/adopted'))?.body).toMatchObject({
      revision: 3,
      lang: 'en',
    });
  });

  it('[S1.16] says when it was adopted, and asks again only where it was changed since', () => {
    const server = protocol();
    const page = render(<OpenForm {...place(server, '2026-03-02T10:42:00.000Z')} />);
    page.getByText(/^You adopted it/);
    expect(page.queryByRole('button', { name: /adopt/ })).toBeNull();
    page.redraw(<OpenForm {...place(server, '2026-03-02T10:42:00.000Z', true)} />);
    page.getByText('It was changed since.', { exact: false });
    page.getByRole('button', { name: 'I adopt it as it is now' });
  });
});

describe('a form that stays with whoever writes it', () => {
  const log = formOf('mentee-log');

  it('is stored by their choice alone: until then there is nothing to write in', async () => {
    expect(log.kept_on).toBe('device');
    const server = new FormServer(log);
    const name = { form: log.slug, variant: 'plain', subject: server.subject };
    const page = render(<OpenForm opened={server.opened} name={name} />);
    page.getByText(/nothing of it is stored here/);
    expect(page.queryByRole('textbox')).toBeNull();
    await page.user.click(page.getByRole('button', { name: 'Write here and store it' }));
    const [box] = await page.findAllByRole('textbox');
    await page.user.type(box!, 'Quiet.');
    await page.user.tab();
    await vi.waitFor(() => expect(server.writes.at(-1)?.body).toMatchObject({ store: true }), PATIENCE);
  });
});
