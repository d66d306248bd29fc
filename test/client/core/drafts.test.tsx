import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { render as draw } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Draft } from '../../../client/core/drafts.ts';
import { endOfTask, killable } from './killable-page.ts';

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));

/** A page of its own, as after a reload: the modules are new, the device is the same. */
async function onPage(): Promise<Draft<string>> {
  vi.resetModules();
  const { useDraft } = await import('../../../client/core/drafts.ts');
  let draft: Draft<string> | undefined;
  const Box = () => {
    draft = useDraft('a box', '');
    return null;
  };
  void act(() => draw(<Box />, document.createElement('div')));
  if (!draft) throw new Error('nothing was drawn');
  const { ready } = draft;
  await vi.waitFor(() => expect(ready.value).toBe(true));
  return draft;
}

describe('what stands in a box that is not sent', () => {
  it('is there again after the page was closed behind the last key', async () => {
    const before = await onPage();
    const device = killable();
    before.write('A whole sentenc');
    before.write('A whole sentence');
    await endOfTask();
    device.kill();
    expect((await onPage()).value.value).toBe('A whole sentence');
  });

  it('is gone once it was sent, also when the page is closed at once', async () => {
    const before = await onPage();
    before.write('Sent');
    const device = killable();
    before.sent(before.value.peek());
    await endOfTask();
    device.kill();
    expect(before.value.value).toBe('');
    expect((await onPage()).value.value).toBe('');
  });

  it('stays when more was written while it was on its way', async () => {
    const before = await onPage();
    before.write('One sentence.');
    const sent = before.value.peek();
    before.write('One sentence. And one more.');
    before.sent(sent);
    expect(before.value.value).toBe('One sentence. And one more.');
    expect((await onPage()).value.value).toBe('One sentence. And one more.');
  });
});
