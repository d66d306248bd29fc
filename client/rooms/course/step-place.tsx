import { t } from '../../core/i18n.ts';
import { State } from '../../ui/icon.tsx';
import { Menu } from '../../ui/menu.tsx';
import type { StepText } from './course.types.ts';
import { moduleAddress, stepAddress } from './module-parts.tsx';

/** Where a step stands in its module, with the way to the others. */
export function Where({ text, step }: { text: StepText; step: string }) {
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
        <Menu button={t('course.step-of', { at, total: steps.length })}>
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
        </Menu>
      </div>
    </nav>
  );
}
