import { sheetsDue, sheetKey } from '../../../server/rooms/live/triad-roles.rule.ts';
import type { Triad } from '../../../server/rooms/live/triad-shape.rule.ts';
import { useEffect } from 'preact/hooks';
import { t } from '../../core/i18n.ts';
import { me } from '../../core/session.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { SeenBy } from '../../ui/seen-by.tsx';
import { OWN } from '../forms/filled.ts';
import { openedForm } from '../forms/forms.state.ts';
import { ReadForm } from '../forms/read-form.tsx';
import { receivedSheets } from './triad.state.ts';
import type { Received, TriadPage } from './triad.types.ts';
import { personText } from './triad-words.ts';

/** Sheets about oneself that have come: nobody else has them. */
export function ReceivedSheets({ page, triad }: { page: TriadPage; triad: Triad }) {
  const own = me.value?.id ?? '';
  const come = sheetsDue(triad).filter(
    ({ n, author, observed }) => observed === own && triad.sheets[sheetKey(n, author)] !== undefined,
  ).length;
  const sheets = receivedSheets(page.id);
  useEffect(() => {
    if (come > 0) void sheets.refresh();
  }, [come, sheets]);
  if (come === 0) return null;
  return (
    <section class="stack" aria-labelledby="h-received">
      <div class="label-line">
        <h2 id="h-received">{t('live.triad.received', { count: come })}</h2>
        <SeenBy id="received-seen">{t('live.triad.received.seen')}</SeenBy>
      </div>
      <Loaded of={sheets} part>
        {(all) => (
          <>
            {all.sheets.map((sheet) => (
              <OneSheet key={`${sheet.round}-${sheet.by.id}`} sheet={sheet} isSelf={sheet.by.id === own} />
            ))}
          </>
        )}
      </Loaded>
    </section>
  );
}

function OneSheet({ sheet, isSelf }: { sheet: Received; isSelf: boolean }) {
  const { form, variant, round, values, by } = sheet;
  return (
    <details class="sheet">
      <summary>
        {isSelf
          ? t('live.triad.received.own', { round })
          : t('live.triad.received.by', { round, name: personText(by) })}
      </summary>
      <Loaded of={openedForm({ form, variant, subject: OWN })} part>
        {(opened) => (
          <ReadForm
            opened={{ ...opened, answer: { ...opened.answer, revision: 1, values: values as never } }}
          />
        )}
      </Loaded>
    </details>
  );
}
