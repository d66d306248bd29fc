import { expect, it } from 'vitest';
import { titleOf } from '../../server/rooms/business-case/head.rule.ts';

it('a case is called by what can be seen, and by nothing else', () => {
  expect(titleOf({ title: '  On Side ' })).toBe('On Side');
  for (const title of ['', '   ', '\u200b\u200e', '\u2060']) expect(titleOf({ title })).toBeNull();
});
