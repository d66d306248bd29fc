import { useSignal } from '@preact/signals';
import { useAct } from '../../core/act.ts';
import { ownTimeZone } from '../../core/calendar.ts';
import { t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { SegmentedChoice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-time.tsx';
import { FieldGroup } from '../../ui/field.tsx';
import { Closures, Contacts, Line } from './run-lists.tsx';
import { cleaned, closureProblem, halfFilled, merged } from './run.rule.ts';
import { saveSettings, type RunAnswer, type Settings } from './run.state.ts';
import { ZoneField } from './zone-field.tsx';

type Patch = (change: Partial<Settings>) => void;
interface PartProps {
  settings: Settings;
  patch: Patch;
}

/** What is in the form, and what became of it. */
function useSettings(data: RunAnswer) {
  const act = useAct();
  /** As the server last had them: what differs from it is this person's. */
  const known = useSignal(data);
  const form = useSignal(withZone(data.settings));
  const said = useSignal<'saved' | 'half' | 'met' | undefined>(undefined);
  const patch: Patch = (change) => {
    form.value = { ...form.value, ...change };
    said.value = undefined;
  };
  const send = async () => {
    const settings = cleaned(form.value);
    const theirs = await saveSettings(known.value.revision, settings);
    if (theirs) form.value = merged(withZone(known.value.settings), form.value, withZone(theirs.settings));
    known.value = theirs ?? { ...known.value, revision: known.value.revision + 1, settings };
    said.value = theirs ? 'met' : 'saved';
  };
  const save = (event: Event) => {
    event.preventDefault();
    const { closures } = form.value;
    const wrong = halfFilled(form.value) || closures.some((_, at) => closureProblem(closures, at));
    said.value = wrong ? 'half' : undefined;
    if (!wrong) act.run('save', send);
  };
  return { act, form, said, patch, save };
}

/** A run without a zone is offered that of this browser. */
const withZone = (settings: Settings): Settings => ({
  ...settings,
  timeZone: settings.timeZone ?? ownTimeZone(),
});

/** All settings of a run: one form, one save. */
export function RunForm({ data, readOnly }: { data: RunAnswer; readOnly: boolean }) {
  const { act, form, said, patch, save } = useSettings(data);
  const part = { settings: form.value, patch };
  return (
    <form onSubmit={save} class="run-form">
      <fieldset disabled={readOnly} class="stack loose bare">
        <Dates {...part} />
        <Team {...part} />
        <Way {...part} />
        <Contacts rows={form.value.contacts} change={(contacts) => patch({ contacts })} />
        {act.error.value && <Problem error={act.error.value} act />}
        {!readOnly && (
          <div class="row">
            <button class="btn main" type="submit" aria-busy={act.busy.value !== ''}>
              {t('run.save')}
            </button>
          </div>
        )}
        <p class="help" role="status">
          {said.value && t(`run.${said.value}`)}
        </p>
      </fieldset>
    </form>
  );
}

function Dates({ settings, patch }: PartProps) {
  return (
    <section class="stack" aria-labelledby="h-run-dates">
      <h2 id="h-run-dates">{t('run.dates')}</h2>
      <DateField
        label={t('run.first-day')}
        help={t('run.first-day.help')}
        value={settings.startsOn ?? ''}
        change={(startsOn) => patch({ startsOn })}
        unfinished={t('run.date.unfinished')}
      />
      <ZoneField
        label={t('run.zone')}
        value={settings.timeZone ?? ''}
        change={(timeZone) => patch({ timeZone })}
      />
      <SegmentedChoice
        label={t('run.sure')}
        help={t('run.sure.help')}
        value={settings.dates}
        options={(['fixed', 'provisional'] as const).map((value) => ({
          value,
          word: t(`run.sure.${value}`),
        }))}
        choose={(dates) => patch({ dates })}
      />
      <Closures rows={settings.closures} change={(closures) => patch({ closures })} />
    </section>
  );
}

function Team({ settings, patch }: PartProps) {
  return (
    <section class="stack" aria-labelledby="h-run-team">
      <h2 id="h-run-team">{t('run.team')}</h2>
      {(
        [
          ['trainer', 40],
          ['promise', 160],
          ['about', 300],
        ] as const
      ).map(([field, longest]) => (
        <FieldGroup key={field} label={t(`run.${field}`)} help={t(`run.${field}.help`)} kind="in-both">
          {(['en', 'es'] as const).map((lang) => (
            <Line
              key={lang}
              lang={lang}
              label={t(`run.in.${lang}`)}
              value={settings[field][lang]}
              longest={longest}
              change={(text) => patch({ [field]: { ...settings[field], [lang]: text } })}
            />
          ))}
        </FieldGroup>
      ))}
    </section>
  );
}

function Way({ settings, patch }: PartProps) {
  return (
    <section class="stack" aria-labelledby="h-run-way">
      <h2 id="h-run-way">{t('run.way')}</h2>
      <SegmentedChoice
        label={t('run.order')}
        help={t('run.order.help')}
        value={settings.order}
        options={(['advised', 'locked'] as const).map((value) => ({ value, word: t(`run.order.${value}`) }))}
        choose={(order) => patch({ order })}
      />
      <SegmentedChoice
        label={t('run.lang')}
        help={t('run.lang.help')}
        value={settings.lang}
        options={(['own', 'en', 'es'] as const).map((value) => ({ value, word: t(`run.lang.${value}`) }))}
        choose={(lang) => patch({ lang })}
      />
    </section>
  );
}
