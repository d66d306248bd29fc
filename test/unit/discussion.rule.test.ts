import { describe, expect, it } from 'vitest';
import {
  asksSomething,
  completedAt,
  keptText,
  nextVisits,
  sinceOf,
} from '../../server/rooms/discussion/discussion.rule.ts';

describe('a text as it is kept', () => {
  it.each([
    ['  a  \n', 'a'],
    ['a\r\nb\rc', 'a\nb\nc'],
    ['a\n\n\n\nb', 'a\n\nb'],
    ['a \t\nb', 'a\nb'],
    ['\u202egpj.exe', 'gpj.exe'],
    ['a\u200bb\u2060c\u00ad', 'abc'],
    ['e\u0301', 'é'],
    ['👩\u200d🚒', '👩\u200d🚒'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
  ])('%j', (raw, text) => expect(keptText(raw)).toBe(text));

  it.each([
    ['nothing', ''],
    ['blanks', ' \n\t'],
    ['invisible signs', '\u200b\u200d\u2060'],
    ['a lone mark', '\u0301'],
  ])('%s is none', (_what, raw) => expect(keptText(raw)).toBeUndefined());

  it('has a longest', () => {
    expect(keptText('x'.repeat(4000))).toHaveLength(4000);
    expect(keptText('x'.repeat(4001))).toBeUndefined();
  });
});

it.each([
  ['Who?', true],
  ['¿Quién?', true],
  ['“Who?” she said.', true],
  ['Really?!', true],
  ['see https://example.org/?page=1', false],
  ['No question.', false],
  ['? alone', false],
])('%j asks something: %s', (text, asks) => expect(asksSomething(text)).toBe(asks));

describe('what completes a step', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 3, 13, 10, minute));
  const post = { root: '', toOther: false, at: at(1) };
  const reply = (minute: number, toOther = true) => ({ root: 'x', toOther, at: at(minute) });

  it('is there at the last of what is asked for', () => {
    expect(completedAt('one-post-one-reply', [post, reply(5), reply(9)])).toEqual(at(5));
    expect(completedAt('one-post-two-replies', [reply(0), post, reply(9), reply(3)])).toEqual(at(3));
  });

  it('counts no reply to oneself, and nothing where comments complete nothing', () => {
    expect(completedAt('one-post-one-reply', [post, reply(5, false)])).toBeUndefined();
    expect(completedAt('one-post-two-replies', [post, reply(5)])).toBeUndefined();
    expect(completedAt('one-post-one-reply', [reply(5), reply(6)])).toBeUndefined();
    expect(completedAt('marked-by-learner', [post, reply(5)])).toBeUndefined();
  });
});

describe('visits', () => {
  const minute = (count: number) => new Date(Date.UTC(2026, 3, 13, 10, count));
  const never = { seen: 0, seenAt: null, before: 0, beforeAt: null };

  it('news is counted from the visit before this one', () => {
    expect(sinceOf(never, minute(0))).toEqual({ turn: 0, at: null });
    const first = nextVisits(never, 5, minute(0))!;
    expect(sinceOf(first, minute(29))).toEqual({ turn: 0, at: null });
    expect(sinceOf(first, minute(31))).toEqual({ turn: 5, at: minute(0) });
    const second = nextVisits(first, 9, minute(31))!;
    const still = nextVisits(second, 12, minute(40))!;
    expect(sinceOf(still, minute(41))).toEqual({ turn: 5, at: minute(0) });
    expect(still.seen).toBe(12);
  });

  it('a look is noted once a minute', () => {
    const first = nextVisits(never, 5, minute(0))!;
    expect(nextVisits(first, 6, new Date(minute(0).getTime() + 59_000))).toBeUndefined();
    expect(nextVisits(first, 6, minute(1))).toMatchObject({ seen: 6 });
  });
});
