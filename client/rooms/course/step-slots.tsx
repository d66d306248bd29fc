import { render, type RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { needWords } from '../../core/i18n.ts';
import { me } from '../../core/session.ts';
import { useLate } from '../../shell/late.ts';
import type { SlotDeclaration, SlotKind, SlotProps } from '../../shell/page.types.ts';
import { slotsOf } from '../../shell/parts.ts';
import type { StepName, StepText } from './course.types.ts';

/** Puts what the rooms offer into the places of a step's text, once the text stands. Without it the text reads on. */
export function useSlots(read: RefObject<HTMLElement | null>, text: StepText, name: StepName): void {
  useLayoutEffect(() => {
    const root = read.current;
    if (!root) return;
    const ends = [...placesIn(root)].map((place) => fill(place, { step: stepOf(text, name), text: root }));
    return () => ends.forEach((end) => end());
  }, [text.html]);
}

/** What the rooms have to say above or below the text of a step. */
export function StepSide({ where, text, name }: { where: SlotKind; text: StepText; name: StepName }) {
  const person = me.value;
  if (!person) return null;
  const props: SlotProps = { target: '', label: '', step: stepOf(text, name), text: null };
  const here = slotsOf(person, where).filter(({ inStep }) => inStep?.(props.step) ?? true);
  return here.map((slot, at) => <Slot key={`${text.number}/${at}`} slot={slot} props={props} />);
}

interface NoteProps {
  /** The box that it is written in; of a question about an earlier step, `asked` is that step. */
  box: string;
  label: string;
  step: SlotProps['step'];
  asked?: StepName | undefined;
}

/** What the rooms can do with a private note that has words. */
export function UnderNote({ box, label, step, asked }: NoteProps) {
  const person = me.value;
  if (!person) return null;
  const props = { target: box, label, step, text: null, ...(asked && { asked }) };
  return slotsOf(person, '*under-note').map((slot, at) => <Slot key={at} slot={slot} props={props} />);
}

/** Brings the code and the words of all that stands in a step. */
export async function keepParts(html: string): Promise<void> {
  const person = me.peek();
  if (!person) return;
  const root = document.createElement('div');
  root.innerHTML = html;
  const within = [...placesIn(root)].flatMap(({ kind, target }) => slotsOf(person, kind, target).slice(0, 1));
  const around = ['*over-step', '*under-step'].flatMap((kind) => slotsOf(person, kind));
  await Promise.all([...within, ...around].flatMap(({ load, words }) => [load(), needWords(...words)]));
}

const stepOf = ({ number, type, lang, visibility }: StepText, { module, step }: StepName) => ({
  module,
  step,
  number,
  type,
  lang,
  visibility,
});

interface Place {
  kind: SlotKind;
  /** What is in the text until a room stands there. */
  element: HTMLElement;
  target: string;
  label: string;
  size?: 'line' | 'text';
  asked?: StepName;
}

function* placesIn(root: HTMLElement): Generator<Place> {
  for (const element of root.querySelectorAll<HTMLElement>('[data-product]')) {
    const target = element.dataset['product'] ?? '';
    yield { kind: target.split(/[:#]/)[0] ?? '', element, target, label: element.dataset['label'] ?? '' };
  }
  for (const element of root.querySelectorAll<HTMLElement>('[data-prompt]')) yield promptAt(element);
  for (const element of root.querySelectorAll<HTMLElement>('[data-play]')) yield playAt(element);
  for (const element of root.querySelectorAll<HTMLElement>('.carry'))
    yield { kind: '*carry', element: placeIn(element), target: '', label: '' };
  const last = [...root.querySelectorAll<HTMLElement>('[data-scene]')].at(-1);
  if (last) yield { kind: '*quiz', element: placeAfter(last), target: '', label: '' };
}

function promptAt(element: HTMLElement): Place {
  const [module = '', step = ''] = (element.closest<HTMLElement>('[data-step]')?.dataset['step'] ?? '').split(
    '/',
  );
  return {
    kind: '*prompt',
    element,
    target: element.dataset['prompt'] ?? '',
    label: element.querySelector('.question')?.textContent ?? '',
    size: element.dataset['size'] === 'line' ? 'line' : 'text',
    ...(module && step ? { asked: { module, step } } : {}),
  };
}

/** Something to play with, beside the words that say the same on paper. */
const playAt = (element: HTMLElement): Place => ({
  kind: '*play',
  element,
  target: element.dataset['play'] ?? '',
  label: element.dataset['label'] ?? '',
});

/** Below the words of a section, which stay. */
function placeIn(section: HTMLElement): HTMLElement {
  const known = section.querySelector<HTMLElement>(':scope > .in-section');
  if (known) return known;
  const place = document.createElement('div');
  place.className = 'in-section';
  section.append(place);
  return place;
}

function placeAfter(last: HTMLElement): HTMLElement {
  const known = last.nextElementSibling;
  if (known instanceof HTMLElement && known.matches('.after-scenes')) return known;
  const place = document.createElement('div');
  place.className = 'after-scenes';
  last.after(place);
  return place;
}

/** Answers how to take it out again: then the words of the text stand there as before. */
function fill(place: Place, about: Pick<SlotProps, 'step' | 'text'>): () => void {
  const { kind, element, ...told } = place;
  const person = me.peek();
  const [slot] = person ? slotsOf(person, kind, place.target) : [];
  // A question is worth reading without a box to answer it in; a product without its room is nothing.
  if (!slot) {
    element.hidden = 'product' in element.dataset;
    return () => void (element.hidden = false);
  }
  const words = [...element.childNodes];
  const stands = () => element.replaceChildren(holder);
  const holder = document.createElement('div');
  render(<Slot slot={slot} props={{ ...told, ...about }} stands={stands} />, holder);
  return () => {
    render(null, holder);
    element.replaceChildren(...words);
  };
}

/** A room's part with its words, fetched when a step has a place for it. */
function Slot({ slot, props, stands }: { slot: SlotDeclaration; props: SlotProps; stands?: () => void }) {
  const Part = useLate(slot, stands);
  return Part ? <Part {...props} /> : null;
}
