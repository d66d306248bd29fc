import { beforeAll, describe, expect, it } from 'vitest';
import { ApiError } from '../../../client/core/api-error.ts';
import { Query } from '../../../client/core/data.ts';
import { needWords } from '../../../client/core/i18n.ts';
import { Loaded } from '../../../client/shell/loaded.tsx';
import { render } from '../setup.ts';

beforeAll(() => needWords('core'));

/** Answers in this order; a number is a status that fails. */
function answers(...list: (string | [number, string])[]): Query<string> {
  return new Query(() => {
    const next = list.shift() ?? [0, 'offline'];
    return typeof next === 'string' ? Promise.resolve(next) : Promise.reject(new ApiError(...next));
  });
}

const Page = ({ of, part = false }: { of: Query<string>; part?: boolean }) => (
  <main>
    {part && <h1>A page of its own</h1>}
    <Loaded of={of} part={part}>
      {(text) => (
        <section>
          <h2>{text}</h2>
        </section>
      )}
    </Loaded>
  </main>
);

describe('data on a page', () => {
  it('is a quiet line while it is awaited, and then the data', async () => {
    const { findByRole, getByRole, queryByRole } = render(<Page of={answers('Here')} />);
    expect(getByRole('status').textContent).toBe('Opening');
    await findByRole('heading', { name: 'Here' });
    expect(queryByRole('status')).toBeNull();
  });

  it('that cannot be had gives the page a heading that says why, and another try', async () => {
    const { findByRole, user } = render(<Page of={answers([0, 'offline'], 'Here')} />);
    await findByRole('heading', { level: 1, name: 'No answer came. Check your connection.' });
    await user.click(await findByRole('button', { name: 'Try again' }));
    await findByRole('heading', { name: 'Here' });
  });

  it('that comes at the second try has the focus at its heading: the button has gone', async () => {
    const { findByRole, user } = render(<Page of={answers([0, 'offline'], 'Here')} />);
    await user.click(await findByRole('button', { name: 'Try again' }));
    const heading = await findByRole('heading', { name: 'Here' });
    await expect.poll(() => document.activeElement).toBe(heading);
  });

  it('that is a part of a page leaves the page its heading', async () => {
    const { findByRole, findByText } = render(<Page of={answers([500, 'unexpected'])} part />);
    await findByText('Something went wrong on our side.');
    await findByRole('heading', { level: 1, name: 'A page of its own' });
  });

  it('that is not there at all says so', async () => {
    const { findByRole } = render(<Page of={answers([404, 'not-found'])} />);
    await findByRole('heading', { name: 'There is no page here' });
  });

  it('that was here stays when it cannot be had again, with the reason above it', async () => {
    const query = answers('Here', [0, 'offline']);
    const { findByRole, findByText } = render(<Page of={query} />);
    await findByRole('heading', { name: 'Here' });
    void query.refresh();
    await findByText('No answer came. Check your connection.');
    await findByRole('heading', { name: 'Here' });
  });
});
