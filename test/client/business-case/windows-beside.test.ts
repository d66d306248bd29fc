import { afterEach, describe, expect, it, vi } from 'vitest';
import { type WindowsBeside, windowsBeside } from '../../../client/rooms/business-case/windows-beside.ts';

const SECTION = 'p1/context';
const MINUTE = 60_000;
const opened: WindowsBeside[] = [];
const ago = (ms: number) => Date.now() - ms;

/** A window with the section open, and what it heard. */
function open(section = SECTION) {
  const heard: string[] = [];
  const beside = windowsBeside(section, (at) => heard.push(at));
  if (!beside) throw new Error('no channel');
  opened.push(beside);
  return { beside, heard };
}

/** Messages come in the order in which they were sent: when this one is there, those before it are. */
async function settled() {
  const asker = open('p1/aims');
  const answerer = open('p1/aims');
  answerer.beside.wrote(Date.now());
  await vi.waitFor(() => expect(asker.heard).toHaveLength(1));
  asker.beside.leave();
  answerer.beside.leave();
}

afterEach(() => {
  for (const beside of opened.splice(0)) beside.leave();
});

describe('two windows with one section', () => {
  it('hear of each other when something is written', async () => {
    const one = open();
    const other = open();
    one.beside.wrote(Date.now());
    await vi.waitFor(() => expect(other.heard).not.toEqual([]));
    expect(one.heard).toEqual([]);
  });

  it('hear what was written before this part of the page had come', async () => {
    const other = open();
    const one = open();
    const time = ago(MINUTE);
    const at = new Date(time).toISOString();
    one.beside.wrote(time);
    await vi.waitFor(() => expect(other.heard).toContain(at));
    const third = open();
    await vi.waitFor(() => expect(third.heard).toContain(at));
  });

  it('hear nothing of what was written long ago', async () => {
    const other = open();
    const one = open();
    one.beside.wrote(ago(6 * MINUTE));
    const third = open();
    await settled();
    expect(other.heard).toEqual([]);
    expect(third.heard).toEqual([]);
  });

  it('hear of a key after what was written before', async () => {
    const other = open();
    const one = open();
    one.beside.wrote(ago(MINUTE));
    one.beside.wrote(Date.now());
    await vi.waitFor(() => expect(new Set(other.heard).size).toBe(2));
  });
});
