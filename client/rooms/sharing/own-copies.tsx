import { useState } from 'preact/hooks';
import { useAct } from '../../core/act.ts';
import { t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { creditText } from './authors.ts';
import { ShareProblem } from './share-problem.tsx';
import { openedCopy, placeCopy, putCopyAway, takeCreditOff } from './sharing.state.ts';
import type { Draw, OwnCopy } from './sharing.types.ts';

interface Props {
  copies: readonly OwnCopy[];
  title: string;
  /** Something stands there already: the copy goes below it. */
  stands: boolean;
  draw: Draw;
  /** Sends what is written first; false: some of it has not arrived. */
  flush: () => Promise<boolean>;
  /** What stands there is another now. */
  placed: () => Promise<void>;
}

/** Copies that wait to be placed, and the credit of those that were. */
export const OwnCopies = (props: Props) => (
  <>
    {props.copies.map((copy) =>
      copy.state === 'waiting' ? (
        <Waiting key={copy.id} copy={copy} {...props} />
      ) : (
        copy.state === 'placed' && <Credited key={copy.id} copy={copy} title={props.title} />
      ),
    )}
  </>
);

function Waiting({ copy, title, stands, draw, flush, placed }: Props & { copy: OwnCopy }) {
  const act = useAct();
  const [unsent, setUnsent] = useState(false);
  const place = () =>
    act.run('place', async () => {
      const whole = await flush();
      setUnsent(!whole);
      if (!whole) return;
      await placeCopy(copy.id);
      await placed();
    });
  return (
    <section class="banner stack waiting-copy" aria-label={t('sharing.copy.waits')}>
      <p>
        <b>{t('sharing.copy.waits')}</b> <bdi>{creditText(title, copy.credits)}</bdi>
      </p>
      <Content copy={copy} draw={draw} />
      <p class="help">{t(stands ? 'sharing.copy.below.says' : 'sharing.copy.in.says')}</p>
      <div class="row">
        <button class="btn" type="button" aria-busy={act.busy.value === 'place'} onClick={place}>
          {t(stands ? 'sharing.copy.below' : 'sharing.copy.in')}
        </button>
        <button
          class="btn quiet"
          type="button"
          aria-busy={act.busy.value === 'away'}
          onClick={() => act.run('away', () => putCopyAway(copy.id))}
        >
          {t('sharing.copy.away')}
        </button>
      </div>
      {unsent && <p role="alert">{t('sharing.unsent')}</p>}
      <ShareProblem error={act.error.value} />
    </section>
  );
}

function Content({ copy, draw }: { copy: OwnCopy; draw: Draw }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="fold" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('sharing.copy.read')}</summary>
      {open && (
        <Loaded of={openedCopy(copy.id)} part>
          {(opened) => <div class="shared-thing">{draw(opened)}</div>}
        </Loaded>
      )}
    </details>
  );
}

/** It stays until nothing of the copy is left: the press says so, and is answered with what still stands. */
function Credited({ copy, title }: { copy: OwnCopy; title: string }) {
  const act = useAct();
  return (
    <div class="stack tight">
      <p class="help">
        <bdi>{creditText(title, copy.credits)}</bdi>
      </p>
      <details class="fold">
        <summary>{t('sharing.credit.about')}</summary>
        <div class="stack tight">
          <p>{t('sharing.credit.says')}</p>
          <p>
            <button
              class="btn small"
              type="button"
              aria-busy={act.busy.value !== ''}
              onClick={() => act.run('off', () => takeCreditOff(copy.id))}
            >
              {t('sharing.credit.off')}
            </button>
          </p>
          <ShareProblem error={act.error.value} />
        </div>
      </details>
    </div>
  );
}
