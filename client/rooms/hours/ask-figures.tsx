import './ask.css';
import { clockText, t } from '../../core/i18n.ts';
import type { Figures } from './ask.state.ts';

/** Six figures large enough to be read across a table, in two groups of three; a screen reader says them one by one. */
export function FiguresLine({ figures: { figures, until, at } }: { figures: Figures }) {
  const groups = [figures.slice(0, 3), figures.slice(3)];
  return (
    <div class="figures-out" role="status">
      <p>{t('hours.ask.figures.where', { address: at.replace(/^https?:\/\//, '') })}</p>
      <p class="large">
        <span class="visually-hidden">{figures.split('').join(' ')}</span>
        <span aria-hidden="true">{groups.join('\u2009\u2009')}</span>
      </p>
      <p class="help">{t('hours.ask.figures.until', { time: clockText(until) })}</p>
    </div>
  );
}
