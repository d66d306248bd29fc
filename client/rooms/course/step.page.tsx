import './course.css';
import './step.css';
import './reading.css';
import './practice.css';
import './drawings.css';
import { useSignal, type Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { minutesText, t, tCode } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page, Params } from '../../shell/page.types.ts';
import { StrandMark } from '../../ui/icon.tsx';
import { Title } from '../../ui/title.tsx';
import { stepText } from './course.state.ts';
import type { StepName, StepText } from './course.types.ts';
import { useMeanings } from './glossary.ts';
import { strandOf } from './module-parts.tsx';
import { useNextAhead } from './ahead.state.ts';
import { SkipStep } from './skip-step.tsx';
import { Move } from './step-move.tsx';
import { Where } from './step-place.tsx';
import { StepSide, useSlots } from './step-slots.tsx';
import { useTaskBoxes } from './task-boxes.ts';

const nameOf = (params: Params): StepName => ({
  module: params['module'] ?? '',
  step: params['step'] ?? '',
});

/** One step: where it stands, its text, the words beside it, and done between previous and next. */
function StepPage({ params }: { params: Params }) {
  const name = nameOf(params);
  return <Loaded of={stepText(name)}>{(text) => <Step text={text} name={name} />}</Loaded>;
}
export const stepPage: Page = { Component: StepPage, needs: (params) => [stepText(nameOf(params))] };

function Step({ text, name }: { text: StepText; name: StepName }) {
  useNextAhead(text);
  return (
    <>
      <Where text={text} step={name.step} />
      <article class="step-grid">
        <Head text={text} />
        <StepSide where="*over-step" text={text} name={name} />
        <Body text={text} name={name} />
        {text.glossary.length > 0 && <Words text={text} />}
        <Move text={text} name={name} />
        <SkipStep text={text} name={name} />
        <StepSide where="*under-step" text={text} name={name} />
      </article>
    </>
  );
}

function Head({ text }: { text: StepText }) {
  return (
    <header class="head">
      <p class="folio">
        <span class="visually-hidden">{t('course.type.step')} </span>
        {text.number}
      </p>
      <Title text={text.title} />
      {text.subtitle && <p class="second-line">{text.subtitle}</p>}
      <p class="help row">
        <span class={`strand colour-${strandOf(text)}`}>
          <StrandMark strand={strandOf(text)} />
          {tCode('course.type', text.type, 'course.type.step')}
        </span>
        <span>{t('course.planned', { time: minutesText(text.minutes) })}</span>
        {text.updatedSince && <span class="chip-note">{t('course.updated')}</span>}
      </p>
    </header>
  );
}

/** Written by the course's authors, checked and sanitised when the server reads the course. */
function Body({ text, name }: { text: StepText; name: StepName }) {
  const read = useRef<HTMLDivElement>(null);
  useMeanings(read, text.glossary);
  useTaskBoxes(read, text.html, name);
  useSlots(read, text, name);
  const asLearner = useSignal(false);
  return (
    <div class="stack">
      {text.html.includes(TRAINER_BLOCK) && <AsLearners on={asLearner} />}
      <div
        class={asLearner.value ? 'read as-learner' : 'read'}
        lang={text.lang}
        ref={read}
        dangerouslySetInnerHTML={{ __html: text.html }}
      />
    </div>
  );
}

/** How the server marks what it gives to trainers alone; a learner's page never has it. */
const TRAINER_BLOCK = 'class="sheet outline trainer"';

/** A trainer looks at a step as learners see it, without what is for trainers only. */
const AsLearners = ({ on }: { on: Signal<boolean> }) => (
  <label class="tick as-learners">
    <input
      type="checkbox"
      checked={on.value}
      onChange={(event) => (on.value = event.currentTarget.checked)}
    />
    {t('course.as-learners')}
  </label>
);

function Words({ text }: { text: StepText }) {
  return (
    <aside class="margin" aria-labelledby="h-words">
      <h2 class="heading-small" id="h-words">
        {t('course.words')}
      </h2>
      <dl class="glossary" lang={text.lang}>
        {text.glossary.map(({ slug, term, definition }) => (
          <div key={slug} id={`term-${slug}`}>
            <dt>{term}</dt>
            <dd>{definition}</dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}
