import './quiz.css';
import { render } from 'preact';
import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks';
import { useData } from '../../core/data.ts';
import { useDraft } from '../../core/drafts.ts';
import { t } from '../../core/i18n.ts';
import { memoryOnly } from '../../core/kept.ts';
import { refused, stuck, waiting } from '../../core/outbox.ts';
import { sessionOver } from '../../core/session.ts';
import type { SlotProps } from '../../shell/page.types.ts';
import { Problem } from '../../shell/problem.tsx';
import { SessionOver } from '../../shell/session-over.tsx';
import { State } from '../../ui/icon.tsx';
import { SeenBy } from '../../ui/seen-by.tsx';
import type { StepName } from './course.types.ts';
import { askedQuiz, knownTried, quizKey, sendTried } from './quiz.state.ts';
import { unionOfTried, type Tried } from './quiz.tried.ts';
import { goToScene, isRight, scenesIn, showTried, triesIn, watchScene, type Scene } from './scene.ts';

/**
 * A quiz below its scenes: how far it is, and the way to what is left. The scenes stand in the text; here their answers
 * are listened to, and marked with what was tried on this device or another.
 */
export function QuizInStep({ step, text }: SlotProps) {
  const scenes = useMemo(() => scenesIn(text), [text]);
  const name = { module: step.module, step: step.step };
  const { tried, choose } = useTried(name);
  useScenes(scenes, tried, choose);
  return <HowFar scenes={scenes} tried={tried} name={name} />;
}

/** What the server knows and what this device knows, together. */
function useTried(name: StepName): { tried: Tried; choose(scene: Scene, answer: string): void } {
  useData(askedQuiz(name));
  const draft = useDraft<Tried>(quizKey(name), {});
  const all = () => unionOfTried(knownTried(name), draft.value.peek());
  const choose = (scene: Scene, answer: string) => {
    const before = all();
    // Where the best answer was found the others may be read, and are no tries any more.
    if (isRight(scene, before) || before[scene.key]?.includes(answer)) return;
    const now = unionOfTried(before, { [scene.key]: [answer] });
    draft.write(now);
    void sendTried(name, now);
  };
  return { tried: unionOfTried(knownTried(name), draft.value.value), choose };
}

function useScenes(scenes: Scene[], tried: Tried, choose: (scene: Scene, answer: string) => void): void {
  useEffect(() => {
    const ends = scenes.map((scene) => watchScene(scene, (answer) => choose(scene, answer)));
    return () => ends.forEach((end) => end());
  }, [scenes]);
  const lines = useMemo(() => scenes.map(placeForLine), [scenes]);
  const notes = { tried: t('course.scene.tried'), best: t('course.scene.best') };
  useLayoutEffect(() => {
    for (const [at, scene] of scenes.entries()) {
      showTried(scene, tried, notes);
      const left = leftAfter(scenes, at, tried);
      const place = lines[at] as HTMLElement;
      render(<Said scene={scene} tried={tried} next={left[0]} total={scenes.length} />, place);
    }
  }, [scenes, tried, notes.tried]);
  useEffect(
    () => () => {
      for (const place of lines) {
        render(null, place);
        place.remove();
      }
    },
    [lines],
  );
}

function placeForLine({ element }: Scene): HTMLElement {
  const place = document.createElement('div');
  element.append(place);
  return place;
}

interface Numbered {
  scene: Scene;
  number: number;
}

/** Scenes without their best answer, beginning with those after a place. */
function leftAfter(scenes: readonly Scene[], at: number, tried: Tried): Numbered[] {
  const all = scenes.map((scene, place) => ({ scene, number: place + 1 }));
  return [...all.slice(at + 1), ...all.slice(0, at + 1)].filter(({ scene }) => !isRight(scene, tried));
}

interface SaidProps {
  scene: Scene;
  tried: Tried;
  next: Numbered | undefined;
  total: number;
}

/** At the end of a scene: whether it is right, and where to go on. Said aloud when it changes. */
function Said({ scene, tried, next, total }: SaidProps) {
  const right = isRight(scene, tried);
  const begun = (tried[scene.key] ?? []).length > 0;
  return (
    <div class="scene-said" role="status">
      {right && <State state="done" word={t('course.scene.right')} />}
      {right && next && <ToScene to={next} word={t('course.scene.next', { number: next.number, total })} />}
      {!right && begun && <State state="returned" word={t('course.scene.again')} />}
    </div>
  );
}

function ToScene({ to: { scene }, word }: { to: Numbered; word: string }) {
  return (
    <a
      href={`#scene-${scene.key}`}
      onClick={(event) => {
        event.preventDefault();
        goToScene(scene);
      }}
    >
      {word}
    </a>
  );
}

function HowFar({ scenes, tried, name }: { scenes: Scene[]; tried: Tried; name: StepName }) {
  const left = leftAfter(scenes, scenes.length - 1, tried);
  const right = scenes.length - left.length;
  const tries = triesIn(scenes, tried);
  return (
    <section class="sheet outline stack tight quiz-sum" aria-labelledby="h-quiz">
      <h2 class="heading-small" id="h-quiz">
        {t('course.quiz.title')}
      </h2>
      <p role="status">
        {left.length === 0 ? (
          <State state="done" word={t('course.quiz.all', { total: scenes.length })} />
        ) : (
          t('course.quiz.right', { right, total: scenes.length })
        )}
      </p>
      {right > 0 && left.length > 0 && <Left left={left} />}
      {tries > 0 && <p class="help">{t('course.quiz.tries', { tries })}</p>}
      <Sent name={name} />
      <p class="help">
        <SeenBy>{t('course.quiz.seen')}</SeenBy>
      </p>
    </section>
  );
}

function Left({ left }: { left: Numbered[] }) {
  return (
    <div class="row left-scenes">
      <span>{t('course.quiz.go-on')}</span>
      <ul role="list" class="row">
        {left.map((one) => (
          <li key={one.scene.key}>
            <ToScene to={one} word={t('course.quiz.scene', { number: one.number })} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Why answers have not arrived, and that they are safe. */
function Sent({ name }: { name: StepName }) {
  const error = refused.value.get(quizKey(name));
  if (error) return <Problem error={error} act />;
  if (!waiting.value.has(quizKey(name)) || !stuck.value) return null;
  if (sessionOver.value) return <SessionOver beside />;
  return (
    <p class="help" role="status">
      {t(memoryOnly.value ? 'course.waits.memory' : 'course.waits')}
    </p>
  );
}
