import { type Signal, useSignal } from '@preact/signals';
import { type Act, useAct } from '../../core/act.ts';
import { ownDay } from '../../core/calendar.ts';
import { dayText, lang, t } from '../../core/i18n.ts';
import { useData } from '../../core/data.ts';
import { Problem } from '../../shell/problem.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { calendarFeed, makeFeed, withdrawFeed } from './copies.state.ts';

/** An address that a calendar follows: made, shown once, withdrawn. */
export function CalendarFeed() {
  const madeAt = useData(calendarFeed()).data.value?.madeAt ?? null;
  const { url, asking, act, make, withdraw } = useFeed();
  return (
    <div class="stack">
      <p>
        {madeAt === null
          ? t('hours.copies.feed.none')
          : t('hours.copies.feed.made', { day: dayText(ownDay(madeAt)) })}
      </p>
      {url.value !== '' && <Address url={url.value} />}
      <p class="row">
        <button
          class="btn small"
          type="button"
          aria-busy={act.busy.value === 'make'}
          onClick={madeAt === null ? make : () => (asking.value = 'again')}
        >
          {t(madeAt === null ? 'hours.copies.feed.make' : 'hours.copies.feed.again')}
        </button>
        {madeAt !== null && (
          <button class="btn quiet small" type="button" onClick={() => (asking.value = 'withdraw')}>
            {t('hours.copies.feed.withdraw')}
          </button>
        )}
      </p>
      {asking.value === '' && act.error.value && <Problem error={act.error.value} act />}
      <Question of="again" asking={asking} act={act} sure={make} />
      <Question of="withdraw" asking={asking} act={act} sure={withdraw} />
    </div>
  );
}

/** The address while it can be seen, the question that is open, and both acts. */
function useFeed() {
  const url = useSignal('');
  const asking = useSignal<Ending | ''>('');
  const act = useAct();
  const change = (name: string, work: () => Promise<string>) => () =>
    act.run(name, async () => {
      url.value = await work();
      asking.value = '';
    });
  const make = change('make', () => makeFeed(lang.peek()));
  const withdraw = change('withdraw', async () => {
    await withdrawFeed();
    return '';
  });
  return { url, asking, act, make, withdraw };
}

/** What ends the address that there is. */
type Ending = 'again' | 'withdraw';

interface QuestionProps {
  of: Ending;
  asking: Signal<Ending | ''>;
  act: Act;
  sure: () => void;
}

/** Asked first: calendars of others may follow it. */
const Question = ({ of, asking, act, sure }: QuestionProps) => (
  <Dialog
    title={t(`hours.copies.feed.${of}.ask`)}
    open={asking.value === of}
    close={() => (asking.value = '')}
    keepWord={t('hours.copies.feed.keep')}
    acts={
      <button class="btn main" type="button" aria-busy={act.busy.value !== ''} onClick={sure}>
        {t(`hours.copies.feed.${of}`)}
      </button>
    }
  >
    <p>{t(`hours.copies.feed.${of}.then`)}</p>
    {asking.value === of && act.error.value && <Problem error={act.error.value} act />}
  </Dialog>
);

/** Shown when it is made: the server keeps no way to show it again. */
const Address = ({ url }: { url: string }) => (
  <div class="stack tight" role="status">
    <Field label={t('hours.copies.feed.address')} help={t('hours.copies.feed.once')}>
      {(control) => (
        <input
          {...control}
          class="input"
          type="text"
          readOnly
          value={url}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
    </Field>
    <p>
      <CopyButton
        text={url}
        words={{
          copy: t('hours.copies.feed.copy'),
          copied: t('hours.copies.feed.copied'),
          byHand: t('hours.copies.feed.by-hand'),
        }}
      />
    </p>
  </div>
);
