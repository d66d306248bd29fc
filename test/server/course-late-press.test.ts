import { beforeAll, describe, expect, test } from 'vitest';
import { toolAndLms, type ToolAndLms } from '../setup/tool-and-lms.ts';

let kit: ToolAndLms;
beforeAll(async () => {
  kit = await toolAndLms();
});

const STEP = '/api/course/steps/conversation-models/goal-too-early';
const call = async <T>(token: string, method: string, path: string) => {
  const { status, body } = await kit.tool.call(method, path, { token });
  return { status, body: body as T };
};

describe('a mark', () => {
  test('that waited for a network changes nothing when something newer came before it, and counts when nothing did', async () => {
    const { token } = await kit.enter({ site: 'moodle', person: 'tom' });
    const HOUR = 3_600_000;
    const pressedAgo = (waited: number) => `${STEP}/done?waited=${waited}`;
    await call(token, 'PUT', `${STEP}/done`);
    kit.tool.clock.forward(HOUR);
    // Pressed two hours ago on another device: before the mark.
    expect((await call(token, 'DELETE', pressedAgo(2 * HOUR))).body).toEqual({ done: true, minutesDone: 10 });
    // Pressed half an hour ago: after it.
    expect((await call(token, 'DELETE', pressedAgo(HOUR / 2))).body).toEqual({ done: false, minutesDone: 0 });
    // The first answer was lost, so it is sent again, and so is what stood before it.
    expect((await call(token, 'DELETE', pressedAgo(HOUR / 2))).body).toEqual({ done: false, minutesDone: 0 });
    expect((await call(token, 'PUT', pressedAgo(2 * HOUR))).body).toEqual({ done: false, minutesDone: 0 });
    // A step that nobody touched since is marked as of when it was pressed.
    const before = kit.tool.clock.now().getTime();
    await call(token, 'PUT', pressedAgo(HOUR / 4));
    const { body } = await call<{ doneAt: string }>(token, 'GET', STEP);
    expect(Math.abs(before - Date.parse(body.doneAt) - HOUR / 4)).toBeLessThan(HOUR / 60);
    kit.tool.clock.forward(-HOUR);
  });
});
