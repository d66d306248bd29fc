import { t } from '../../core/i18n.ts';
import { SegmentedChoice } from '../../ui/choice.tsx';
import { TickField } from '../../ui/field.tsx';

/** A version as it is, what changed since the one before, or that one. */
export type View = 'version' | 'changes' | 'before';

interface ToolsProps {
  /** Numbers of the two. */
  version: number;
  before: number;
  view: View;
  setView: (view: View) => void;
  /** Only sections that changed or have a comment. */
  some: boolean;
  setSome: (some: boolean) => void;
  few: number;
  all: number;
}

export const ReadTools = ({ version, before, view, setView, some, setSome, few, all }: ToolsProps) => (
  <div class="stack tight">
    <SegmentedChoice
      label={<span class="visually-hidden">{t('review.desk.view')}</span>}
      options={[
        { value: 'version', word: t('review.desk.version', { version }) },
        { value: 'changes', word: t('review.desk.changes') },
        { value: 'before', word: t('review.desk.version', { version: before }) },
      ]}
      value={view}
      choose={setView}
    />
    {view !== 'before' && (
      <TickField label={t('review.desk.some', { few, all })} checked={some} change={setSome} />
    )}
    {view === 'changes' && (
      <p class="difference-legend">
        <ins>{t('review.desk.legend.in')}</ins> <del>{t('review.desk.legend.out')}</del>
      </p>
    )}
  </div>
);
