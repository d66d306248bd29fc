import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

let shell: typeof import('../../../client/shell/address.ts');
beforeEach(async () => {
  vi.resetModules();
  vi.spyOn(window, 'scrollTo').mockImplementation(() => {});
  history.replaceState(null, '', '/app');
  shell = await import('../../../client/shell/address.ts');
  const listen = vi.spyOn(window, 'addEventListener');
  shell.watchAddress();
  listeners = listen.mock.calls;
});

/** What the module of this test listens to; each test has a module of its own. */
let listeners: Parameters<Window['addEventListener']>[] = [];
afterEach(() => {
  for (const call of listeners) window.removeEventListener(...call);
});

/** Presses a link as a person would; true when the browser is left to follow it. */
function press(href: string, how: MouseEventInit & { target?: string; download?: boolean } = {}): boolean {
  const link = document.body.appendChild(document.createElement('a'));
  link.href = href;
  if (how.target) link.target = how.target;
  if (how.download) link.download = '';
  const inside = link.appendChild(document.createElement('b'));
  const event = new MouseEvent('click', { bubbles: true, cancelable: true, ...how });
  return inside.dispatchEvent(event);
}

describe('a press on a link', () => {
  it('within the product turns the page without loading the document', () => {
    expect(press('/app/course')).toBe(false);
    expect(shell.address.value).toEqual({ path: '/app/course', query: '', how: 'onward' });
    expect(location.pathname).toBe('/app/course');
  });

  it.each([
    ['with Ctrl, for a new tab', '/app/course', { ctrlKey: true }],
    ['with the Apple key', '/app/course', { metaKey: true }],
    ['with Shift, for a new window', '/app/course', { shiftKey: true }],
    ['with Alt, to save it', '/app/course', { altKey: true }],
    ['with another button', '/app/course', { button: 1 }],
    ['that asks for a window of its own', '/app/course', { target: '_blank' }],
    ['that saves a file', '/app/course', { download: true }],
    ['to a place on this page', '#main', {}],
    ['to another site', 'https://elsewhere.example/app', {}],
    ['to a page that the server prints', '/verify/abc', {}],
    ['to a name that only begins like ours', '/application', {}],
  ])('%s is the browser’s', (_, href, how) => {
    // jsdom goes nowhere; the browser would.
    vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(press(href, how)).toBe(true);
    expect(shell.address.value.path).toBe('/app');
  });

  it('that something on the page has answered already is left alone', () => {
    const answer = (event: Event) => event.preventDefault();
    document.body.addEventListener('click', answer);
    press('/app/course');
    document.body.removeEventListener('click', answer);
    expect(shell.address.value.path).toBe('/app');
  });
});

describe('a double tap on a link', () => {
  const tap = { detail: 1, screenX: 100, screenY: 200 };

  it('turns one page: its second half does not reach what the next page has there', () => {
    press('/app/course', tap);
    const below = vi.fn<() => void>();
    document.body.addEventListener('click', below);
    press('/app/scores', { ...tap, screenX: 104 });
    document.body.removeEventListener('click', below);
    expect(shell.address.value.path).toBe('/app/course');
    expect(below).not.toHaveBeenCalled();
  });

  it.each([
    ['elsewhere on the screen', { ...tap, screenY: 300 }, 0],
    ['by key', { ...tap, detail: 0 }, 0],
    ['a second later', tap, 1000],
    ['after a press elsewhere', tap, 0, { ...tap, screenX: 400 }],
  ])('is none when the second press comes %s', (_, second, later, between?: MouseEventInit) => {
    press('/app/course', tap);
    if (between) document.body.dispatchEvent(new MouseEvent('click', { bubbles: true, ...between }));
    const now = performance.now();
    vi.spyOn(performance, 'now').mockReturnValue(now + later);
    press('/app/scores', second);
    expect(shell.address.value.path).toBe('/app/scores');
  });
});

describe('the step back', () => {
  it('is known as one, so that the place on the page can be found again', () => {
    history.replaceState(null, '', '/app/scores');
    dispatchEvent(new PopStateEvent('popstate'));
    expect(shell.address.value).toEqual({ path: '/app/scores', query: '', how: 'back' });
  });

  it('from one view of a page leads to the view before it', () => {
    shell.showView('/app/cohort', {});
    shell.showView('/app/cohort', { who: 'left' });
    expect(shell.address.value).toEqual({ path: '/app/cohort', query: '?who=left', how: 'within' });
    expect(location.search).toBe('?who=left');
    history.replaceState(null, '', '/app/cohort');
    dispatchEvent(new PopStateEvent('popstate'));
    expect(shell.address.value).toEqual({ path: '/app/cohort', query: '', how: 'back' });
  });

  it('is not needed where the same view is chosen again, and a link to the page itself leads out of a view', () => {
    shell.showView('/app/cohort', { who: 'left' });
    const entries = history.length;
    shell.showView('/app/cohort', { who: 'left' });
    expect(history.length).toBe(entries);
    press('/app/cohort');
    expect(shell.address.value).toEqual({ path: '/app/cohort', query: '', how: 'onward' });
  });
});
