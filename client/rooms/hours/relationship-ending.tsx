import { useState } from 'preact/hooks';
import { useAct, type Act } from '../../core/act.ts';
import { ownDay } from '../../core/calendar.ts';
import { dayText, minutesText, t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useFocusKept } from '../../ui/focus-kept.ts';
import { Toast, useToaster, type Toaster } from '../../ui/toast.tsx';
import { relationshipPath } from './hours.types.ts';
import { Part } from './relationship-parts.tsx';
import type { PartProps } from './relationship.types.ts';
import { endWithoutFault, setState, type Relationship } from './relationship.state.ts';
import { NEW_RELATIONSHIP } from './relationship.view.ts';

/** Pausing, completing, and ending without fault (N15): either side, at once, no reason, hours kept, in no grade (C19). */
export function EndingPart({ opened: { relationship }, held }: PartProps) {
  const act = useAct();
  const toaster = useToaster();
  useFocusKept();
  const { endedAt } = relationship;
  const props = { relationship, act, toaster, time: minutesText(held.minutes) };
  return (
    <div id="ending">
      <Part title={t('hours.relationship.ending')} seenBy={t('hours.relationship.seen.you')} class="ending">
        {endedAt === null ? <Ways {...props} /> : <Ended {...props} />}
        {act.error.value && <Problem error={act.error.value} act />}
        <Toast toaster={toaster} undoWord={t('hours.relationship.undo')} />
      </Part>
    </div>
  );
}

interface EndingProps {
  relationship: Relationship;
  act: Act;
  toaster: Toaster;
  /** Held with them, in words. */
  time: string;
}

function Ways(props: EndingProps) {
  const { relationship, act } = props;
  const { id, label, pausedAt } = relationship;
  const [asking, setAsking] = useState(false);
  const paused = pausedAt !== null;
  return (
    <>
      <p>{t('hours.relationship.ending.help')}</p>
      {paused && (
        <p role="status">{t('hours.relationship.paused', { day: dayText(ownDay(pausedAt), 'year') })}</p>
      )}
      <div class="row">
        <a class="btn" href={`${relationshipPath(id)}/final`}>
          {t('hours.relationship.ending.plan')}
        </a>
        <button
          class="btn"
          type="button"
          aria-busy={act.busy.value === 'complete'}
          onClick={() => act.run('complete', () => setState(id, 'completed'))}
        >
          {t('hours.relationship.ending.complete')}
        </button>
        <button
          class="btn"
          type="button"
          aria-busy={act.busy.value === 'pause'}
          onClick={() => act.run('pause', () => setState(id, paused ? 'open' : 'paused'))}
        >
          {t(paused ? 'hours.relationship.resume' : 'hours.relationship.pause')}
        </button>
        <button class="btn quiet" type="button" onClick={() => setAsking(true)}>
          {t('hours.relationship.ending.now')}
        </button>
      </div>
      <EndDialog {...props} label={label} open={asking} close={() => setAsking(false)} />
    </>
  );
}

interface EndDialogProps extends EndingProps {
  label: string;
  open: boolean;
  close: () => void;
}

function EndDialog({ relationship, act, toaster, time, label, open, close }: EndDialogProps) {
  const end = (undo: boolean) =>
    act.run('end', async () => {
      await endWithoutFault(relationship.id, undo);
      if (undo) return;
      toaster.say({ text: t('hours.relationship.ended.said', { label }), undo: () => end(true) });
    });
  return (
    <Dialog
      title={t('hours.relationship.end', { label })}
      open={open}
      close={close}
      keepWord={t('hours.relationship.not-now')}
      acts={
        <button
          class="btn main"
          type="button"
          onClick={() => {
            close();
            end(false);
          }}
        >
          {t('hours.relationship.end.today')}
        </button>
      }
    >
      <p>{t('hours.relationship.end.help', { time, label })}</p>
    </Dialog>
  );
}

const HOUR_MS = 3_600_000;

/** It is over, and nobody is asked why. Within the hour it can be taken back; what comes next is offered. */
function Ended({ relationship, act, time }: EndingProps) {
  const { id, label, endedAt, ending } = relationship;
  const since = Date.now() - Date.parse(endedAt ?? '');
  const day = dayText(ownDay(endedAt ?? ''), 'year');
  return (
    <>
      <p>{t(`hours.relationship.ended.${ending ?? 'completed'}`, { day, label, time })}</p>
      <div class="row">
        {ending === 'no-fault' && since < HOUR_MS && (
          <button
            class="btn small"
            type="button"
            aria-busy={act.busy.value === 'undo'}
            onClick={() => act.run('undo', () => endWithoutFault(id, true))}
          >
            {t('hours.relationship.undo')}
          </button>
        )}
        {ending === 'no-fault' && (
          <a class="btn small" href={`${relationshipPath(id)}/ending`}>
            {t('hours.relationship.ended.form')}
          </a>
        )}
        {ending === 'completed' && (
          <button
            class="btn small"
            type="button"
            aria-busy={act.busy.value === 'open'}
            onClick={() => act.run('open', () => setState(id, 'open'))}
          >
            {t('hours.relationship.reopen')}
          </button>
        )}
        <a class="btn quiet small" href={NEW_RELATIONSHIP}>
          {t('hours.relationship.ended.next')}
        </a>
      </div>
    </>
  );
}
