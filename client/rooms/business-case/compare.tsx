import './compare.css';
import { useState } from 'preact/hooks';
import { useAct } from '../../core/act.ts';
import { t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { Problem } from '../../shell/problem.tsx';
import { Field } from '../../ui/field.tsx';
import { Title } from '../../ui/title.tsx';
import { CASE, EXTRACT, type OpenedCase } from './business-case.types.ts';
import { Comparison, type Whole } from './comparison.tsx';
import { keptVersions } from './hand-in.state.ts';
import { NameMoment } from './name-moment.tsx';
import { versionName } from './version-words.ts';
import { askForEarlier, earlierVersions, version, type Version, type VersionList } from './versions.state.ts';

/** The case as it stands, among the states that were kept. */
const NOW = 'now';

/** What was kept of the case, and what changed between any two states of it. */
export function CompareVersions({ opened }: { opened: OpenedCase }) {
  return (
    <div class="case-versions">
      <header class="case-head">
        <p class="over">
          <a href={CASE}>{t('case.versions.over')}</a>
        </p>
        <Title text={t('case.versions.title')} />
      </header>
      <Loaded of={keptVersions()}>{(list) => <Kept opened={opened} list={list} />}</Loaded>
    </div>
  );
}

function Kept({ opened, list }: { opened: OpenedCase; list: VersionList }) {
  const all = [...list.versions, ...(earlierVersions()?.versions ?? [])];
  const more = earlierVersions()?.more ?? list.more;
  const [from, setFrom] = useState(firstToCompare(all));
  const [to, setTo] = useState(NOW);
  return (
    <>
      <NameMoment />
      {all.length === 0 ? (
        <p>{t('case.versions.none')}</p>
      ) : (
        <>
          <AllKept
            all={all}
            more={more}
            since={(id) => {
              setFrom(id);
              setTo(NOW);
            }}
          />
          <section class="stack" aria-labelledby="what-changed">
            <h2 id="what-changed">{t('case.versions.changed')}</h2>
            <div class="pick-states">
              <StatePick
                label={t('case.versions.from')}
                value={from || (all[0]?.id ?? '')}
                {...{ all }}
                choose={setFrom}
              />
              <StatePick label={t('case.versions.to')} value={to} {...{ all }} choose={setTo} />
            </div>
            <TwoStates opened={opened} from={from || (all[0]?.id ?? '')} to={to} />
          </section>
        </>
      )}
    </>
  );
}

/** The version that was handed in last; before there is one, what was kept last. */
const firstToCompare = (all: readonly Version[]): string =>
  (all.find(({ made }) => made === 'submitted') ?? all[0])?.id ?? '';

/** Newest first; as far back as was asked for. */
const AllKept = ({
  all,
  more,
  since,
}: {
  all: readonly Version[];
  more: boolean;
  since: (id: string) => void;
}) => (
  <details class="fold">
    <summary>{t('case.versions.all', { count: all.length, more: more ? 'yes' : 'no' })}</summary>
    <ul class="rows" role="list">
      {all.map((one) => (
        <li key={one.id}>
          <span>{versionName(one)}</span>
          <button class="btn small" type="button" onClick={() => since(one.id)}>
            {t('case.versions.since-then')}
            <span class="visually-hidden"> {versionName(one)}</span>
          </button>
          <a class="btn small" href={`${EXTRACT}?version=${one.id}`}>
            {t('case.versions.copy')}
            <span class="visually-hidden"> {versionName(one)}</span>
          </a>
        </li>
      ))}
    </ul>
    {more && <Earlier last={all.at(-1)} />}
  </details>
);

function StatePick({
  label,
  value,
  all,
  choose,
}: {
  label: string;
  value: string;
  all: readonly Version[];
  choose: (id: string) => void;
}) {
  return (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          class="input"
          value={value}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        >
          <option value={NOW}>{t('case.versions.now')}</option>
          {all.map((one) => (
            <option key={one.id} value={one.id}>
              {versionName(one)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function Earlier({ last }: { last: Version | undefined }) {
  const act = useAct();
  return (
    <p>
      <button
        class="btn small"
        type="button"
        aria-busy={act.busy.value !== ''}
        onClick={() => act.run('earlier', () => askForEarlier(last?.at ?? ''))}
      >
        {t('case.versions.earlier')}
      </button>
      {act.error.value && <Problem error={act.error.value} />}
    </p>
  );
}

/** Each is fetched when it is chosen. */
function TwoStates({ opened, from, to }: { opened: OpenedCase; from: string; to: string }) {
  const now: Whole = { head: opened.head.value, sections: opened.sections };
  const whole = (id: string, draw: (state: Whole) => preact.ComponentChild) =>
    id === NOW ? (
      draw(now)
    ) : (
      <Loaded key={id} of={version(id)} part>
        {draw}
      </Loaded>
    );
  if (from === to) return <p>{t('case.versions.one')}</p>;
  return (
    <>
      {whole(from, (one) =>
        whole(to, (other) => (
          <Comparison
            key={`${from} ${to}`}
            template={opened.template}
            from={one}
            to={other}
            back={from === NOW ? undefined : from}
          />
        )),
      )}
    </>
  );
}
