import { t } from '../../core/i18n.ts';
import { SegmentedChoice } from '../../ui/choice.tsx';
import { Box } from './boxes.tsx';
import type { OwnDocument } from './use-document.ts';

const LEVELS = ['convene', 'take-part', 'listen'] as const;
const LINES = ['domain', 'community', 'practice', 'rhythm', 'convener'] as const;

/** The five lines of 13.5, and how near one wants to be (13.8). */
export function Charter({ charter }: { charter: OwnDocument<'community-charter'> }) {
  const { value, set } = charter;
  const left = () => void charter.writing.flush();
  return (
    <div class="stack">
      {LINES.map((line) => (
        <Box
          key={line}
          label={t(`portfolio.charter.${line}`)}
          help={t(`portfolio.charter.${line}.help`)}
          value={value[line]}
          longest={2000}
          lines={2}
          write={(text) => set({ [line]: text })}
          left={left}
        />
      ))}
      <SegmentedChoice
        label={t('portfolio.charter.level')}
        help={t('portfolio.charter.level.help')}
        options={LEVELS.map((level) => ({ value: level, word: t(`portfolio.charter.level.${level}`) }))}
        value={value.level ?? undefined}
        choose={(level) => set({ level })}
      />
      <Box
        label={t('portfolio.charter.offer')}
        help={t('portfolio.charter.offer.help')}
        value={value.offer}
        longest={2000}
        lines={2}
        write={(text) => set({ offer: text })}
        left={left}
      />
    </div>
  );
}
