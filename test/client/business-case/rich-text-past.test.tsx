import { beforeEach, describe, expect, it, vi } from 'vitest';
import { forget, keep, keptValue, memory } from '../../../client/core/kept.ts';
import { cleanedText, type RichText } from '../../../server/rooms/business-case/rich-text.rule.ts';
import { doc, p, says, text } from '../../unit/rich-text-kit.ts';
import { editorOf, openBox } from './rich-text-kit.tsx';

const rich = (...content: object[]): RichText => cleanedText(doc(...content));
const line = (words: string) => rich(says(words));
const KEY = '/past/case/rationale';
const opened = (value: RichText | null) => openBox({ value, thing: 'case/rationale' });
const undone = (box: Awaited<ReturnType<typeof openBox>>) =>
  vi.waitFor(() => expect(box.tool('Undo').getAttribute('aria-disabled')).toBeNull());

describe('undo', () => {
  beforeEach(async () => {
    await forget('drafts', KEY);
    memory.clear();
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T10:00:00Z') });
    return () => void vi.useRealTimers();
  });
  const pause = () => vi.setSystemTime(Date.now() + 5_000);

  it('goes back to before the page was loaded, one pause a step, and forth again', async () => {
    const box = await opened(line('Half of them leave.'));
    await box.choose(20);
    await box.write(' In');
    await box.write(' year one.');
    pause();
    await box.choose(1, 5);
    await box.user.click(box.tool('Bold'));
    const last = box.last() ?? null;
    box.redraw(null);

    const again = await opened(last);
    await undone(again);
    expect(again.told).toEqual([]);
    const texts = [];
    for (let step = 0; step < 2; step += 1) {
      await again.user.click(again.tool('Undo'));
      texts.push(again.last());
    }
    expect(texts).toEqual([line('Half of them leave. In year one.'), line('Half of them leave.')]);
    expect(again.tool('Undo').getAttribute('aria-disabled')).toBe('true');
    await again.user.click(again.tool('Redo'));
    await again.user.click(again.tool('Redo'));
    expect(again.last()).toEqual(
      rich(p(text('Half', { type: 'bold' }), text(' of them leave. In year one.'))),
    );
  });

  it('begins at the text that is here now, also where another device went on', async () => {
    const box = await opened(line('one'));
    await box.write('two ');
    box.redraw(null);
    const again = await opened(line('three'));
    await undone(again);
    expect(again.paper.textContent).toBe('three');
    await again.user.click(again.tool('Undo'));
    expect(again.last()).toEqual(line('one'));
  });

  it('leaves the cursor where it is', async () => {
    const box = await opened(line('one'));
    await box.write('two ');
    box.redraw(null);
    const again = await opened(line('two one'));
    await again.choose(6);
    await undone(again);
    expect(editorOf(again.paper).state.selection.from).toBe(6);
  });

  it('keeps twenty texts and no more signs than a device has room for', async () => {
    const box = await opened(line('0'));
    for (let at = 0; at < 25; at += 1) {
      await box.write('x');
      pause();
    }
    const { texts } = (await keptValue('drafts', KEY)) as { texts: string[] };
    expect(texts).toHaveLength(20);
    expect(JSON.parse(texts.at(-1) ?? '')).toEqual(line(`${'x'.repeat(24)}0`));
    box.redraw(null);
    const long = await opened(line('y'.repeat(59_000)));
    for (let at = 0; at < 8; at += 1) {
      await long.write('x');
      pause();
    }
    expect(JSON.stringify(await keptValue('drafts', KEY)).length).toBeLessThan(310_000);
  });

  it('forgets after a day: what was taken out of a text does not stay on a device', async () => {
    const box = await opened(line('Ana told me'));
    await box.choose(1, 4);
    await box.write('Somebody');
    const last = box.last() ?? null;
    box.redraw(null);
    vi.setSystemTime(Date.now() + 25 * 60 * 60_000);
    const again = await opened(last);
    await vi.waitFor(async () => expect(await keptValue('drafts', KEY)).toBeUndefined());
    expect(again.tool('Undo').getAttribute('aria-disabled')).toBe('true');
  });

  it('takes what a device kept for a text like any other’s', async () => {
    const hostile = { type: 'doc', content: [{ type: 'script', content: [text('x')] }] };
    await keep('drafts', KEY, { at: Date.now(), texts: [JSON.stringify(hostile)] });
    const box = await opened(line('one'));
    await undone(box);
    await box.user.click(box.tool('Undo'));
    expect(box.last()).toEqual(line('x'));
  });
});
