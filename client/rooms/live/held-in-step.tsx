import './live.css';
import { useData } from '../../core/data.ts';
import { t } from '../../core/i18n.ts';
import type { SlotProps } from '../../shell/page.types.ts';
import { session } from './live.state.ts';
import { sessionPath } from './live.types.ts';
import { whenText } from './live-words.ts';

/** Above a live step, to a trainer: when it is, and the way to the page by which it is held. */
export function HeldInStep({ step: { module, step } }: SlotProps) {
  const place = { module, step };
  const data = useData(session(place)).data.value;
  if (!data) return null;
  return (
    <p class="live-session sheet row">
      <span>{whenText(data.session)}</span>
      <a class="btn small" href={sessionPath(place)}>
        {t('live.hold')}
      </a>
    </p>
  );
}
