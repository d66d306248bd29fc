import './triad.css';
import { useAct } from '../../core/act.ts';
import { useData } from '../../core/data.ts';
import { useDraft } from '../../core/drafts.ts';
import { t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import type { SlotProps } from '../../shell/page.types.ts';
import { Field } from '../../ui/field.tsx';
import { State } from '../../ui/icon.tsx';
import { myTriads, saySite } from './triad.state.ts';
import { type MyTriads, type OwnTriad, triadPath } from './triad.types.ts';
import { namesText, triadStates, whenText } from './triad-words.ts';

/** Above a triad's step: with whom, when, and the way to the page that the three share. */
export function TriadInStep({ step: { module, step } }: SlotProps) {
  const data = useData(myTriads()).data.value;
  if (!data) return null;
  const own = data.triads.find(({ of }) => of.module === module && of.step === step);
  return (
    <section class="triad-line sheet" aria-labelledby="h-triad">
      <h2 class="heading-small" id="h-triad">
        {own ? t('live.triad.with', { names: namesText(own.others) }) : t('live.triad.none')}
      </h2>
      {own ? <Mine own={own} /> : <NoneYet site={data.site} />}
      <Roles data={data} />
    </section>
  );
}

const Mine = ({ own }: { own: OwnTriad }) => (
  <>
    <p>
      <State state={triadStates[own.state]} word={t(`live.triad.state.${own.state}`)} />{' '}
      {own.at !== null && own.state === 'dated' && <b>{whenText(own.at)}</b>}
    </p>
    {own.pair && <p class="help">{t('live.triad.pair')}</p>}
    {own.sheets > 0 && <p>{t('live.triad.received', { count: own.sheets })}</p>}
    <p>
      <a class={own.state === 'done' ? 'btn' : 'btn main'} href={triadPath(own.id)}>
        {t(`live.triad.open.${own.state}`)}
      </a>
    </p>
  </>
);

/** S1.8: as what somebody has practised so far, over all triads. */
function Roles({ data: { roles } }: { data: MyTriads }) {
  if (roles.mentor + roles.mentee + roles.observer === 0) return null;
  return <p class="help">{t('live.triad.so-far', roles)}</p>;
}

/** Until trios are made: what the tool needs to know to mix sites. */
function NoneYet({ site }: { site: string }) {
  const draft = useDraft<string | null>('live/site', null);
  const text = draft.value.value ?? site;
  const act = useAct();
  const save = () => act.run('site', () => saySite(text.trim()));
  return (
    <>
      <p>{t('live.triad.none.help')}</p>
      <Field label={t('live.triad.site')} help={t('live.triad.site.help')} seenBy={t('live.triad.site.seen')}>
        {(control) => (
          <input
            {...control}
            class="input"
            maxLength={80}
            readOnly={!draft.ready.value}
            value={text}
            onInput={(event) => draft.write(event.currentTarget.value)}
          />
        )}
      </Field>
      <p class="row">
        <button class="btn small" type="button" aria-busy={act.busy.value === 'site'} onClick={save}>
          {t('live.triad.site.save')}
        </button>
        <span class="help" role="status">
          {site !== '' && site === text.trim() && t('live.triad.site.saved')}
        </span>
      </p>
      {act.error.value && <Problem error={act.error.value} act />}
    </>
  );
}
