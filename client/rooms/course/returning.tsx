import './quiz.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useData } from '../../core/data.ts';
import { t } from '../../core/i18n.ts';
import type { SlotProps } from '../../shell/page.types.ts';
import { stepAddress } from './module-parts.tsx';
import { isOver, returning, sayReturned, type OldScene } from './returning.state.ts';
import { sceneOf, watchScene } from './scene.ts';

/** Two questions of earlier modules above the first step of a new one. Nothing is counted; one press skips them. */
export function Returning({ step }: SlotProps) {
  // 5.1, and neither 5.2 nor 5.11.
  return step.number.endsWith('.1') ? <Before module={step.module} lang={step.lang} /> : null;
}

function Before({ module, lang }: { module: string; lang: string }) {
  const { data } = useData(returning(module));
  const [over] = useState(() => isOver(module));
  // Once said that they came back the server has none left; on this page they stay until the reader leaves it.
  const [scenes, setScenes] = useState<readonly OldScene[]>([]);
  const come = data.value?.scenes ?? [];
  useEffect(() => {
    if (come.length > 0) setScenes((shown) => (shown.length > 0 ? shown : come));
  }, [come]);
  if (over || scenes.length === 0) return null;
  return <Questions key={module} module={module} scenes={scenes} lang={lang} />;
}

function Questions({ module, scenes, lang }: { module: string; scenes: readonly OldScene[]; lang: string }) {
  const [skipped, setSkipped] = useState(false);
  const said = useRef(false);
  const say = (skip: boolean) => {
    if (!said.current) void sayReturned(module, scenes, skip);
    said.current = true;
  };
  const skip = () => {
    say(true);
    setSkipped(true);
  };
  if (skipped) return <Skipped />;
  return (
    <section class="sheet stack returning" aria-labelledby="h-returning">
      <header class="stack tight">
        <h2 class="heading-small" id="h-returning">
          {t('course.returning.title')}
        </h2>
        <p class="help">{t('course.returning.why')}</p>
        <p>
          <button class="btn small" type="button" onClick={skip}>
            {t('course.returning.skip')}
          </button>
        </p>
      </header>
      {scenes.map((scene) => (
        <Question key={scene.name} scene={scene} lang={lang} answered={() => say(false)} />
      ))}
    </section>
  );
}

/** The button has gone, and the focus stays where it was. */
function Skipped() {
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => place.current?.focus({ preventScroll: true }), []);
  return (
    <p class="help" role="status" tabIndex={-1} ref={place}>
      {t('course.returning.skipped')}
    </p>
  );
}

function Question({ scene, lang, answered }: { scene: OldScene; lang: string; answered: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return undefined;
    return watchScene(sceneOf(place.current, scene.name), answered);
  }, [scene.name]);
  return (
    <section class="stack tight">
      <h3>
        <a href={stepAddress(scene.module, scene.step)}>
          {t('course.returning.from', { number: scene.number, title: scene.title })}
        </a>
      </h3>
      <div class="read scene" lang={lang} ref={place} dangerouslySetInnerHTML={{ __html: scene.html }} />
    </section>
  );
}
