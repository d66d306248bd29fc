import { describe, expect, it } from 'vitest';
import { actOfModule, actToAsk, actToAskNow, type Outcome } from '../../server/rooms/course/act.rule.ts';

const module = (number: number, state = 'doing') => ({
  slug: `m${number}`,
  number,
  state,
  steps: [
    { slug: 'read', type: 'article' },
    { slug: 'work', type: 'hours-step' },
    { slug: 'last', type: 'article' },
  ],
});
const modules = [module(1), module(2), module(3)];

interface Given {
  text?: string;
  by?: string | null;
  at?: string;
  outcome?: Outcome | null;
}

function act(
  place: string,
  { text = 'Ask first', by = null, at = '2026-01-14', outcome = null }: Given = {},
) {
  const [slug = '', step = ''] = place.split('/');
  return { module: slug, step, text, by, writtenAt: `${at}T10:00:00.000Z`, outcome };
}

describe('the act that a module is asked about', () => {
  const read = act('m1/read');
  const last = act('m1/last', { at: '2026-01-20' });
  const work = act('m1/work', { at: '2026-01-10' });

  it('is that of its step at work, whenever it was written; else the one written last', () => {
    expect(actOfModule([read, last, work], modules[0]!)).toBe(work);
    expect(actOfModule([last, read], modules[0]!)).toBe(last);
  });

  it('is none that was emptied again, and none of another module', () => {
    expect(actOfModule([act('m1/work', { text: ' ' }), act('m2/work')], modules[0]!)).toBeUndefined();
  });
});

describe('before a module', () => {
  const asked = (acts: ReturnType<typeof act>[], today = '2026-02-01') =>
    actToAsk(acts, modules, { before: 3, today });

  it('the last act of those before it is asked about, once', () => {
    const [first, second] = [act('m1/work'), act('m2/work')];
    expect(asked([first, second])).toBe(second);
    expect(asked([first])).toBe(first);
    expect(asked([first, act('m2/work', { outcome: 'not-yet' })])).toBeUndefined();
    expect(asked([act('m3/work')])).toBeUndefined();
  });

  it('one is asked about from its day on, and until then the one before it', () => {
    const [first, second] = [act('m1/work'), act('m2/work', { by: '2026-02-01' })];
    expect(asked([first, second], '2026-01-31')).toBe(first);
    expect(asked([first, second], '2026-02-01')).toBe(second);
  });
});

describe('on the road map', () => {
  const now = (acts: ReturnType<typeof act>[], expected: number | null, states = ['doing', 'todo', 'todo']) =>
    actToAskNow(
      acts,
      states.map((state, at) => module(at + 1, state)),
      { expected, today: '2026-02-01' },
    );

  it('an act without a day is asked about when the person or the run has come to a later module', () => {
    const one = act('m1/work');
    expect(now([one], 1)).toBeUndefined();
    expect(now([one], null)).toBeUndefined();
    expect(now([one], 2)).toBe(one);
    expect(now([one], 1, ['done', 'doing', 'todo'])).toBe(one);
  });

  it('an act with a day is asked about from that day on, in its own module too', () => {
    const one = act('m1/work', { by: '2026-02-01' });
    expect(now([one], 1)).toBe(one);
    const later = act('m1/work', { by: '2026-02-02' });
    expect(now([later], 3)).toBeUndefined();
  });

  it('only the last is asked about, and one that came back is not', () => {
    expect(now([act('m1/work'), act('m2/work', { outcome: 'did' })], 3)).toBeUndefined();
  });
});
