import './timeline.css';
import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { listText, t } from '../../core/i18n.ts';
import { useInPlaceOfPaper } from './paper.ts';
import type { PlayProps } from './play.types.ts';

/** The button that moves one thing in a timeline; the entries stand in the text in both versions, and one of them is shown. */
export function TimelineInStep({ label, step, section }: PlayProps) {
  const moved = useSignal(false);
  const pressed = useSignal(false);
  useInPlaceOfPaper(section, 'on-screen');
  useLayoutEffect(() => {
    section.classList.toggle('moved', moved.value);
    return () => section.classList.remove('moved');
  }, [section, moved.value]);
  const changed = [...section.querySelectorAll('.timeline-entry.changes > h3')].map(
    (heading) => heading.textContent,
  );
  const said = () =>
    t(moved.value ? 'course.timeline.moved' : 'course.timeline.as-it-was', { entries: listText(changed) });
  return (
    <div class="timeline-move">
      <button
        type="button"
        class="btn toggle"
        aria-pressed={moved.value}
        lang={step.lang}
        onClick={() => {
          moved.value = !moved.value;
          pressed.value = true;
        }}
      >
        {label}
      </button>
      <p class="help" role="status">
        {pressed.value ? said() : ''}
      </p>
    </div>
  );
}
