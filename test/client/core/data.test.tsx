import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../../client/core/api-error.ts';
import { mutate, nextMoment, Query, useData, view } from '../../../client/core/data.ts';
import { render } from '../setup.ts';

/** A server whose answers come when the test says so, in the order the test says. */
function server<T>() {
  const asked: { answer(value: T): Promise<void>; fail(code: string, status?: number): Promise<void> }[] = [];
  const settled = () => new Promise<void>((resolve) => void setTimeout(resolve));
  const fetch = () =>
    new Promise<T>((resolve, reject) => {
      asked.push({
        answer: (value) => (resolve(value), settled()),
        fail: (code, status = 0) => (reject(new ApiError(status, code)), settled()),
      });
    });
  return { asked, fetch };
}

function Shows({ of }: { of: Query<string> }) {
  const { data, error } = useData(of);
  return (
    <p>
      {data.value} {error.value?.code}
    </p>
  );
}

afterEach(() => vi.useRealTimers());

describe('an answer', () => {
  it('never replaces one to a later question', async () => {
    const { asked, fetch } = server<string>();
    const query = new Query(fetch);
    void query.refresh();
    query.invalidate();
    void query.refresh();
    await asked[1]?.answer('later');
    await asked[0]?.answer('earlier');
    expect(query.data.value).toBe('later');
  });

  it('to a question from before a write is not taken, and another question is asked', async () => {
    const { asked, fetch } = server<string>();
    const query = new Query(fetch);
    render(<Shows of={query} />);
    query.invalidate();
    expect(asked).toHaveLength(2);
    await asked[0]?.answer('from before');
    expect(query.data.value).toBeUndefined();
    await asked[1]?.answer('from after');
    expect(query.data.value).toBe('from after');
  });

  it('that failed leaves the old one standing, and says so beside it', async () => {
    const { asked, fetch } = server<string>();
    const query = new Query(fetch);
    void query.refresh();
    await asked[0]?.answer('old');
    void query.refresh();
    await asked[1]?.fail('offline');
    expect([query.data.value, query.error.value?.code]).toEqual(['old', 'offline']);
    void query.refresh();
    await asked[2]?.answer('new');
    expect([query.data.value, query.error.value]).toEqual(['new', undefined]);
  });

  it('is asked for once while one is under way', () => {
    const { asked, fetch } = server<string>();
    const query = new Query(fetch);
    void query.refresh();
    void query.refresh();
    expect(asked).toHaveLength(1);
  });

  it('tells what it carries with the moment of its question', async () => {
    const { asked, fetch } = server<string>();
    const heard: [string, number][] = [];
    const query = new Query(fetch, (value, moment) => heard.push([value, moment]));
    const before = nextMoment();
    void query.refresh();
    const after = nextMoment();
    await asked[0]?.answer('a fact');
    expect(heard).toEqual([['a fact', expect.any(Number)]]);
    expect(heard[0]?.[1]).toBeGreaterThan(before);
    expect(heard[0]?.[1]).toBeLessThan(after);
  });
});

describe('a write that is shown before its answer', () => {
  const shout = (text: string) => text.toUpperCase();

  it('stands over answers to questions asked before it was done, and goes into those asked after', async () => {
    const { asked, fetch } = server<string>();
    const query = new Query(fetch);
    void query.refresh();
    await asked[0]?.answer('word');
    let done: (answer: string) => void = () => {};
    const write = mutate(query, shout, () => new Promise<string>((resolve) => (done = resolve)));
    expect(query.data.value).toBe('WORD');
    void query.refresh();
    await asked[1]?.answer('word, read meanwhile');
    expect(query.data.value).toBe('WORD, READ MEANWHILE');
    done('answer');
    expect(await write).toBe('answer');
    expect(query.data.value).toBe('WORD, READ MEANWHILE');
    void query.refresh();
    await asked[2]?.answer('WORD of the server');
    expect(query.data.value).toBe('WORD of the server');
  });

  it('that was refused is taken back, and the refusal told', async () => {
    const { asked, fetch } = server<string>();
    const query = new Query(fetch);
    void query.refresh();
    await asked[0]?.answer('word');
    const write = mutate(query, shout, () => Promise.reject(new ApiError(403, 'not-allowed')));
    expect(query.data.value).toBe('WORD');
    await expect(write).rejects.toMatchObject({ code: 'not-allowed' });
    expect(query.data.value).toBe('word');
  });
});

describe('data on a page', () => {
  it('is asked for when the page opens, when the network returns, and when the page is looked at again', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { asked, fetch } = server<string>();
    const query = new Query(fetch);
    const { findByText } = render(<Shows of={query} />);
    await asked[0]?.fail('offline');
    await findByText('offline');
    dispatchEvent(new Event('online'));
    await asked[1]?.answer('here');
    await findByText('here');
    dispatchEvent(new Event('focus'));
    expect(asked).toHaveLength(2);
    vi.setSystemTime(Date.now() + 60_000);
    dispatchEvent(new Event('focus'));
    expect(asked).toHaveLength(3);
  });

  it('that is shown no more is not asked for by a write, but by the next page that shows it', async () => {
    const { asked, fetch } = server<string>();
    const query = new Query(fetch);
    const { redraw } = render(<Shows of={query} />);
    await asked[0]?.answer('one');
    redraw(null);
    query.invalidate();
    expect(asked).toHaveLength(1);
    redraw(<Shows of={query} />);
    expect(asked).toHaveLength(2);
  });
});

describe('a view', () => {
  it('follows what it is worked out of, without a question of its own', async () => {
    const { asked, fetch } = server<string>();
    const query = new Query(fetch);
    const letters = view('letters', query, (text) => text.length);
    void letters.refresh();
    expect(letters.data.value).toBeUndefined();
    await asked[0]?.answer('four');
    expect(letters.data.value).toBe(4);
    query.change((text) => `${text}teen`);
    expect(letters.data.value).toBe(8);
    expect(asked).toHaveLength(1);
  });
});
