import './copies.css';
import { useSignal } from '@preact/signals';
import { ownDay } from '../../core/calendar.ts';
import { t } from '../../core/i18n.ts';
import type { Page } from '../../shell/page.types.ts';
import { Field } from '../../ui/field.tsx';
import { Title } from '../../ui/title.tsx';
import { CalendarFeed } from './calendar-feed.tsx';
import { CopyButtons } from './copy-buttons.tsx';
import { calendarFeed, copyOf, type CopyName, monthCopy } from './copies.state.ts';
import { ReminderSettings } from './reminder-settings.tsx';

/** Every copy of the log that can be taken away, in both languages. */
export const copiesPage: Page = { Component: CopiesPage, needs: () => [calendarFeed()] };

const FILES = ['statement', 'entries', 'emcc', 'icf', 'cpd'] as const satisfies readonly CopyName[];

function CopiesPage() {
  return (
    <article class="copies">
      <Title text={t('hours.copies.title')} />
      <p>{t('hours.copies.lede')}</p>
      <ul class="copy-list" role="list">
        {FILES.map((name) => (
          <li key={name}>
            <h2>{t(`hours.copies.${name}`)}</h2>
            <p>{t(`hours.copies.${name}.what`)}</p>
            <CopyButtons
              label={t(`hours.copies.${name}`)}
              file={t(`hours.copies.${name}.file`)}
              take={(lang) => copyOf(name, lang)}
            />
          </li>
        ))}
        <Month />
        <li>
          <h2>{t('hours.copies.calendar')}</h2>
          <p>{t('hours.copies.calendar.what')}</p>
          <CopyButtons
            label={t('hours.copies.calendar')}
            file={t('hours.copies.calendar.file')}
            take={(lang) => copyOf('calendar', lang)}
          />
          <CalendarFeed />
        </li>
      </ul>
      <ReminderSettings />
    </article>
  );
}

/** For the coordinator at work: last month, or another one. */
function Month() {
  const month = useSignal(monthBefore(ownDay(new Date().toISOString())));
  const known = /^20\d{2}-(0[1-9]|1[0-2])$/.test(month.value);
  return (
    <li>
      <h2>{t('hours.copies.month')}</h2>
      <p>{t('hours.copies.month.what')}</p>
      <Field
        label={t('hours.copies.month.which')}
        error={known ? undefined : t('hours.copies.month.unclear')}
      >
        {(control) => (
          <input
            {...control}
            class="input month"
            type="month"
            placeholder="2026-03"
            value={month.value}
            onInput={(event) => (month.value = event.currentTarget.value.trim())}
          />
        )}
      </Field>
      {known &&
        (['month-paper', 'month'] as const).map((name) => (
          <CopyButtons
            key={name}
            label={t(`hours.copies.${name}.kind`)}
            file={t(`hours.copies.${name}.file`, { month: month.value })}
            take={(lang) => monthCopy(name, { lang, month: month.value })}
          />
        ))}
    </li>
  );
}

/** On its first days a month has nothing to tell yet. */
function monthBefore(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 7);
}
