import 'fake-indexeddb/auto';
import { join } from 'node:path';
import { useRef } from 'preact/hooks';
import { needWords, speak } from '../../../client/core/i18n.ts';
import { me, type Me } from '../../../client/core/session.ts';
import type { StepText } from '../../../client/rooms/course/course.types.ts';
import { useSlots } from '../../../client/rooms/course/step-slots.tsx';
import { loadCourse } from '../../../server/content/course-folder.ts';
import { house } from '../../../server/rooms.ts';
import { render } from '../setup.ts';

const folder = join(import.meta.dirname, '../../content/second-course');
const { course } = loadCourse(folder, { parts: house.contentParts });
const step = course?.modules.flatMap(({ steps }) => steps).find(({ key }) => key === 'talk-it-over/say-it');

type Lang = 'en' | 'es';
const textIn = (lang: Lang) => {
  const html = step?.html[lang].learner ?? '';
  return { html, number: '3.1', type: 'activity', lang, visibility: 'private' } as StepText;
};

function Step({ lang }: { lang: Lang }) {
  const read = useRef<HTMLDivElement>(null);
  const text = textIn(lang);
  useSlots(read, text, { module: 'talk-it-over', step: 'say-it' });
  return <div class="read" ref={read} dangerouslySetInnerHTML={{ __html: text.html }} />;
}

let visits = 0;

/** The small course's step with a talk, a sum and a timeline, as somebody opens it who was never here. */
export async function openStep(lang: Lang = 'en') {
  visits += 1;
  me.value = { id: `p${visits}`, role: 'learner', run: { id: 'r' } } as unknown as Me;
  await speak(lang);
  await needWords('course', 'course-step', 'core');
  const page = render(<Step lang={lang} />);
  return {
    ...page,
    /** The same page after a reload, by the same person. */
    reload: () => {
      page.redraw(null);
      page.redraw(<Step lang={lang} />);
    },
  };
}
