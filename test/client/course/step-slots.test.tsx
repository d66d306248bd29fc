import { useRef } from 'preact/hooks';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keepParts, StepSide, useSlots } from '../../../client/rooms/course/step-slots.tsx';
import type { StepText } from '../../../client/rooms/course/course.types.ts';
import type { SlotDeclaration, SlotProps } from '../../../client/shell/page.types.ts';
import { render } from '../setup.ts';

const offered = vi.hoisted(() => ({
  slots: {} as Record<string, { takes?: (target: string) => boolean }[]>,
}));
vi.mock('../../../client/shell/parts.ts', () => ({
  slotsOf: (_person: unknown, kind: string, target = '') =>
    (offered.slots[kind] ?? []).filter(({ takes }) => takes?.(target) ?? true),
}));
vi.mock('../../../client/core/session.ts', async (real) => ({
  ...(await real<object>()),
  me: { value: { role: 'learner' }, peek: () => ({ role: 'learner' }) },
}));

const html =
  '<div class="slot product" data-product="FORM:page#start" data-label="Open the page"><p>Open the page</p></div>' +
  '<section class="happened" data-step="one/before"><div class="slot prompt" data-prompt="who" data-size="line"><p class="question">Who?</p></div></section>' +
  '<section data-scene="a">A</section><section data-scene="b">B</section><p>after</p>';
const text = { html, number: '2.1', type: 'quiz', lang: 'en', visibility: 'private' } as StepText;
const name = { module: 'two', step: 'here' };

function Step() {
  const read = useRef<HTMLDivElement>(null);
  useSlots(read, text, name);
  return (
    <>
      <div ref={read} dangerouslySetInnerHTML={{ __html: html }} />
      <StepSide where="*under-step" text={text} name={name} />
    </>
  );
}

const shows = (mark: string, load?: () => Promise<never>): SlotDeclaration => ({
  opensFor: () => true,
  words: [],
  load:
    load ??
    (() =>
      Promise.resolve(({ target, label, step, asked, size }: SlotProps) => (
        <p>{[mark, target, label, step.number, asked?.step, size].filter(Boolean).join(' ')}</p>
      ))),
});

beforeEach(() => {
  offered.slots = {};
});

describe('places in a step', () => {
  it('show what the rooms offer there, told what the text says of them', async () => {
    offered.slots = {
      FORM: [shows('form')],
      '*prompt': [shows('note')],
      '*quiz': [shows('quiz')],
      '*under-step': [shows('talk'), shows('more')],
    };
    const page = render(<Step />);
    await page.findByText('form FORM:page#start Open the page 2.1');
    await page.findByText('note who Who? 2.1 before line');
    const quiz = await page.findByText('quiz 2.1');
    expect(quiz.closest('.after-scenes')?.previousElementSibling?.textContent).toBe('B');
    await page.findByText('talk 2.1');
    await page.findByText('more 2.1');
  });

  it('without a room keep the question and lose the product', () => {
    const page = render(<Step />);
    expect(page.getByText('Open the page').closest<HTMLElement>('[data-product]')?.hidden).toBe(true);
    expect(page.getByText('Who?').closest<HTMLElement>('[data-prompt]')?.hidden).toBe(false);
  });

  it('whose part does not come keep their words, and ask again when the network is back', async () => {
    let tries = 0;
    const Late = () => <p>here at last</p>;
    const load = () =>
      (tries += 1) === 1 ? Promise.reject(new Error('offline')) : Promise.resolve(Late as never);
    offered.slots = { FORM: [shows('form', load)] };
    const page = render(<Step />);
    await expect.poll(() => tries).toBe(1);
    expect(page.getByText('Open the page')).toBeTruthy();
    dispatchEvent(new Event('online'));
    await page.findByText('here at last');
    expect(page.queryByText('Open the page')).toBeNull();
  });

  it('are the words of the text again when the step is left', async () => {
    offered.slots = { FORM: [shows('form')] };
    const page = render(<Step />);
    const place = page.getByText('Open the page').closest<HTMLElement>('[data-product]');
    await page.findByText(/^form/);
    page.redraw(null);
    expect(place?.textContent).toBe('Open the page');
  });

  it('have their part before they are read: the one of the room that takes them, where two could', async () => {
    const brought: string[] = [];
    const bringing = (mark: string, takes?: (target: string) => boolean) => ({
      ...shows(mark, () => {
        brought.push(mark);
        return Promise.resolve((() => null) as never);
      }),
      ...(takes && { takes }),
    });
    offered.slots = {
      FORM: [bringing('hours', (target) => target === 'FORM:page#start'), bringing('forms')],
    };
    await keepParts(html);
    expect(brought).toEqual(['hours']);
  });
});
