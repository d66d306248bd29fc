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
  const url = useSignal('');
  const withdrawing = useSignal(false);
  const act = useAct();
  const make = () => act.run('make', async () => void (url.value = await makeFeed(lang.peek())));
  const withdraw = () =>
    act.run('withdraw', async () => {
      await withdrawFeed();
      url.value = '';
      withdrawing.value = false;
    });
  return (
    <div class="stack">
      <p>
        {madeAt === null
          ? t('hours.copies.feed.none')
          : t('hours.copies.feed.made', { day: dayText(ownDay(madeAt)) })}
      </p>
      {url.value !== '' && <Address url={url.value} />}
      <p class="row">
        <button class="btn small" type="button" aria-busy={act.busy.value === 'make'} onClick={make}>
          {t(madeAt === null ? 'hours.copies.feed.make' : 'hours.copies.feed.again')}
        </button>
        {madeAt !== null && (
          <button class="btn quiet small" type="button" onClick={() => (withdrawing.value = true)}>
            {t('hours.copies.feed.withdraw')}
          </button>
        )}
      </p>
      {act.error.value && <Problem error={act.error.value} act />}
      <Withdrawing open={withdrawing} act={act} withdraw={withdraw} />
    </div>
  );
}

/** A question first: calendars of others may follow it. */
const Withdrawing = ({ open, act, withdraw }: { open: Signal<boolean>; act: Act; withdraw: () => void }) => (
  <Dialog
    title={t('hours.copies.feed.ask')}
    open={open.value}
    close={() => (open.value = false)}
    keepWord={t('hours.copies.feed.keep')}
    acts={
      <button class="btn main" type="button" aria-busy={act.busy.value === 'withdraw'} onClick={withdraw}>
        {t('hours.copies.feed.withdraw')}
      </button>
    }
  >
    <p>{t('hours.copies.feed.then')}</p>
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
