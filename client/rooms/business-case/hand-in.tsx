import { useState } from 'preact/hooks';
import { useAct } from '../../core/act.ts';
import type { ApiError } from '../../core/api-error.ts';
import { useData } from '../../core/data.ts';
import { momentText, t } from '../../core/i18n.ts';
import { newId } from '../../core/outbox.ts';
import { Problem } from '../../shell/problem.tsx';
import { lateView } from '../../shell/late.ts';
import { LEADERS, type Template } from './business-case.types.ts';
import { handIn, keptVersions } from './hand-in.state.ts';

const SAID: Readonly<Record<string, 'case.hand-in.changed' | 'case.hand-in.points'>> = {
  conflict: 'case.hand-in.changed',
  'points-open': 'case.hand-in.points',
};

/** Where a point on the version before has no answer. */
const PointsLeft = lateView<{ points: readonly string[]; template: Template }>({
  words: [],
  load: async () => (await import('./points-left.tsx')).PointsLeft,
});

/** The act itself, where nothing is missing any more, and which version was handed in last. */
export function HandIn({ isWhole, template }: { isWhole: boolean; template: Template }) {
  const { data } = useData(keptVersions());
  const act = useAct();
  const [write, setWrite] = useState(newId);
  const [unsent, setUnsent] = useState(false);
  const last = data.value?.versions.find(({ number }) => number !== null);
  const next = (last?.number ?? 0) + 1;
  const send = () =>
    act.run('hand-in', async () => {
      const came = await handIn(write);
      setUnsent(came === 'unsent');
      if (came === 'done') setWrite(newId());
    });
  const said = SAID[act.error.value?.code ?? ''];
  if (data.value === undefined) return null;
  return (
    <>
      {last && (
        <p role="status">
          {t('case.hand-in.last', { number: last.number ?? 0, time: momentText(last.at) })}{' '}
          <a href={LEADERS}>{t('case.hand-in.leaders')}</a>
        </p>
      )}
      {isWhole && (
        <>
          <button class="btn main" type="button" aria-busy={act.busy.value !== ''} onClick={send}>
            {t('case.hand-in', { number: next })}
          </button>
          <p class="help">{t('case.hand-in.help')}</p>
        </>
      )}
      <p class="error" role="status">
        {unsent && t('case.hand-in.unsent')}
        {said && t(said)}
      </p>
      <Refused error={act.error.value} template={template} isSaid={said !== undefined} />
    </>
  );
}

interface RefusedProps {
  error: ApiError | undefined;
  template: Template;
  /** In a sentence of this page's own. */
  isSaid: boolean;
}

function Refused({ error, template, isSaid }: RefusedProps) {
  if (!error) return null;
  if (!isSaid) return <Problem error={error} />;
  const { points } = error.data;
  return Array.isArray(points) ? <PointsLeft points={points.map(String)} template={template} /> : null;
}
