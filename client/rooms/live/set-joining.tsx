import { useSignal } from '@preact/signals';
import { useAct } from '../../core/act.ts';
import { ownTimeZone } from '../../core/calendar.ts';
import { useDraft } from '../../core/drafts.ts';
import { hasWords } from '../../core/has-words.ts';
import { t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { FieldGroup, TickField } from '../../ui/field.tsx';
import { FindField } from '../../ui/find-field.tsx';
import { Title } from '../../ui/title.tsx';
import { ZoneField } from '../people/zone-field.tsx';
import { memberName } from './set-words.ts';
import { sayJoining } from './set.state.ts';
import type { Joining, Member, Mine } from './set.types.ts';

const LANGUAGES = ['en', 'es'] as const;

/** Before sets are formed: how one would meet, and with whom one is in one line at work. */
export function SetJoining({ mine }: { mine: Mine }) {
  const draft = useDraft<Joining | null>('live/joining', null);
  const act = useAct();
  const tried = useSignal(false);
  const said = mine.joining;
  const form = draft.value.value ?? said;
  const zone = form.timeZone ?? ownTimeZone();
  const change = (part: Partial<Joining>) => draft.write({ ...form, ...part });
  const send = (event: Event) => {
    event.preventDefault();
    tried.value = form.languages.length === 0;
    if (tried.value) return;
    act.run('joining', async () => {
      await sayJoining({ ...form, timeZone: zone });
      draft.clear();
    });
  };
  return (
    <form class="stack loose narrow set-joining" noValidate onSubmit={send}>
      <div class="stack">
        <Title text={t('live.set.joining')} tab={t('core.place.set')} />
        <p class="lede">{t('live.set.joining.lede')}</p>
      </div>
      <Languages form={form} change={change} missing={tried.value && form.languages.length === 0} />
      <ZoneField
        label={t('live.set.joining.zone')}
        value={zone}
        change={(timeZone) => change({ timeZone })}
      />
      <Line others={mine.others} line={form.line} change={(line) => change({ line })} />
      {act.error.value && <Problem error={act.error.value} act />}
      <div class="row">
        <button class="btn main" type="submit" aria-busy={act.busy.value === 'joining'}>
          {t('live.set.joining.send')}
        </button>
        <Standing unsent={draft.value.value !== null} said={said.languages.length > 0} />
      </div>
    </form>
  );
}

const Standing = ({ unsent, said }: { unsent: boolean; said: boolean }) => (
  <p class="help" role="status">
    {unsent ? t('live.set.joining.unsent') : said && t('live.set.joining.said')}
  </p>
);

interface PartProps {
  form: Joining;
  change: (part: Partial<Joining>) => void;
}

const Languages = ({ form, change, missing }: PartProps & { missing: boolean }) => (
  <FieldGroup
    label={t('live.set.joining.languages')}
    seenBy={t('live.set.joining.seen')}
    error={missing ? t('live.set.joining.languages.missing') : undefined}
  >
    {LANGUAGES.map((one) => (
      <TickField
        key={one}
        label={t(`live.set.joining.languages.${one}`)}
        checked={form.languages.includes(one)}
        change={(on) =>
          change({
            languages: LANGUAGES.filter((other) => (other === one ? on : form.languages.includes(other))),
          })
        }
      />
    ))}
  </FieldGroup>
);

const MANY = 12;

interface LineProps {
  others: readonly Member[];
  line: string[];
  change: (line: string[]) => void;
}

/** Among many, those who are chosen stay in sight while others are looked for. */
function Line({ others, line, change }: LineProps) {
  const asked = useSignal('');
  const many = others.length > MANY;
  const question = asked.value.trim();
  const isFound = (one: Member) => question !== '' && hasWords(memberName(one), question);
  const shown = others.filter((one) => !many || line.includes(one.id) || isFound(one));
  return (
    <FieldGroup
      label={t('live.set.joining.line')}
      help={t('live.set.joining.line.help')}
      seenBy={t('live.set.joining.line.seen')}
    >
      {many && (
        <FindField
          id="set-line-find"
          label={t('live.set.joining.line.find')}
          value={asked.value}
          onInput={(value) => (asked.value = value)}
        />
      )}
      <People others={shown} line={line} change={change} />
    </FieldGroup>
  );
}

const People = ({ others, line, change }: LineProps) => (
  <>
    {others.map((one) => (
      <TickField
        key={one.id}
        label={<bdi>{memberName(one)}</bdi>}
        checked={line.includes(one.id)}
        change={(on) => change(on ? [...line, one.id] : line.filter((id) => id !== one.id))}
      />
    ))}
  </>
);
