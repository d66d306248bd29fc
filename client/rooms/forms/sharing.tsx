import { isAnswered } from '../../../server/rooms/forms/answer.rule.ts';
import { useAct } from '../../core/act.ts';
import { lang, t } from '../../core/i18n.ts';
import { timeText } from '../../shell/save-state.tsx';
import { isLearner } from '../../core/roles.ts';
import { me } from '../../core/session.ts';
import { Problem } from '../../shell/problem.tsx';
import { Menu } from '../../ui/menu.tsx';
import { setShared } from './forms.state.ts';
import type { Field, Shared } from './forms.types.ts';
import { AUDIENCE_ORDER } from './audiences.ts';
import { WHOLE } from './filled.ts';
import { audienceWord, mayShare } from './seen-words.ts';
import type { Filling } from './use-filling.ts';

interface Props {
  /** Undefined: the whole answer. */
  field?: Field;
  filling: Filling;
}

/** How one field is shared by choice: a switch where the form has one, else a menu with what is shared and since when. */
export function Sharing(props: Props) {
  const { field, filling } = props;
  const { form, name } = filling;
  const item = field?.key ?? WHOLE;
  const fields = field ? [field] : form.fields;
  const audiences = AUDIENCE_ORDER.filter((one) => fields.some((each) => mayShare(form, each, one)));
  const act = useAct();
  if (audiences.length === 0 || form.practice || !me.value || !isLearner(me.value)) return null;
  const own = filling.shared.filter((one) => one.item === item);
  // Nothing is shared before there is something.
  if (own.length === 0 && !fields.some(({ key }) => isAnswered(filling.seen[key]))) return null;
  const set = (...changes: Change[]) =>
    act.run('share', async () => {
      // What is shared must be on the server first.
      await filling.keep();
      for (const change of changes) await setShared(name, { item, ...change });
    });
  return (
    <div class="sharing">
      {form.sharing && field ? (
        <Switch filling={filling} field={field} own={own} set={set} />
      ) : (
        <ShareMenu word={t(field ? 'forms.share.this' : 'forms.share.whole')} {...{ audiences, own, set }} />
      )}
      {own.map((one) => (
        <Since key={one.audience} shared={one} withdraw={() => set({ audience: one.audience, on: false })} />
      ))}
      {act.error.value && <Problem error={act.error.value} act />}
    </div>
  );
}

interface Change {
  audience: string;
  on: boolean;
}
type Share = (...changes: Change[]) => void;

/** Who else may read the field: nobody, or those whom the form names. */
function Switch({ field, filling, own, set }: Props & { field: Field; own: readonly Shared[]; set: Share }) {
  const { sharing } = filling.form;
  if (!sharing) return null;
  const audienceOf = (key: string) => sharing.choices.find((one) => one.key === key)?.audience;
  const chosen = sharing.choices.find(({ audience }) => own.some((one) => one.audience === audience));
  const choose = (key: string) => {
    const audience = audienceOf(key);
    const before = own
      .filter((one) => one.audience !== audience)
      .map((one) => ({ audience: one.audience, on: false }));
    set(...before, ...(audience === undefined ? [] : [{ audience, on: true }]));
  };
  return (
    <label class="share-switch">
      <span>{t('forms.share.also')}</span>
      <select
        class="select"
        aria-label={t('forms.share.switch', { label: field.label[lang.value] })}
        value={chosen?.key ?? sharing.default}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {sharing.choices.map(({ key, label }) => (
          <option key={key} value={key}>
            {label[lang.value]}
          </option>
        ))}
      </select>
    </label>
  );
}

function ShareMenu({
  word,
  audiences,
  own,
  set,
}: {
  word: string;
  audiences: readonly string[];
  own: readonly Shared[];
  set: Share;
}) {
  const open = audiences.filter((audience) => !own.some((one) => one.audience === audience));
  if (open.length === 0) return null;
  return (
    <Menu button={word} from="start">
      {open.map((audience) => (
        <button key={audience} class="item" type="button" onClick={() => set({ audience, on: true })}>
          {t('forms.share.with', { audience: audienceWord(audience) })}
        </button>
      ))}
    </Menu>
  );
}

const Since = ({ shared, withdraw }: { shared: Shared; withdraw: () => void }) => (
  <p class="help row">
    {t('forms.share.since', { audience: audienceWord(shared.audience), when: timeText(shared.at) })}
    <button class="btn quiet small" type="button" onClick={withdraw}>
      {t('forms.share.withdraw', { audience: audienceWord(shared.audience) })}
    </button>
  </p>
);
