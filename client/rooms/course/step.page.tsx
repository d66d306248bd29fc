import './course.css';
import './step.css';
import './reading.css';
import './drawings.css';
import { useAct } from '../../core/act.ts';
import { useMenu } from '../../shell/bar.tsx';
import { minutesText, momentText, t, tCode } from '../../core/i18n.ts';
import { useFresh } from '../../core/load.ts';
import { Problem, Waiting } from '../../shell/not-open.tsx';
import { Title } from '../../ui/title.tsx';
import { me } from '../../core/session.ts';
import { Icon, State, StrandMark } from '../../ui/icon.tsx';
import { setDone, stepText } from './course.state.ts';
import type { StepRef, StepText } from './course.types.ts';
import { useMeanings } from './glossary.ts';
import { moduleAddress, stepAddress, strandOf } from './module-parts.tsx';

/** One step: where it stands, its text, the words beside it, and done between previous and next. */
export function StepPage({ module = '', step = '' }: { module?: string; step?: string }) {
  const entry = useFresh(stepText(module, step));
  const text = entry.data.value;
  const meanings = useMeanings(text?.glossary);
  if (!text) return <Waiting entry={entry} />;
  return (
    <>
      <Where text={text} step={step} />
      <article class="step-grid" key={`${module}/${step}`}>
        <Head text={text} />
        {/* Written by the course's authors, checked and sanitised when the server reads the course. */}
        <div class="read" lang={text.lang} ref={meanings} dangerouslySetInnerHTML={{ __html: text.html }} />
        {text.glossary.length > 0 && <Words text={text} />}
        <Move text={text} module={module} step={step} />
      </article>
    </>
  );
}

function Where({ text, step }: { text: StepText; step: string }) {
  const menu = useMenu();
  const { steps } = text.module;
  const at = steps.findIndex((one) => one.slug === step) + 1;
  return (
    <nav class="crumbs" aria-label={t('course.where')}>
      <p class="over-title">
        <a href={moduleAddress(text.module.slug)}>
          {t('course.module-number', { number: text.module.number })}
        </a>{' '}
        {text.module.title}
      </p>
      <div class="track-nav">
        <ol class="track" role="list" aria-hidden="true">
          {steps.map((one) => (
            <li key={one.slug}>
              <span class={one.state} aria-current={one.slug === step ? 'step' : undefined} />
            </li>
          ))}
        </ol>
        <details class="menu" ref={menu}>
          <summary>{t('course.step-of', { at, total: steps.length })}</summary>
          <div class="popup">
            {steps.map((one) => (
              <a
                key={one.slug}
                href={stepAddress(text.module.slug, one.slug)}
                aria-current={one.slug === step ? 'page' : undefined}
              >
                <span class="number muted">{one.number}</span>
                {one.title}
                {one.state === 'done' && <State state="done" word={t('course.state.done')} />}
              </a>
            ))}
          </div>
        </details>
      </div>
    </nav>
  );
}

function Head({ text }: { text: StepText }) {
  return (
    <header class="head">
      <span class="folio" aria-hidden="true">
        {text.number}
      </span>
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

function Words({ text }: { text: StepText }) {
  return (
    <aside class="margin" aria-labelledby="h-words">
      <h2 class="small-heading" id="h-words">
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

/** Previous, done, next. Once the step is done, going on is the main act and done can be taken back. */
function Move({ text, module, step }: { text: StepText; module: string; step: string }) {
  return (
    <nav class="move" aria-label={t('course.between')}>
      {text.previous ? <Neighbour to={text.previous} icon="back" /> : <span />}
      {me.value?.role === 'learner' && text.markable ? (
        <Done text={text} module={module} step={step} />
      ) : (
        <span />
      )}
      {text.next ? <Neighbour to={text.next} icon="next" main={text.done} /> : <span />}
    </nav>
  );
}

function Neighbour({ to, icon, main = false }: { to: StepRef; icon: 'back' | 'next'; main?: boolean }) {
  const word = `${to.number} ${to.title}`;
  return (
    <a
      class={main ? 'btn main' : 'btn quiet'}
      href={stepAddress(to.module, to.step)}
      rel={icon === 'next' ? 'next' : 'prev'}
    >
      {icon === 'back' && <Icon name="back" />}
      <span>
        <span class="visually-hidden">
          {t(icon === 'next' ? 'course.next-step' : 'course.previous-step')}{' '}
        </span>
        {word}
      </span>
      {icon === 'next' && <Icon name="next" />}
    </a>
  );
}

function Done({ text, module, step }: { text: StepText; module: string; step: string }) {
  const act = useAct();
  const change = () => act.run('done', () => setDone(module, step, !text.done));
  return (
    <div class="main done-box">
      <p role="status" class={text.done ? 'said' : 'visually-hidden'}>
        {text.done && <State state="done" word={doneWord(text)} />}
      </p>
      <button
        class={text.done ? 'btn quiet small' : 'btn main'}
        type="button"
        aria-busy={act.busy.value !== ''}
        onClick={change}
      >
        <Icon name={text.done ? 'undo' : 'tick'} />
        {t(act.busy.value ? 'core.saving' : text.done ? 'course.undo-done' : 'course.mark-done')}
      </button>
      {act.error.value && <Problem error={act.error.value} retry={change} act />}
    </div>
  );
}

const doneWord = (text: StepText) =>
  text.doneAt ? t('course.done-at', { when: momentText(text.doneAt) }) : t('course.state.done');
