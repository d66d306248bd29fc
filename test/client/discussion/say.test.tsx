import 'fake-indexeddb/auto';
import { fireEvent, waitFor } from '@testing-library/dom';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openOutbox, refused, sendWaiting, waiting } from '../../../client/core/outbox.ts';
import { me, type Me } from '../../../client/core/session.ts';
import { parts } from '../../../client/rooms/discussion/discussion.parts.ts';
import type { Rules } from '../../../client/rooms/discussion/discussion.types.ts';
import { Say } from '../../../client/rooms/discussion/say.tsx';
import { render } from '../setup.ts';

const RULES: Rules = { replies: null, disguise: [], protocol: [] };
const place = 'pilot/first-week-signals';
/** What the server is asked, and what it answers. */
const server = { said: [] as { write: string; text: string }[], answer: [200, {}] as [number, object] };

beforeEach(async () => {
  me.value = {
    id: crypto.randomUUID(),
    tenant: 'north',
    run: { id: 'autumn', title: null },
    role: 'learner',
  } as Me;
  server.said = [];
  server.answer = [200, { id: 'one', at: '2026-04-13T10:00:00.000Z' }];
  vi.stubGlobal('fetch', (_address: string, { body }: { body: string }) => {
    const [status, answer] = server.answer;
    if (status === 0) return Promise.reject(new TypeError('offline'));
    if (status === 200) server.said.push(JSON.parse(body) as never);
    return Promise.resolve(Response.json(answer, { status }));
  });
  waiting.value = new Map();
  refused.value = new Map();
  await openOutbox(parts.senders ?? {});
});

function say(rules = RULES, done: () => void = () => undefined) {
  return render(<Say place={place} root={null} label="Say" rules={rules} lines={3} done={done} />);
}

const write = (box: HTMLElement, text: string) => void fireEvent.input(box, { target: { value: text } });
const valueOf = (box: HTMLElement) => (box as HTMLTextAreaElement).value;
const isShut = (box: HTMLElement) => (box as HTMLTextAreaElement).readOnly;

describe('saying something', () => {
  it('[C2] a double tap is one comment, and the box is empty once it has arrived', async () => {
    const done = vi.fn<() => void>();
    const { getByRole } = say(RULES, done);
    write(getByRole('textbox'), 'No complaints.');
    const button = getByRole('button', { name: 'discussion.say.post' });
    fireEvent.click(button);
    fireEvent.click(button);
    await waitFor(() => expect(done).toHaveBeenCalledOnce());
    expect(server.said.map(({ text }) => text)).toEqual(['No complaints.']);
    expect(valueOf(getByRole('textbox'))).toBe('');
  });

  it('[C2] what the server refuses is still in the box, with the reason; pressed again it is another try', async () => {
    server.answer = [400, { error: { code: 'invalid' } }];
    const { getByRole, findByText } = say();
    write(getByRole('textbox'), 'No complaints.');
    fireEvent.click(getByRole('button', { name: 'discussion.say.post' }));
    await findByText('discussion.say.refused.invalid');
    expect(valueOf(getByRole('textbox'))).toBe('No complaints.');
    server.answer = [200, { id: 'one', at: '' }];
    await sendWaiting();
    fireEvent.click(getByRole('button', { name: 'discussion.say.post' }));
    await waitFor(() => expect(valueOf(getByRole('textbox'))).toBe(''));
    expect(server.said).toHaveLength(1);
  });

  it('[C2] without a network it waits on the device and goes once when the network is back, under one id', async () => {
    server.answer = [0, {}];
    const { getByRole, findByText } = say();
    write(getByRole('textbox'), 'No complaints.');
    fireEvent.click(getByRole('button', { name: 'discussion.say.post' }));
    await findByText('discussion.say.on-device');
    expect(valueOf(getByRole('textbox'))).toBe('No complaints.');
    server.answer = [200, { id: 'one', at: '' }];
    await sendWaiting();
    await waitFor(() => expect(valueOf(getByRole('textbox'))).toBe(''));
    expect(server.said).toMatchObject([
      { text: 'No complaints.', write: expect.stringMatching(/^[0-9a-f]{32}$/) },
    ]);
  });

  it('[C2] what is written and not posted stands there again when the box is opened anew, and takes no key before', async () => {
    const { getByRole, redraw } = say();
    write(getByRole('textbox'), 'Half a thought');
    redraw(<p>elsewhere</p>);
    redraw(<Say place={place} root={null} label="Say" rules={RULES} lines={3} done={() => undefined} />);
    expect(isShut(getByRole('textbox'))).toBe(true);
    await waitFor(() => expect(isShut(getByRole('textbox'))).toBe(false));
    await waitFor(() => expect(valueOf(getByRole('textbox'))).toBe('Half a thought'));
    expect(server.said).toEqual([]);
  });

  it('where a disguise is asked for, it is asked once before posting; what looks like a name is said when one leaves the box', async () => {
    const { getByRole, queryByText, findByText } = say({ ...RULES, disguise: ['person'] });
    write(getByRole('textbox'), 'Yesterday Maria Pinto said no.');
    expect(queryByText('discussion.say.name')).toBeNull();
    fireEvent.blur(getByRole('textbox'));
    await findByText('discussion.say.name');
    fireEvent.click(getByRole('button', { name: 'discussion.say.post' }));
    await findByText('discussion.check.title');
    expect(server.said).toEqual([]);
    fireEvent.click(getByRole('button', { name: 'discussion.check.anyway' }));
    await waitFor(() => expect(server.said).toHaveLength(1));
  });

  it('nothing, and too much, are refused here', () => {
    const { getByRole, queryByText } = say();
    const press = () => fireEvent.click(getByRole('button', { name: 'discussion.say.post' }));
    press();
    expect(queryByText('discussion.say.empty')).not.toBeNull();
    write(getByRole('textbox'), 'x'.repeat(4001));
    press();
    expect(queryByText('discussion.say.long')).not.toBeNull();
    expect(waiting.value.size).toBe(0);
  });
});
