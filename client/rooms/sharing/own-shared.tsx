import { useState } from 'preact/hooks';
import { useAct } from '../../core/act.ts';
import { t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { State } from '../../ui/icon.tsx';
import { sharedOn } from './authors.ts';
import { FamilyTree } from './family-tree.tsx';
import { ShareProblem } from './share-problem.tsx';
import { familyOf, withdraw } from './sharing.state.ts';
import type { OwnItem } from './sharing.types.ts';

/** What is shared of a thing, or was: since when, taking it back, and where it went. */
export function OwnShared({ item, title }: { item: OwnItem; title: string }) {
  const act = useAct();
  const day = sharedOn(item.at);
  return (
    <div class="stack tight">
      <p class="row">
        <State
          state={item.stands ? 'done' : 'todo'}
          word={t(item.stands ? `sharing.own.${item.audience}` : 'sharing.own.withdrawn', { day })}
        />
        {item.stands && (
          <button
            class="btn small"
            type="button"
            aria-label={t('sharing.own.take-back.of', { title })}
            aria-busy={act.busy.value !== ''}
            onClick={() => act.run('withdraw', () => withdraw(item.id))}
          >
            {t('sharing.own.take-back')}
          </button>
        )}
      </p>
      <ShareProblem error={act.error.value} />
      {item.audience === 'cohort' && item.copies > 0 && <WhereItWent item={item} title={title} />}
    </div>
  );
}

function WhereItWent({ item, title }: { item: OwnItem; title: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="fold" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('sharing.family', { count: item.copies })}</summary>
      {open && (
        <Loaded of={familyOf(item.id)} part>
          {({ family }) => <FamilyTree family={family} title={title} />}
        </Loaded>
      )}
    </details>
  );
}
