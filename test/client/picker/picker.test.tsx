import { act } from 'preact/test-utils';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { needWords } from '../../../client/core/i18n.ts';
import { pickerPage } from '../../../client/rooms/picker/picker.page.tsx';
import { render } from '../setup.ts';

const OFFER = {
  acceptsLinks: true,
  acceptMultiple: true,
  acceptLineItem: false,
  items: [
    {
      key: 'module:one',
      kind: 'module',
      number: '1',
      title: 'One',
      minutes: 10,
      parent: null,
      graded: false,
    },
  ],
};
const ANSWER = { action: 'https://lms.example/return', jwt: 'signed' };

beforeAll(() => needWords('core', 'picker'));

let posted: string[];
beforeEach(() => {
  posted = [];
  vi.stubGlobal('fetch', (_: string, { method }: RequestInit) =>
    Promise.resolve(Response.json(method === 'POST' ? ANSWER : OFFER)),
  );
  vi.spyOn(HTMLFormElement.prototype, 'submit').mockImplementation(function submit(this: HTMLFormElement) {
    posted.push(`${this.action} ${new FormData(this).get('JWT')}`);
  });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  return () => void vi.useRealTimers();
});

describe('an answer that the platform took without showing a page', () => {
  it('keeps the buttons busy for 8 s, then says that the course may have it already, and can be given again', async () => {
    const { Component } = pickerPage;
    await act(() => pickerPage.needs({})[0]?.refresh());
    const { getByRole, queryByText } = render(<Component params={{}} />);
    const later = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
    await later(0);
    void act(() => getByRole('checkbox').click());
    const add = () => getByRole('button', { name: /^Add/ });
    void act(() => add().click());
    await later(7_900);
    expect(posted).toEqual(['https://lms.example/return signed']);
    expect(add().getAttribute('aria-busy')).toBe('true');
    await later(200);
    expect(add().getAttribute('aria-busy')).not.toBe('true');
    expect(queryByText(/^Your course may have it already/)).not.toBeNull();
    await later(1_000);
    vi.spyOn(performance, 'now').mockReturnValue(1e9);
    void act(() => add().click());
    await later(100);
    expect(posted).toHaveLength(2);
  });
});
