import type { Triad } from '../../../server/rooms/live/triad-shape.rule.ts';
import { useDraft } from '../../core/drafts.ts';
import { t } from '../../core/i18n.ts';
import { WritingField } from '../../ui/writing-field.tsx';
import { tap } from './triad.state.ts';
import type { TriadPage } from './triad.types.ts';

const MOST = 500;

/** What helped most, in one sentence of the mentee's own. It goes to the mentor with the sheet. */
export function MenteeView({ page, n, triad }: { page: TriadPage; n: number; triad: Triad }) {
  const saved = triad.views[n] ?? '';
  const draft = useDraft(`triads/${page.id}/view/${n}`, saved);
  const text = draft.value.value;
  const save = () => {
    const view = text.trim();
    if (view !== '' && view !== saved) tap(page.id, { kind: 'view', round: n, text: view });
  };
  return (
    <div class="stack tight" inert={!draft.ready.value}>
      <WritingField
        label={t('live.triad.view')}
        help={t('live.triad.view.help')}
        seenBy={t('live.triad.view.seen')}
        lines={2}
        longest={MOST}
        value={text}
        write={draft.write}
        leave={save}
      />
      <p class="row">
        <button class="btn small" type="button" onClick={save}>
          {t('live.triad.view.save')}
        </button>
        <span class="help" role="status">
          {saved !== '' && saved === text.trim() && t('live.triad.view.saved')}
        </span>
      </p>
    </div>
  );
}
