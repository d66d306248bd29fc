import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../server/core/config.ts';
import { connect } from '../../server/core/database.ts';
import { createLog } from '../../server/core/log.ts';
import { buildRooms } from '../../server/rooms.ts';
import { hex } from '../setup/hex.ts';
import { openRooms, type OpenRooms } from '../setup/rooms.ts';
import { serveAt } from '../setup/tool.ts';
import { commandsOf } from './counting.ts';
import { line, MEMBERS, meetingKit, type MeetingKit, type Step } from './meeting-kit.ts';
import { Screen } from './meeting-listener.ts';

/** What is pressed on one screen and seen on the others: in this process, in another one, and where nothing streams. */
let kit: MeetingKit;
let second: OpenRooms;
let there = '';
let set = '';
let turn = '';
const screens: Screen[] = [];
const screen = (name: string, { origin = kit.tool.origin, since = 0 } = {}) => {
  const one = new Screen(`${origin}/api/live/meetings/${set}/1/events`, kit.who(name).token, since);
  screens.push(one);
  return one;
};
const revisionOf = (one: Screen) => one.shown.revision;

beforeAll(async () => {
  kit = await meetingKit();
  const { tool } = kit;
  const connection = await connect(tool.database.uri);
  const config = readConfig({
    PUBLIC_URL: tool.origin,
    SECRET: 'test-only: 0123456789 abcdefghijklm',
    ALLOW_HTTP: 'true',
    ALLOW_PRIVATE_PLATFORMS: 'true',
    MONGODB_URI: tool.database.uri,
  });
  const log = createLog('silent');
  second = await openRooms(buildRooms, { config, connection, log, clock: tool.clock });
  there = await serveAt(second.app);
  set = await kit.formed();
  await kit.opens(set);
  await kit.gathered(set);
  ({ turn } = await kit.begun(set));
  afterAll(async () => {
    for (const one of screens) one.close();
    await second.close();
    await connection.close();
  });
});

describe('a press', () => {
  it('is one command of the database, and on all screens of the process at once, as what has changed', async () => {
    const all = MEMBERS.map((name) => screen(name));
    await Promise.all(all.map((one) => one.until(({ shown }) => shown.meeting !== null)));
    const before = revisionOf(all[0]!);
    const commands = await commandsOf(kit.tool, () =>
      kit.tap(set, 'tom', { kind: 'count', turn, what: 'questions', by: 1 }),
    );
    // The first is the session's.
    expect(commands).toEqual(['find', 'update']);
    await Promise.all(all.map((one) => one.until(() => revisionOf(one) > before)));
    for (const one of all) {
      expect(one.steps.at(-1)).toMatchObject({ from: before, meeting: null });
      expect(Object.keys(one.steps.at(-1)?.patch ?? {})).toEqual([`turns.${turn}`]);
      expect(one.shown.meeting).toEqual(all[0]?.shown.meeting);
    }
    for (const one of all) one.close();
  });

  it('streams through proxies that would hold it back: unpacked, not to be changed, with a first byte at once', async () => {
    const one = screen('neil');
    const headers = await one.headers;
    expect(headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(headers.get('content-encoding')).toBeNull();
    expect([headers.get('cache-control'), headers.get('x-accel-buffering')]).toEqual([
      'no-store, no-transform',
      'no',
    ]);
    await one.until(({ comments }) => comments > 0);
    one.close();
  });

  it('goes on where a screen was: nothing where it has seen all, everything where it has not', async () => {
    const one = screen('ines');
    await one.until(({ shown }) => shown.meeting !== null);
    one.close();
    const again = screen('ines', { since: revisionOf(one) });
    await again.until(({ comments }) => comments > 0);
    expect(again.steps).toEqual([]);
    again.close();
    await kit.tap(set, 'tom', line(turn, 'Said while she was away'));
    const later = screen('ines', { since: revisionOf(one) });
    await later.until(({ shown }) => shown.revision > revisionOf(one));
    expect(JSON.stringify(later.shown.meeting?.lines)).toContain('Said while she was away');
    later.close();
  });

  it('is seen on the screens of another process, by one question for all its meetings', async () => {
    const near = screen('tom');
    const far = screen('farah', { origin: there });
    await Promise.all([near, far].map((one) => one.until(({ shown }) => shown.meeting !== null)));
    await kit.tap(set, 'tom', { kind: 'count', turn, what: 'advice', by: 1 });
    const quiet = await commandsOf(kit.tool, () => kit.tool.rooms.work.meetings());
    expect(quiet).toEqual(['find']);
    await second.work.meetings();
    await far.until(({ shown }) => shown.meeting?.turns[turn]?.advice === 1);
    // And back: the slower process reads what stands and does both.
    await fetch(`${there}/api/live/meetings/${set}/1/taps`, {
      method: 'POST',
      headers: { authorization: `Bearer ${kit.who('farah').token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ id: hex(), waitedMs: 0, tap: { kind: 'count', turn, what: 'advice', by: 1 } }),
    });
    await kit.tap(set, 'tom', { kind: 'count', turn, what: 'advice', by: 1 });
    await near.until(({ shown }) => shown.meeting?.turns[turn]?.advice === 3);
    near.close();
    far.close();
  });

  it('of eight at the same moment in two processes is done, each once', async () => {
    const { turns } = await kit.state(set, 'tom');
    const before = turns[turn]?.questions ?? 0;
    const ids = Array.from({ length: 24 }, () => hex());
    const press = (id: string, at: number) =>
      fetch(`${at % 2 === 0 ? kit.tool.origin : there}/api/live/meetings/${set}/1/taps`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${kit.who(MEMBERS[at % 6] ?? 'tom').token}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ id, waitedMs: 0, tap: { kind: 'count', turn, what: 'questions', by: 1 } }),
      }).then(({ status }) => status);
    let open = ids;
    // What two processes cannot settle between them is answered "not now", and sent again with its id.
    while (open.length > 0) {
      const answers = await Promise.all(open.map(press));
      open = open.filter((_, at) => answers[at] === 503);
    }
    await Promise.all(ids.slice(0, 6).map(press));
    expect((await kit.state(set, 'tom')).turns[turn]?.questions).toBe(before + 24);
  });
});

describe('without a stream', () => {
  const ask = async (name: string, since: number) =>
    (await kit.door<{ step: Step | null }>('GET', `/meetings/${set}/1/changes?since=${since}`, name)).body
      .step;

  it('a page asks, and is answered when something happens', async () => {
    const first = await ask('joanna', 0);
    const since = first?.revision ?? 0;
    const waiting = ask('joanna', since);
    await kit.tap(set, 'tom', { kind: 'name-process', turn });
    // A question that nothing happened to in time is answered with nothing, and the page asks again.
    const { patch, meeting } = (await waiting) ?? (await ask('joanna', since)) ?? {};
    // Where the press is judged before the question arrives, the answer is all of the meeting.
    expect(meeting?.process ?? patch?.['process']).toMatchObject({ at: expect.any(Number) as number });
  });
});

describe('a screen', () => {
  it('of somebody who comes late is given the record when they are there, and not before', async () => {
    await kit.later(15 * 86_400_000);
    await kit.opens(set, 2);
    const one = new Screen(`${kit.tool.origin}/api/live/meetings/${set}/2/events`, kit.who('beatriz').token);
    screens.push(one);
    await one.until(({ shown }) => shown.meeting !== null);
    for (const name of MEMBERS.slice(0, 4)) {
      await kit.tap(set, name, { kind: 'join' }, { n: 2 });
      await kit.tap(set, name, { kind: 'confirm', version: 1 }, { n: 2 });
    }
    for (const name of MEMBERS) await kit.door('PUT', `/sets/${set}/agreement`, name, { version: 1 });
    const { turn: now } = await kit.begun(set, 2);
    await kit.tap(set, 'tom', line(now, 'Between us'), { n: 2 });
    await one.until(({ shown }) => shown.meeting?.current === now);
    expect(JSON.stringify(one.steps)).not.toContain('Between us');
    await kit.tap(set, 'beatriz', { kind: 'join' }, { n: 2 });
    await one.until(({ shown }) => Object.keys(shown.meeting?.lines ?? {}).length > 0);
    one.close();
  });

  it('is told when the process ends, and goes on at another', async () => {
    const one = new Screen(`${there}/api/live/meetings/${set}/2/events`, kit.who('neil').token);
    screens.push(one);
    await one.until(({ shown }) => shown.meeting !== null);
    await second.stopJobs();
    await one.until(({ ended }) => ended);
  });

  it('is nobody’s who is not of the set', async () => {
    for (const path of ['events', 'changes'])
      expect((await kit.door('GET', `/meetings/${set}/2/${path}`, 'grace')).status).toBe(404);
  });
});
