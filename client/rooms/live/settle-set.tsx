import { useSignal } from '@preact/signals';
import { useAct } from '../../core/act.ts';
import { useDraft } from '../../core/drafts.ts';
import { t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { Field } from '../../ui/field.tsx';
import { SetLangField } from './set-lang-field.tsx';
import { settleSet } from './sets-desk.state.ts';
import type { SetOnDesk } from './sets-desk.types.ts';

/** In which language a set meets, and where. */
export function SettleSet({ set }: { set: SetOnDesk }) {
  const act = useAct();
  const draft = useDraft<Pick<SetOnDesk, 'link' | 'lang'> | null>(`live/settle/${set.id}`, null);
  const saved = useSignal(false);
  const settled = draft.value.value ?? set;
  const { link, lang } = settled;
  const write = (more: Partial<typeof settled>) => {
    saved.value = false;
    draft.write({ link, lang, ...more });
  };
  const save = () => {
    const sent = draft.value.peek();
    act.run('settle', async () => {
      await settleSet(set.id, { link, lang });
      draft.sent(sent);
      saved.value = draft.value.peek() === null;
    });
  };
  const isWrong = act.error.value?.code === 'invalid';
  return (
    <div class="stack" inert={!draft.ready.value}>
      <SetLangField
        label={t('live.sets.settle.lang')}
        value={lang}
        change={(next) => write({ lang: next })}
      />
      <LinkField link={link} isWrong={isWrong} change={(next) => write({ link: next })} />
      <p role="status">{saved.value ? t('live.sets.settle.saved') : ''}</p>
      {act.error.value && !isWrong && <Problem error={act.error.value} act />}
      <p>
        <button class="btn" type="button" aria-busy={act.busy.value === 'settle'} onClick={save}>
          {t('live.sets.settle.save')}
        </button>
      </p>
    </div>
  );
}

interface LinkProps {
  link: string;
  isWrong: boolean;
  change: (link: string) => void;
}

const LinkField = ({ link, isWrong, change }: LinkProps) => (
  <Field
    label={t('live.sets.settle.link')}
    help={t('live.sets.settle.link.help')}
    error={isWrong ? t('live.sets.settle.link.wrong') : undefined}
  >
    {(control) => (
      <input
        {...control}
        class="input"
        type="url"
        inputMode="url"
        autoComplete="off"
        value={link}
        onInput={(event) => change(event.currentTarget.value.trim())}
      />
    )}
  </Field>
);
