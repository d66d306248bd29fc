import type { Tried } from './quiz.tried.ts';

/** A scene of a quiz as it stands in the text, where its answers open without any script. */
export interface Scene {
  key: string;
  element: HTMLElement;
  answers: { key: string; box: HTMLDetailsElement; best: boolean }[];
}

export const scenesIn = (text: HTMLElement | null): Scene[] =>
  [...(text?.querySelectorAll<HTMLElement>('[data-scene]') ?? [])].map((element) =>
    sceneOf(element, element.dataset['scene'] ?? ''),
  );

/** What is best is in the text: nothing is given away that a reader of its HTML could not see, and it works offline. */
export const sceneOf = (element: HTMLElement, key: string): Scene => ({
  key,
  element,
  answers: [...element.querySelectorAll<HTMLDetailsElement>('[data-answer]')].map((box) => ({
    key: box.dataset['answer'] ?? '',
    box,
    best: box.querySelector('.feedback.yes') !== null,
  })),
});

export const isRight = ({ key, answers }: Scene, tried: Tried): boolean =>
  answers.some((answer) => answer.best && (tried[key] ?? []).includes(answer.key));

export const triesIn = (scenes: readonly Scene[], tried: Tried): number =>
  scenes.reduce((sum, { key }) => sum + (tried[key]?.length ?? 0), 0);

/**
 * Tells of each answer that is opened; one that was opened before the page could tell is told at once. Opening by "find in
 * page" is no choice, so a press is needed; it is told once the box is open, for a box that the page opens meanwhile would
 * be closed by the same press. Answers how to stop.
 */
export function watchScene({ answers }: Scene, chosen: (answer: string) => void): () => void {
  const ends = answers.map(({ key, box }) => {
    let pressed = false;
    const press = () => void (pressed = !box.open);
    const opens = () => {
      if (pressed && box.open) chosen(key);
      pressed = false;
    };
    if (box.open) chosen(key);
    const summary = box.querySelector('summary');
    summary?.addEventListener('click', press);
    box.addEventListener('toggle', opens);
    return () => {
      summary?.removeEventListener('click', press);
      box.removeEventListener('toggle', opens);
    };
  });
  return () => ends.forEach((end) => end());
}

/** Words that stand on a box. */
export interface Notes {
  tried: string;
  best: string;
}

/** Shows on the boxes what was tried. The best answer, once found, is open when the reader comes back. */
export function showTried({ key, answers }: Scene, tried: Tried, notes: Notes): void {
  for (const { key: answer, box, best } of answers) {
    const was = tried[key]?.includes(answer) ?? false;
    if (was && best && !box.classList.contains('found')) box.open = true;
    box.classList.toggle('found', was && best);
    box.classList.toggle('tried', was && !best);
    noteOn(box, was ? notes[best ? 'best' : 'tried'] : '');
  }
}

/** Beside the answer, so that a box which is closed again says it too. */
function noteOn(box: HTMLDetailsElement, words: string): void {
  const known = box.querySelector<HTMLElement>('summary .note');
  if (!words) return known?.remove();
  const note = known ?? document.createElement('span');
  note.className = 'note';
  note.textContent = words;
  if (!known) box.querySelector('summary > span')?.append(note);
}

/** To a scene's heading, which in a frame as tall as its page a mere `#` would not bring to the eye. */
export function goToScene({ element }: Scene): void {
  const heading = element.querySelector<HTMLElement>('h2, h3');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block: 'start' });
}
