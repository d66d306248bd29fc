import { beforeAll, describe, expect, it } from 'vitest';
import { hex } from '../setup/hex.ts';
import { closed, reviewed } from './evaluation-kit.ts';
import { line, MEMBERS, meetingKit, type MeetingKit, type Step } from './meeting-kit.ts';

const DAY = 86_400_000;
const TEXT = 'Time is asked of people who have none.';

let kit: MeetingKit;
let set = '';
let turn = '';
/** A press of Tom's that his phone may send again. */
const pressed = hex();
const written = line('', TEXT);
beforeAll(async () => {
  kit = await meetingKit();
  set = await kit.formed();
  turn = await reviewed(kit, set);
  const presenter = await presenterOf();
  const note = { ...written, turn } as typeof written;
  await kit.tap(set, presenter, note, { id: pressed });
});

async function presenterOf(): Promise<(typeof MEMBERS)[number]> {
  const { turns } = await kit.state(set, 'ines');
  return MEMBERS.find((name) => kit.idOf(name) === turns[turn]?.person) ?? 'ines';
}
const others = async () => {
  const presenter = await presenterOf();
  return MEMBERS.filter((name) => name !== presenter);
};

describe('the record of a turn, after the meeting', () => {
  it('[S11] is read by those who were there until thirty days after the fifth, and then by its presenter alone', async () => {
    await closed(kit, set);
    const [other = 'tom'] = await others();
    const sees = async (name: string) => JSON.stringify(await kit.state(set, name)).includes(TEXT);
    const { set: own } = (await kit.door<{ set: { meetings: { at: string }[] } }>('GET', '/sets/mine', 'tom'))
      .body;
    const fifth = Date.parse(own.meetings[4]?.at ?? '');
    await kit.later(fifth + 30 * DAY - 60_000 - kit.tool.clock.now().getTime());
    expect([await sees(other), await sees(await presenterOf())]).toEqual([true, true]);
    await kit.later(120_000);
    expect([await sees(other), await sees(await presenterOf())]).toEqual([false, true]);
  });

  it('[S11] is in no answer to a press that comes again, and on no stream', async () => {
    const [other = 'tom'] = await others();
    const again = await kit.tap(set, other, { ...written, turn } as typeof written, { id: pressed });
    expect(again.status).toBe(200);
    expect(JSON.stringify(again.body)).not.toContain(TEXT);
    expect((await kit.door<Step>('GET', `/meetings/${set}/1/changes?since=0`, other)).status).toBe(404);
  });

  it('is taken back whole by its presenter, all but the actions, and by nobody else', async () => {
    const presenter = await presenterOf();
    const [other = 'tom'] = await others();
    expect((await kit.tap(set, other, { kind: 'erase', turn })).status).toBe(409);
    expect((await kit.tap(set, presenter, { kind: 'erase', turn })).status).toBe(200);
    const { lines, actions, turns } = await kit.state(set, presenter);
    expect(Object.values(lines).filter(({ text }) => text !== '')).toEqual([]);
    expect(turns[turn]?.erased).toBe(true);
    expect(Object.values(actions).map(({ text }) => text)).toEqual([
      'Ask two managers what a good week looks like',
    ]);
    const kept = await kit.tool.database.connection.collection('setMeetings').find({}).toArray();
    expect(JSON.stringify(kept)).not.toContain(TEXT);
  });
});
