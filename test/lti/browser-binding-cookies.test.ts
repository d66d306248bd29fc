import { describe, expect, it } from 'vitest';
import { bindingCookies, clearedCookies, cookiesCameBack, readBinders } from '../../lti/index.ts';
import { newSecret } from '../../lti/secret.ts';

const TOOL = 'https://tool.example';
/** Of the shape of a sealed state. */
const newState = () => newSecret().repeat(5);
const login = () => ({ toolOrigin: TOOL, state: newState(), binder: newSecret() });
const sentBack = (cookies: string[]): string => cookies.map((cookie) => cookie.split(';')[0]).join('; ');

describe('binding cookies', () => {
  it('a pair: partitioned, and under another name not', () => {
    const { state, binder, toolOrigin } = login();
    const [partitioned, plain] = bindingCookies({ toolOrigin, state, binder });
    const attributes = 'Path=/; Max-Age=600; Secure; HttpOnly; SameSite=None';
    expect(partitioned).toMatch(/^__Host-lti_[\w-]{22}=[\w-]{43}; /);
    expect(partitioned?.slice(partitioned.indexOf(';') + 2)).toBe(`${attributes}; Partitioned`);
    expect(plain).toMatch(/^__Host-ltiu_[\w-]{22}=[\w-]{43}; /);
    expect(plain?.slice(plain.indexOf(';') + 2)).toBe(attributes);
    expect(`${partitioned}${plain}`).not.toContain(state);
  });

  it('come back for their own state only', () => {
    const [first, second] = [login(), login()];
    const header = sentBack([...bindingCookies(first), 'theme=dark', ...bindingCookies(second)]);
    expect(readBinders(header, first.state)).toEqual([first.binder, first.binder]);
    expect(readBinders(header, second.state)).toEqual([second.binder, second.binder]);
    expect(readBinders(header, newState())).toEqual([]);
  });

  it.each([undefined, '', ';', '=;=', 'a', '__proto__=x', '%;%%'])('odd header %o is no binder', (header) => {
    expect(readBinders(header, newState())).toEqual([]);
    expect(cookiesCameBack(header)).toBe(false);
  });

  it.each([undefined, null, 7, ['x'], { $ne: 1 }, ';', 'x'.repeat(44)])(
    'odd state %o names no cookie',
    (state) => {
      expect(readBinders('a=b', state)).toEqual([]);
      expect(clearedCookies({ toolOrigin: TOOL, state })).toEqual([]);
    },
  );

  it('are taken away under the same names and attributes', () => {
    const { state, binder, toolOrigin } = login();
    const nameOf = (cookie: string) => cookie.split('=')[0];
    const set = bindingCookies({ toolOrigin, state, binder }).slice(0, 2);
    const cleared = clearedCookies({ toolOrigin, state });
    expect(cleared.map(nameOf)).toEqual(set.map(nameOf));
    expect(cleared.every((cookie) => cookie.includes('Max-Age=0;'))).toBe(true);
    expect(cleared[0]).toContain('Partitioned');
  });

  it('tell the next login that cookies work, without telling who', () => {
    const [one, two] = [bindingCookies(login()), bindingCookies(login())];
    expect(cookiesCameBack(sentBack(one))).toBe(true);
    expect(one[2]).toBe(two[2]);
  });

  it('are not tried where browsers refuse them', () => {
    const { state, binder } = login();
    expect(bindingCookies({ toolOrigin: 'http://192.168.1.5:3000', state, binder })).toEqual([]);
    expect(bindingCookies({ toolOrigin: 'http://localhost:3000', state, binder })).toHaveLength(3);
  });
});
