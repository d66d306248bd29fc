import { beforeAll, describe, expect, it, vi } from 'vitest';
import { call, setToken } from '../../../client/core/api.ts';
import { needWords, speak } from '../../../client/core/i18n.ts';
import { openSession } from '../../../client/core/session.ts';
import { OpenAgain } from '../../../client/shell/open-again.tsx';
import { NotWithoutSession, SessionOver } from '../../../client/shell/session-over.tsx';
import { render } from '../setup.ts';

beforeAll(() => needWords('core'));

/** The next request is answered as one without a session that may go on. */
async function refusedWith(code: string): Promise<void> {
  setToken('a-token');
  vi.stubGlobal('fetch', () =>
    Promise.resolve(Response.json({ error: { code, ref: 'TST-TST' } }, { status: 401 })),
  );
  await call('GET /api/me').catch(() => undefined);
}

const OVER = 'This page has been open for a long time';
const OFF_LIST = 'You are no longer on the list of this course';

describe('a session that is over while a page is open', () => {
  it.each([
    ['session-missing', OVER, /press the Re-entry link in your course again/],
    ['session-ended', OFF_LIST, /what you did is kept.*ask your trainer/],
  ])('%s says above the page and beside the button: %s', async (code, title, help) => {
    await refusedWith(code);
    const { getByRole, getAllByText, getAllByRole } = render(
      <>
        <SessionOver />
        <SessionOver beside />
      </>,
    );
    expect(getByRole('alert').textContent).toContain(title);
    expect(getAllByText(help)).toHaveLength(2);
    expect(getAllByRole('alert')).toHaveLength(1);
  });

  it('gives the next page the reason as its heading, in both languages', async () => {
    await refusedWith('session-ended');
    const { getByRole, redraw } = render(<NotWithoutSession />);
    expect(getByRole('heading', { level: 1 }).textContent).toBe(OFF_LIST);
    await speak('es');
    redraw(<NotWithoutSession key="es" />);
    expect(getByRole('heading', { level: 1 }).textContent).toBe('Ya no estás en la lista de este curso');
    await speak('en');
  });
});

it('whoever reloads after being taken off the list is not sent back to a link that would not open', async () => {
  sessionStorage.setItem('re-entry.token', 'a-token');
  await refusedWith('session-ended');
  const config = { lang: 'en' } as const;
  await openSession(config);
  const { getByRole, queryByText } = render(<OpenAgain config={config} />);
  expect(getByRole('heading', { level: 1 }).textContent).toBe(OFF_LIST);
  expect(queryByText(/Open Re-entry again/)).toBeNull();
});
