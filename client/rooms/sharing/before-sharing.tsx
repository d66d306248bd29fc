import { useState } from 'preact/hooks';
import { likelyNames } from '../../../server/rooms/forms/likely-name.rule.ts';
import { useAct } from '../../core/act.ts';
import { listText, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { StateIcon } from '../../ui/icon.tsx';
import { authorName } from './authors.ts';
import { ShareProblem } from './share-problem.tsx';
import { readersOfShared, share } from './sharing.state.ts';
import type { Readers, Thing } from './sharing.types.ts';

/** What would be shared, as it is saved. */
export interface Looked {
  revision: number;
  texts: readonly string[];
  preview: preact.JSX.Element;
}

interface Props {
  thing: Thing;
  title: string;
  looked: Looked;
  done: () => void;
}

/** Looked at before it is shared: what goes, who reads it, and what in it looks like somebody (C2, C3, C5). */
export const BeforeSharing = (props: Props) => (
  <section class="stack before-sharing" aria-labelledby="before-sharing">
    <h3 id="before-sharing" tabIndex={-1} ref={(heading) => heading?.focus()}>
      {t('sharing.before', { title: props.title })}
    </h3>
    <Loaded of={readersOfShared()} part>
      {(readers) => <Asking {...props} readers={readers} />}
    </Loaded>
  </section>
);

function Asking({ thing, looked, done, readers }: Props & { readers: Readers }) {
  const act = useAct();
  const [ticked, setTicked] = useState(false);
  const [tried, setTried] = useState(false);
  const isDocument = thing.kind === 'document';
  const go = () => {
    setTried(true);
    if (isDocument && !ticked) return;
    act.run('share', async () => {
      await share(thing, 'cohort', looked.revision);
      done();
    });
  };
  return (
    <>
      <WhoReads readers={readers} />
      <p>{t(`sharing.before.goes.${thing.kind}`)}</p>
      <Names texts={looked.texts} />
      <div class="shared-thing">{looked.preview}</div>
      {isDocument && <Licence ticked={ticked} tick={setTicked} missing={tried && !ticked} />}
      <div class="row">
        <button class="btn main" type="button" aria-busy={act.busy.value !== ''} onClick={go}>
          {t('sharing.before.do', { count: readers.learners })}
        </button>
        <button class="btn" type="button" onClick={done}>
          {t('sharing.not-now')}
        </button>
      </div>
      <ShareProblem error={act.error.value} />
    </>
  );
}

const WhoReads = ({ readers: { learners, trainers } }: { readers: Readers }) => (
  <p>
    <b>{t('sharing.before.reads', { count: learners })}</b>{' '}
    {trainers.length > 0 &&
      t('sharing.before.not-trainers', { names: namesOf(trainers), count: trainers.length })}
  </p>
);

export const namesOf = (people: Readers['trainers']): string => listText(people.map(authorName));

/** More than five are no more warning than five. */
const NAMED = 5;

/** Found here, and no text is sent anywhere for it. Whoever wrote it knows best, so it stops nobody. */
function Names({ texts }: { texts: readonly string[] }) {
  const names = [...new Set(texts.flatMap(likelyNames).map(({ text }) => text))].slice(0, NAMED);
  return (
    <div class="banner attention" role="note">
      <StateIcon state="attention" />
      <div class="stack tight">
        {names.length > 0 && (
          <p>
            <b>{t('sharing.before.names', { count: names.length })}</b> <bdi>{names.join(' · ')}</bdi>
          </p>
        )}
        <p>{t('sharing.before.disguise')}</p>
      </div>
    </div>
  );
}

/** A copy that has left cannot be called back, so it is read before it is ticked. */
const Licence = ({
  ticked,
  tick,
  missing,
}: {
  ticked: boolean;
  tick: (ticked: boolean) => void;
  missing: boolean;
}) => (
  <div class="stack tight">
    <label class="tick">
      <input
        type="checkbox"
        checked={ticked}
        aria-invalid={missing}
        onChange={({ currentTarget }) => tick(currentTarget.checked)}
      />
      <span>{t('sharing.licence')}</span>
    </label>
    <p class="help">{t('sharing.licence.says')}</p>
    {missing && <p role="alert">{t('sharing.licence.missing')}</p>}
  </div>
);
