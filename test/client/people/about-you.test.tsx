import { act } from 'preact/test-utils';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { refreshAll } from '../../../client/core/data.ts';
import { needWords, speak } from '../../../client/core/i18n.ts';
import { me, type Me } from '../../../client/core/session.ts';
import { aboutYouPage } from '../../../client/rooms/people/about-you.page.tsx';
import { Arrival } from '../../../client/rooms/people/arrival.tsx';
import { axeFaults } from '../axe.ts';
import { pressesApart, render } from '../setup.ts';

beforeAll(() => needWords('core', 'people'));

const TOM = {
  id: 'tom',
  tenant: 'school',
  role: 'learner',
  administers: false,
  lang: 'en',
  asks: true,
  run: { id: 'autumn', title: null, trainer: { en: '', es: '' } },
} as Me;

let about: {
  number: number;
  facts: Record<string, boolean | null>;
  consent: { given: boolean; at: string } | null;
  code: { version: string; url: string; acknowledgedAt: string | null; earlier: boolean };
};
let asked: string[];
beforeEach(() => {
  me.value = TOM;
  asked = [];
  about = {
    number: 14,
    facts: { trained: null, relationship: null, support: null },
    consent: null,
    code: { version: '3', url: 'https://ethics.example/', acknowledgedAt: null, earlier: false },
  };
  const at = '2026-03-01T10:00:00.000Z';
  const puts: Record<string, (body: { answer: boolean; given: boolean }) => void> = {
    consent: ({ given }) => (about.consent = { given, at }),
    code: () => (about.code.acknowledgedAt = at),
  };
  vi.stubGlobal('fetch', (url: string, { method = 'GET', body }: RequestInit) => {
    const path = url.replace('/api/people/about-you/', '');
    if (method === 'PUT') {
      asked.push(`${path} ${String(body)}`);
      const said = JSON.parse(String(body)) as { answer: boolean; given: boolean };
      if (path.startsWith('facts/')) about.facts[path.slice(6)] = said.answer;
      else puts[path]?.(said);
      return Promise.resolve(Response.json({ saved: true }));
    }
    return Promise.resolve(Response.json(url === '/api/me' ? { ...TOM, asks: false } : about));
  });
  pressesApart();
  refreshAll();
});

/** The radio of an answer to a question. */
const radio = (question: string, answer: string) => {
  const group = [...document.querySelectorAll('fieldset')].find(
    (one) => one.querySelector('legend')?.textContent === question,
  );
  const label = [...(group?.querySelectorAll('label') ?? [])].find((one) => one.textContent === answer);
  return label?.querySelector('input') as HTMLInputElement;
};

describe('a learner on their first road map', () => {
  it('[S0.1] answers three questions, reads one sentence on each, and is asked for the code and the consent then', async () => {
    const { user, findByText, findByRole, queryByRole } = render(<Arrival />);
    await findByRole('heading', { name: 'Before you begin: three questions' });
    expect(await axeFaults()).toEqual([]);
    await user.click(radio('Have you been trained as a mentor?', 'No, or not yet'));
    await findByText(/Give modules 2 and 4 more time than they say, and tell your trainers/);
    await user.click(radio('Is there one good mentoring relationship behind you?', 'Yes'));
    await user.click(radio('Does somebody at work support you in this?', 'No, or not yet'));
    await findByRole('heading', { name: 'Two more things, then you are here' });
    await user.click(await findByRole('button', { name: 'I have read it and will keep to it' }));
    await findByText(/^Acknowledged/);
    await user.click(await findByRole('button', { name: 'I agree' }));
    await findByText(/^You agreed/);
    expect(asked).toEqual([
      'facts/trained {"answer":false}',
      'facts/relationship {"answer":true}',
      'facts/support {"answer":false}',
      'code {"version":"3"}',
      'consent {"given":true}',
    ]);
    await user.click(await findByRole('button', { name: 'Done' }));
    await expect.poll(() => queryByRole('heading')).toBeNull();
  });

  it('is asked nothing again once all is answered', async () => {
    me.value = { ...TOM, asks: false };
    const { place } = render(<Arrival />);
    await act(() => Promise.resolve());
    expect(place.innerHTML).toBe('');
  });
});

describe('the page about oneself', () => {
  async function open() {
    refreshAll();
    await act(async () => void (await Promise.all(aboutYouPage.needs({}).map((data) => data.refresh()))));
    return render(<aboutYouPage.Component params={{}} />);
  }

  it('[S3.16] says under which number and who sees it, and withdraws what was given', async () => {
    about.consent = { given: true, at: '2026-03-01T10:00:00.000Z' };
    const { user, findByText, findByRole } = await open();
    expect(await axeFaults()).toEqual([]);
    await findByText(/under the number 14, without your name\. No page and no file/);
    await findByText(/see how many agreed, once five have answered, and not who/);
    await user.click(await findByRole('button', { name: 'Withdraw my consent' }));
    await findByText(/^Not used since/);
    expect(asked).toEqual(['consent {"given":false}']);
  });

  it('[S4.8] links to the code, and asks again when it has a new version', async () => {
    about.code.earlier = true;
    const { findByRole, findByText } = await open();
    const link = await findByRole('link', { name: /Read the code, version 3/ });
    expect(link.getAttribute('href')).toBe('https://ethics.example/');
    await findByText(/The code has a new version since you acknowledged it/);
    await findByRole('button', { name: 'I have read it and will keep to it' });
  });

  it('reads as well in Spanish', async () => {
    await speak('es');
    const { findByRole, findByText } = await open();
    await findByRole('heading', { name: 'Sobre ti' });
    await findByText('¿Te formaste para ser mentor o mentora?');
    await speak('en');
  });
});
