import { t } from '../../core/i18n.ts';
import { FieldGroup } from '../../ui/field.tsx';
import { Box } from './boxes.tsx';
import type { Chooser } from './chooser.types.ts';
import { InWords } from './in-words.tsx';
import { withItem } from './use-document.ts';

/** What the sums say in words, what they hide, and the choice with its reasons, kept for the business case. */
export function ModelChoice({ chooser }: { chooser: Chooser }) {
  const { options, reasons } = chooser.value;
  if (options.length === 0) return null;
  const left = () => void chooser.writing.flush();
  return (
    <section class="stack">
      <h3>{t('portfolio.choice.words')}</h3>
      <InWords chooser={chooser} />
      <h3>{t('portfolio.choice.title')}</h3>
      {options.map(({ id, name, verdict }) => (
        <Box
          key={id}
          label={t('portfolio.choice.verdict', { option: name })}
          value={verdict}
          longest={2000}
          write={(text) =>
            chooser.change((from) => ({ ...from, options: withItem(from.options, id, { verdict: text }) }))
          }
          left={left}
        />
      ))}
      <Which chooser={chooser} />
      <Box
        label={t('portfolio.choice.reasons')}
        help={t('portfolio.choice.reasons.help')}
        value={reasons}
        longest={2000}
        lines={4}
        write={(text) => chooser.set({ reasons: text })}
        left={left}
      />
    </section>
  );
}

function Which({ chooser }: { chooser: Chooser }) {
  const { options, chosen } = chooser.value;
  return (
    <FieldGroup label={t('portfolio.choice.which')}>
      <div class="picks">
        {options.map(({ id, name }) => (
          <label key={id}>
            <input
              type="radio"
              name="chosen-model"
              checked={chosen === id}
              onChange={() => chooser.set({ chosen: id })}
            />
            {name}
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}
