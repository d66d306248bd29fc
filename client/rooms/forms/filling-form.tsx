import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { lang, t } from '../../core/i18n.ts';
import { SaveState, timeText } from '../../shell/save-state.tsx';
import { State } from '../../ui/icon.tsx';
import { SeenBy } from '../../ui/seen-by.tsx';
import { EarlierAnswers } from './earlier.tsx';
import { Forgetting } from './forgetting.tsx';
import { FieldBox } from './field-box.tsx';
import { Missing } from './missing.tsx';
import { Notices } from './notices.tsx';
import { KnownFacts } from './read-form.tsx';
import { Sharing } from './sharing.tsx';
import { TwoAnswers } from './two-answers.tsx';
import { useFilling, type Filling, type Place } from './use-filling.ts';

/** A form that somebody fills in: what becomes of the words, the fields, and the end of it. */
export function FillingForm({ headed = false, ...place }: Place & { headed?: boolean }) {
  const filling = useFilling(place);
  const [tries, setTries] = useState(0);
  const finish = () => {
    if (!filling.finish()) setTries(tries + 1);
  };
  return (
    <form
      class="filling"
      data-form={filling.form.slug}
      aria-label={filling.form.title[lang.value]}
      noValidate
      inert={!filling.ready}
      onSubmit={(event) => event.preventDefault()}
      onFocusOut={() => void filling.flush()}
    >
      <Standing filling={filling} headed={headed} />
      {filling.conflict && <TwoAnswers filling={filling} conflict={filling.conflict} />}
      <KnownFacts opened={place.opened} />
      {filling.fields.map((field) => (
        <Fragment key={field.key}>
          <FieldBox field={field} filling={filling} />
          <Notices of={filling.notices} field={field.key} />
        </Fragment>
      ))}
      <EarlierAnswers filling={filling} />
      <Missing filling={filling} tries={tries} />
      <End filling={filling} finish={finish} />
      {filling.form === filling.whole && <Forgetting filling={filling} />}
    </form>
  );
}

/** How much is answered, and what becomes of the words. */
const Standing = ({ filling, headed }: { filling: Filling; headed: boolean }) => (
  <div class="standing">
    <p>
      <b>{t('forms.progress', filling.progress)}</b>
      {filling.progress.free > 0 && t('forms.progress.free', { free: filling.progress.free })}
    </p>
    <SaveState of={filling.state} />
    {filling.seenByAll !== undefined && (
      <p>
        <SeenBy>{filling.seenByAll}</SeenBy>
      </p>
    )}
    {headed && <p class="help">{filling.form.sees[lang.value]}</p>}
  </div>
);

function End({ filling, finish }: { filling: Filling; finish: () => void }) {
  const { finished, state } = filling;
  const busy = state.is === 'saving' && finished === undefined;
  return (
    <div class="form-end">
      <div class="row">
        <button class="btn main" type="button" aria-busy={busy} onClick={finish}>
          {t(finished ? 'forms.finish.again' : 'forms.finish')}
        </button>
        <SaveState of={state} />
      </div>
      {filling.form === filling.whole && !filling.form.sharing && <Sharing filling={filling} />}
      <p role="status">
        {finished && (
          <>
            <State state="done" word={t('forms.finished', { when: timeText(finished.at) })} />{' '}
            <span class="help">
              {t(finished.changedSince ? 'forms.finished.changed' : 'forms.finished.help')}
            </span>
          </>
        )}
      </p>
    </div>
  );
}
