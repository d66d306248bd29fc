import { afterAll, beforeAll, expect, it } from 'vitest';
import { MOST_STREAMS, OpenStreams } from '../../server/core/open-streams.ts';
import { commandsOf } from './counting.ts';
import { closed, reviewed } from './evaluation-kit.ts';
import { meetingKit, type MeetingKit } from './meeting-kit.ts';
import { Screen } from './meeting-listener.ts';

/** What a meeting costs a process: streams of one person, and the state that it keeps at hand. */
let kit: MeetingKit;
let set = '';
let turn = '';
const screens: Screen[] = [];
beforeAll(async () => {
  kit = await meetingKit();
  set = await kit.formed();
  turn = await reviewed(kit, set);
});
afterAll(() => {
  for (const one of screens) one.close();
});

async function opened(name: string): Promise<Screen> {
  const one = new Screen(`${kit.tool.origin}/api/live/meetings/${set}/1/events`, kit.who(name).token);
  screens.push(one);
  await one.until(({ shown }) => shown.meeting !== null);
  return one;
}
const running = () => screens.filter(({ ended }) => !ended);

it('of too many streams of one person the oldest gives way and is told so; others keep theirs', async () => {
  const other = await opened('ines');
  const own: Screen[] = [];
  for (let at = 0; at < MOST_STREAMS + 2; at += 1) own.push(await opened('tom'));
  await Promise.all(own.slice(0, 2).map((one) => one.until(({ ended }) => ended)));
  expect(own.map(({ gaveWay }) => gaveWay)).toEqual([true, true, ...own.slice(2).map(() => false)]);
  expect(running()).toHaveLength(MOST_STREAMS + 1);
  expect(other.gaveWay).toBe(false);
  // Whoever gave way is told by a question.
  const { body } = await kit.door<{ step: object | null }>(
    'GET',
    `/meetings/${set}/1/changes?since=1`,
    'tom',
  );
  expect(body.step).not.toBeNull();
});

it('a stream that closes makes room for another one, and so does one that gave way', () => {
  const streams = new OpenStreams();
  const gone: number[] = [];
  const who = { tenant: 'school', person: 'tom' };
  const close = Array.from({ length: MOST_STREAMS + 1 }, (_, at) => streams.open(who, () => gone.push(at)));
  expect(gone).toEqual([0]);
  close[0]?.();
  close[1]?.();
  streams.open(who, () => gone.push(-1));
  expect(gone).toEqual([0]);
  streams.open({ ...who, tenant: 'other' }, () => gone.push(-2));
  streams.open(who, () => gone.push(-3));
  expect(gone).toEqual([0, 2]);
});

it('a meeting is out of a process once it is closed, though somebody still looks at it; they see what changes', async () => {
  const one = await opened('neil');
  const wanted = { kind: 'wanted', turn, wanted: 'options' } as const;
  const press = () => kit.tap(set, 'ines', wanted);
  const inMemory = await commandsOf(kit.tool, () => kit.tap(set, 'neil', { kind: 'said' }));
  // The session, and the write: the meeting is at hand.
  expect(inMemory).toEqual(['find', 'update']);
  await closed(kit, set);
  await one.until(({ shown }) => shown.meeting?.phase === 'closed');
  const presenter = Object.values(one.shown.meeting?.turns ?? {})[0]?.person;
  const name =
    ['ines', 'tom', 'farah', 'joanna', 'beatriz', 'neil'].find((who) => kit.idOf(who) === presenter) ?? '';
  const read = await commandsOf(kit.tool, () => kit.tap(set, name, { kind: 'erase', turn }));
  expect(read.filter((command) => command === 'find').length).toBeGreaterThan(1);
  await one.until(({ shown }) => shown.meeting?.turns[turn]?.erased === true);
  const late = await opened('farah');
  expect(late.shown.meeting?.turns[turn]?.erased).toBe(true);
  expect((await press()).status).toBe(409);
});
