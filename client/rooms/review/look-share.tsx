import { useAct } from '../../core/act.ts';
import { t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { Problem } from '../../shell/problem.tsx';
import { Field } from '../../ui/field.tsx';
import { lookSettings, saveShare, type LookSettings } from './second-look.state.ts';

const SHARES = [0, 10, 20, 50, 100];

/** How many versions two trainers read, whatever they are: for the team to settle. */
export const LookShare = () => (
  <details class="fold">
    <summary>{t('review.look.settings')}</summary>
    <Loaded of={lookSettings()} part>
      {(settings) => <Share settings={settings} />}
    </Loaded>
  </details>
);

function Share({ settings: { share, revision } }: { settings: LookSettings }) {
  const act = useAct();
  const shares = SHARES.includes(share) ? SHARES : [...SHARES, share].toSorted((one, other) => one - other);
  return (
    <div class="stack tight">
      <Field label={t('review.look.share')} help={t('review.look.share.help')}>
        {(control) => (
          <select
            {...control}
            class="input"
            value={share}
            aria-busy={act.busy.value === 'share'}
            onChange={({ currentTarget }) => {
              const chosen = Number(currentTarget.value);
              act.run('share', () => saveShare(revision, chosen));
            }}
          >
            {shares.map((one) => (
              <option key={one} value={one}>
                {t('review.look.share.of', { share: one })}
              </option>
            ))}
          </select>
        )}
      </Field>
      {act.error.value && <Problem error={act.error.value} act />}
    </div>
  );
}
