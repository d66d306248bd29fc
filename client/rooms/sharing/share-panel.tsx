import './sharing.css';
import './sharing.words.ts';
import { useState } from 'preact/hooks';
import { useAct } from '../../core/act.ts';
import { t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { BeforeSharing, namesOf, type Looked } from './before-sharing.tsx';
import { OwnCopies } from './own-copies.tsx';
import { OwnShared } from './own-shared.tsx';
import { ShareProblem } from './share-problem.tsx';
import { ownSharing, readersOfShared, share } from './sharing.state.ts';
import type { Audience, Draw, OwnItem, OwnSharing, Thing } from './sharing.types.ts';

export interface PanelProps {
  thing: Thing;
  title: string;
  audiences: readonly Audience[];
  /** Where others' things of this kind are found. */
  found: string;
  /** Whether anything stands there. */
  stands: boolean;
  draw: Draw;
  flush: () => Promise<boolean>;
  /** What is saved, asked for anew; undefined: nothing. */
  look: () => Promise<Looked | undefined>;
  placed: () => Promise<void>;
}

/** Below a section or a document: copies that wait, credits, what is shared of it, and sharing it. */
export const SharePanel = (props: PanelProps) => (
  <section class="stack share-panel" aria-label={t('sharing.panel', { title: props.title })}>
    <Loaded of={ownSharing()} part>
      {(own) => <Panel {...props} own={own} />}
    </Loaded>
  </section>
);

const isOf = ({ kind, part }: Thing, one: Thing) => one.kind === kind && one.part === part;

function Panel({ own, ...props }: PanelProps & { own: OwnSharing }) {
  const { thing, title, found } = props;
  const items = own.items.filter((one) => isOf(thing, one));
  const [open, setOpen] = useState(false);
  return (
    <>
      <OwnCopies {...props} copies={own.copies.filter((one) => isOf(thing, one))} />
      {items.map((item) => (
        <OwnShared key={item.id} item={item} title={title} />
      ))}
      <p>
        <a href={found}>{t('sharing.found', { title })}</a>
      </p>
      <details class="fold" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{t(`sharing.share.${thing.kind}`)}</summary>
        {open && <Sharing {...props} items={items} />}
      </details>
    </>
  );
}

/** With one's cohort after a look at it, with one's trainers by one press. */
function Sharing({ items, ...props }: PanelProps & { items: readonly OwnItem[] }) {
  const { thing, title, audiences } = props;
  const { act, said, withWhatStands } = useLooking(props);
  const [looked, setLooked] = useState<Looked>();
  const stands = (audience: Audience) => items.some((one) => one.audience === audience && one.stands);
  if (looked)
    return <BeforeSharing thing={thing} title={title} looked={looked} done={() => setLooked(undefined)} />;
  return (
    <div class="stack">
      <Cohort
        again={stands('cohort')}
        busy={act.busy.value === 'look'}
        press={() => withWhatStands('look', setLooked)}
      />
      {audiences.includes('trainers') && (
        <Trainers
          again={stands('trainers')}
          busy={act.busy.value === 'trainers'}
          press={() => withWhatStands('trainers', ({ revision }) => share(thing, 'trainers', revision))}
        />
      )}
      {said && <p role="alert">{t(`sharing.${said}`)}</p>}
      <ShareProblem error={act.error.value} />
    </div>
  );
}

/** What is shared is what the server has: what is written goes there first. */
function useLooking({ look, flush }: Pick<PanelProps, 'look' | 'flush'>) {
  const act = useAct();
  const [said, setSaid] = useState<'unsent' | 'nothing'>();
  const withWhatStands = (name: string, then: (what: Looked) => Promise<void> | void) =>
    act.run(name, async () => {
      const whole = await flush();
      const what = whole ? await look() : undefined;
      setSaid(whole ? (what ? undefined : 'nothing') : 'unsent');
      if (what) await then(what);
    });
  return { act, said, withWhatStands };
}

interface PressProps {
  /** It is shared already, as it stood before. */
  again: boolean;
  busy: boolean;
  press: () => void;
}

const Cohort = ({ again, busy, press }: PressProps) => (
  <div class="stack tight">
    <p>
      <button class="btn" type="button" aria-busy={busy} onClick={press}>
        {t(again ? 'sharing.again.cohort' : 'sharing.with.cohort')}
      </button>
    </p>
    <p class="help">{t('sharing.with.cohort.says')}</p>
  </div>
);

/** They are named before the press. */
const Trainers = ({ again, busy, press }: PressProps) => (
  <Loaded of={readersOfShared()} part>
    {({ trainers }) =>
      trainers.length > 0 && (
        <div class="stack tight">
          <p>
            <button class="btn" type="button" aria-busy={busy} onClick={press}>
              {t(again ? 'sharing.again.trainers' : 'sharing.with.trainers', { count: trainers.length })}
            </button>
          </p>
          <p class="help">
            {t('sharing.with.trainers.says', { names: namesOf(trainers), count: trainers.length })}
          </p>
        </div>
      )
    }
  </Loaded>
);
