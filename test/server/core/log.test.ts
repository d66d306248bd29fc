import { expect, it } from 'vitest';
import { createLog } from '../../../server/core/log.ts';

/** One line as it would be written. */
function logged(values: Record<string, unknown>): string {
  const lines: string[] = [];
  createLog('debug', { write: (line) => void lines.push(line) }).error(values, 'something');
  expect(lines).toHaveLength(1);
  return lines[0] ?? '';
}

const SECRET_VALUE = 'a-value-nobody-may-read';

it.each([
  'authorization',
  'cookie',
  'token',
  'id_token',
  'jwt',
  'secret',
  'password',
  'email',
  'name',
  'given_name',
  'family_name',
  'sub',
])('%s is kept out of the log, however deep it lies', (key) => {
  for (const values of [
    { [key]: SECRET_VALUE },
    { person: { [key]: SECRET_VALUE } },
    { request: { headers: { [key]: SECRET_VALUE } } },
  ]) {
    const line = logged(values);
    expect(line).not.toContain(SECRET_VALUE);
    expect(line).toContain('[kept out]');
  }
});

it('what is ours stays readable', () => {
  expect(JSON.parse(logged({ run: 'r1', code: 'state-unknown', ref: 'ABC-234' }))).toMatchObject({
    run: 'r1',
    code: 'state-unknown',
    ref: 'ABC-234',
    msg: 'something',
  });
});

it.each([
  ['a token', 'bad answer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln to us', 'eyJ'],
  ['a bearer', 'sent Bearer abc.DEF-123 and failed', 'abc.DEF'],
  ['a password in an address', 'cannot reach mongodb://root:hunter2@db:27017/x', 'hunter2'],
  ['the key of a row', 'E11000 duplicate key error index: x dup key: { tenant: "t", sub: "42-7" }', '42-7'],
  ['somebody’s address', 'mail to tom.brightwell@school.example bounced', 'brightwell'],
])('%s inside the words of an error is masked, in its cause too', (_what, message, kept) => {
  const error = new Error('outer', { cause: new Error(message) });
  for (const err of [new Error(message), error, message]) {
    const line = logged({ err });
    expect(line).not.toContain(kept);
    expect(line).toContain('[kept out]');
  }
});

it('what a driver hangs on its errors stays out; kind, words, place and code are there', () => {
  const err = Object.assign(new TypeError('it broke'), { keyValue: { sub: SECRET_VALUE }, code: 11000 });
  const line = logged({ err });
  expect(line).not.toContain(SECRET_VALUE);
  const written = (JSON.parse(line) as { err: Record<string, unknown> }).err;
  expect(written).toMatchObject({ type: 'TypeError', message: 'it broke', code: 11000 });
  expect(written['stack']).toContain('log.test.ts');
});

it('an error that causes itself ends', () => {
  const err = new Error('round') as Error & { cause?: unknown };
  err.cause = err;
  expect(logged({ err }).length).toBeLessThan(20_000);
});
