import { within } from '@testing-library/dom';
import { describe, expect, it } from 'vitest';
import type { ChangeRow, Desk } from '../../../client/rooms/review/review.types.ts';
import { axeFaults } from '../axe.ts';
import { comment, open, serve, version } from './desk-kit.tsx';
import { RUTH, row } from './queue-kit.tsx';

const ASKED = comment({
  anchor: { kind: 'section', section: 'rationale' },
  body: 'New teachers or all teachers?',
});
const TRIED = comment({
  anchor: { kind: 'section', section: 'aims' },
  kind: 'suggestion',
  body: 'Observation grades?',
});
const OPEN = comment({ anchor: { kind: 'section', section: 'aims' }, body: 'By when?' });

const change = (of: Partial<ChangeRow>): ChangeRow => ({
  point: `p${of.text}`,
  from: 'trainer',
  version: 1,
  section: 'rationale',
  text: null,
  done: 'changed',
  reason: '',
  ...of,
});

const BEFORE: Desk['before'] = {
  version: version(1),
  released: {
    at: new Date().toISOString(),
    by: RUTH,
    decision: 'revise',
    words: '',
    levels: {},
    notApplicable: [],
    score: 50,
    ready: false,
    comments: [ASKED, TRIED, OPEN],
  },
};

describe('[C5] [B9] a version that came back', () => {
  it('begins with what its author says of each point, and says it beside the text too', async () => {
    const server = serve({
      review: row({ id: `changes-${Date.now()}`, version: 2, state: 'waiting' }),
      writes: false,
      version: {
        ...version(2),
        changes: [
          change({ text: 'New teachers or all teachers?', reason: 'All of them. I say so now.' }),
          change({ section: 'aims', text: 'Observation grades?', done: 'kept', reason: 'They would judge.' }),
          change({
            from: 'leader',
            section: 'costs-benefits',
            text: null,
            done: 'tested',
            reason: 'In March.',
          }),
        ],
      },
      before: BEFORE,
    });
    const page = await open(server);
    const log = page.getByRole('region', { name: 'What Inés Calder says of 3 points on versions before' });
    within(log).getByText('1 changed, 1 kept and 1 tested first');
    const said = within(log)
      .getAllByRole('listitem')
      .map((one) => one.textContent);
    expect(said[0]).toMatch(/said of version 1.*all teachers\?.*Changed\..*I say so now\./);
    expect(said[1]).toMatch(/Observation grades\?.*Kept as it is\..*They would judge\./);
    // What somebody who decides has said stays with the author who does not share it.
    expect(said[2]).toMatch(
      /somebody who decides.*keeps what was said to themselves.*Tested first\..*In March\./,
    );
    expect(log.compareDocumentPosition(page.getByRole('heading', { name: 'The case' }))).toBe(
      Node.DOCUMENT_POSITION_FOLLOWING,
    );
    await page.user.click(within(log).getAllByRole('link')[0]!);
    expect(document.activeElement?.id).toBe('section-rationale');
    const beside = page.getByRole('region', { name: /^3 / });
    within(beside).getByText('All of them. I say so now.');
    within(page.getByRole('region', { name: /^4 / })).getByText('Not answered yet');
    expect(await axeFaults()).toEqual([]);
  });

  it('has no log where nobody had made a point', async () => {
    const page = await open(serve({ before: { ...BEFORE, released: null } }));
    expect(page.queryByRole('region', { name: /What .* says of/ })).toBeNull();
  });
});
