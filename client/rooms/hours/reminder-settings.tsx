import './copies.css';
import { type Signal, useSignal } from '@preact/signals';
import { useAct } from '../../core/act.ts';
import { lang, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { Problem } from '../../shell/problem.tsx';
import { Field } from '../../ui/field.tsx';
import { chooseMail, type Reminders, reminders } from './copies.state.ts';
import { ReminderLines } from './reminder-lines.tsx';

/** What is due now, and whether a mail says so too. */
export const ReminderSettings = () => (
  <section class="copies" id="reminders">
    <h2>{t('hours.reminder.title')}</h2>
    <p>{t('hours.reminder.lede')}</p>
    <Loaded of={reminders()} part>
      {(known) => (
        <>
          {known.reminders.length === 0 ? <p>{t('hours.reminder.nothing')}</p> : <ReminderLines most={20} />}
          <h3>{t('hours.reminder.mail')}</h3>
          {known.mail.possible ? <MailChoice mail={known.mail} /> : <p>{t('hours.reminder.mail.not')}</p>}
        </>
      )}
    </Loaded>
  </section>
);

function MailChoice({ mail: { address } }: { mail: Reminders['mail'] }) {
  const typed = useSignal(address ?? '');
  const wrong = useSignal(false);
  const act = useAct();
  const save = (event: Event) => {
    event.preventDefault();
    wrong.value = !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed.value.trim());
    if (!wrong.value) act.run('save', () => chooseMail(typed.value.trim(), lang.peek()));
  };
  const clear = () =>
    act.run('clear', async () => {
      await chooseMail(null, lang.peek());
      typed.value = '';
    });
  return (
    <form class="stack" noValidate onSubmit={save}>
      <p>{address === null ? t('hours.reminder.mail.none') : t('hours.reminder.mail.goes', { address })}</p>
      <AddressField typed={typed} wrong={wrong.value} />
      <p class="row">
        <button class="btn main" type="submit" aria-busy={act.busy.value === 'save'}>
          {t('hours.reminder.mail.save')}
        </button>
        {address !== null && (
          <button class="btn quiet" type="button" aria-busy={act.busy.value === 'clear'} onClick={clear}>
            {t('hours.reminder.mail.clear')}
          </button>
        )}
      </p>
      {act.error.value && <Problem error={act.error.value} act />}
    </form>
  );
}

const AddressField = ({ typed, wrong }: { typed: Signal<string>; wrong: boolean }) => (
  <Field
    label={t('hours.reminder.mail.address')}
    help={t('hours.reminder.mail.help')}
    error={wrong ? t('hours.reminder.mail.unclear') : undefined}
  >
    {(control) => (
      <input
        {...control}
        class="input"
        type="email"
        autocomplete="email"
        maxLength={254}
        value={typed.value}
        onInput={(event) => (typed.value = event.currentTarget.value)}
      />
    )}
  </Field>
);
