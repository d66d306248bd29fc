import { useState } from 'preact/hooks';
import { useAct } from '../../core/act.ts';
import { lang as speaking, t } from '../../core/i18n.ts';
import { SegmentedChoice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { AskProblem } from './ask-problem.tsx';
import { mail, type Asked } from './ask.state.ts';

/** Each by its own name: it is the reader's language, and not always the writer's. */
const LANGS = [
  { value: 'en', word: 'English' },
  { value: 'es', word: 'Español' },
] as const;

/** Sends the link to an address, which is used once and kept nowhere: not here either once it went. */
export function AskMail({ asked }: { asked: Asked }) {
  const act = useAct();
  const [address, setAddress] = useState('');
  const [lang, setLang] = useState(speaking.peek());
  const [sent, setSent] = useState(false);
  const send = () =>
    act.run('mail', async () => {
      await mail(asked.ask.id, { secret: asked.secret, address: address.trim(), lang });
      setAddress('');
      setSent(true);
    });
  return (
    <form
      class="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Address value={address} change={setAddress} />
      <SegmentedChoice label={t('hours.ask.mail.lang')} options={LANGS} value={lang} choose={setLang} />
      <p class="row">
        <button class="btn small" type="submit" aria-busy={act.busy.value === 'mail'}>
          {t('hours.ask.mail.send')}
        </button>
        <span role="status">{sent && t('hours.ask.mail.sent')}</span>
      </p>
      {act.error.value && <AskProblem error={act.error.value} />}
    </form>
  );
}

const Address = ({ value, change }: { value: string; change: (address: string) => void }) => (
  <Field label={t('hours.ask.mail')} help={t('hours.ask.mail.help')}>
    {(control) => (
      <input
        {...control}
        class="input"
        type="email"
        required
        autocomplete="off"
        value={value}
        onInput={(event) => change(event.currentTarget.value)}
      />
    )}
  </Field>
);
