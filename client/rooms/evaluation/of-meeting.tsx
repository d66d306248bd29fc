import './evaluation.css';
import { momentText, t } from '../../core/i18n.ts';
import { State } from '../../ui/icon.tsx';
import { pathOf, PLAIN } from '../forms/filled.ts';
import { Averages } from './averages.tsx';
import type { Mine } from './evaluation.state.ts';

export const Finished = ({ at }: { at: string }) => (
  <p>
    <State state="done" word={t('evaluation.finished', { at: momentText(at) })} />
  </p>
);

export const Open = ({
  form,
  subject,
  label,
  again,
}: {
  form: string;
  subject: string;
  label: string;
  again: boolean;
}) => (
  <p>
    <a class={again ? 'btn quiet small' : 'btn'} href={pathOf({ form, variant: PLAIN, subject })}>
      {again ? t('evaluation.read-again') : label}
    </a>
  </p>
);

interface OfMeetingProps {
  now: string;
  meeting: Mine['meetings'][number] | undefined;
  label: string;
}

/** What a member is asked about one meeting, and what its set says of it. */
export function OfMeeting({ now, meeting, label }: OfMeetingProps) {
  if (!meeting?.open) return <p class="help">{t('evaluation.not-yet')}</p>;
  const { subject, dueAt, finishedAt, averages } = meeting;
  return (
    <>
      {finishedAt ? <Finished at={finishedAt} /> : <p>{t('evaluation.asks')}</p>}
      {!finishedAt && dueAt && (
        <p class="help">{t(dueAt < now ? 'evaluation.late' : 'evaluation.due', { at: momentText(dueAt) })}</p>
      )}
      <Open form="set-evaluation" subject={subject} label={label} again={finishedAt !== null} />
      {averages.length > 0 ? (
        <>
          <h4>{t('evaluation.averages')}</h4>
          <Averages of={averages} />
        </>
      ) : (
        finishedAt && <p class="help">{t('evaluation.few')}</p>
      )}
    </>
  );
}
