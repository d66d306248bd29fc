import './live.css';
import './sets-desk.css';
import { useEffect, useState } from 'preact/hooks';
import { type Draft, useDraft } from '../../core/drafts.ts';
import { t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page } from '../../shell/page.types.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Title } from '../../ui/title.tsx';
import { FormingGroups } from './forming-groups-view.tsx';
import { type Arranged, arrangedOf } from './forming-groups.ts';
import { FormSets } from './form-sets.tsx';
import { calendar } from './live.state.ts';
import { checkGroups, proposal, setsDesk } from './sets-desk.state.ts';
import { type GroupProblem, type Proposal, SETS, type SetsDesk } from './sets-desk.types.ts';
import type { Forming } from './forming.types.ts';

/** Sets out of those who are in none: as the tool would put them together, changed by hand, with their first date. */
const FormingPage = () => (
  <Loaded of={setsDesk()}>
    {(data) => <Loaded of={proposal()}>{(proposed) => <Whole data={data} proposed={proposed} />}</Loaded>}
  </Loaded>
);
export const formingPage: Page = {
  Component: FormingPage,
  needs: () => [setsDesk(), proposal(), calendar()],
};

const START: Forming = { groups: null, day: '', time: '16:00', lang: 'both' };

function Whole({ data, proposed }: { data: SetsDesk; proposed: Proposal }) {
  const draft = useDraft<Forming>('live/forming', START);
  const people = data.without.length;
  return (
    <div class="stack loose">
      <header class="stack tight">
        <p class="over-title">
          <a href={SETS}>{t('live.sets.title')}</a>
        </p>
        <Title text={t('live.sets.form.title')} />
        {proposed.sets.length > 0 && <p class="lede">{t('live.sets.form.lede', { people })}</p>}
      </header>
      {proposed.sets.length > 0 ? (
        <Groups data={data} proposed={proposed} draft={draft} />
      ) : (
        <EmptyState>{t('live.sets.form.few', { people })}</EmptyState>
      )}
    </div>
  );
}

interface GroupsProps {
  data: SetsDesk;
  proposed: Proposal;
  draft: Draft<Forming>;
}

function Groups({ data, proposed, draft }: GroupsProps) {
  const start = { groups: proposed.sets.map(({ members }) => members), left: proposed.left };
  const { groups: kept } = draft.value.value;
  const arranged = arrangedOf(kept, start);
  const silent = data.without.filter(({ said }) => !said).length;
  const problems = useProblems(arranged, proposed);
  const write = (more: Partial<Forming>) => draft.write({ ...draft.value.peek(), ...more });
  return (
    <>
      {silent > 0 && <p class="help">{t('live.sets.form.silent', { count: silent })}</p>}
      <FormingGroups
        data={data}
        arranged={arranged}
        problems={problems}
        change={({ groups }) => write({ groups })}
      />
      {kept !== null && (
        <p>
          <button class="btn quiet small" type="button" onClick={() => write({ groups: null })}>
            {t('live.sets.form.again')}
          </button>
        </p>
      )}
      <FormSets data={data} arranged={arranged} draft={draft} write={write} />
    </>
  );
}

/** What stands against each group; the server knows who works in one line with whom, and this page does not. */
function useProblems({ groups }: Arranged, proposed: Proposal): readonly GroupProblem[][] {
  const [known, setKnown] = useState({
    of: JSON.stringify(proposed.sets.map(({ members }) => members)),
    problems: proposed.sets.map(({ problems }) => problems),
  });
  const wanted = JSON.stringify(groups);
  useEffect(() => {
    if (known.of === wanted) return undefined;
    let isLatest = true;
    checkGroups(groups).then(
      (problems) => isLatest && setKnown({ of: wanted, problems }),
      // What the groups come to is judged once more when they are formed.
      () => undefined,
    );
    return () => void (isLatest = false);
  }, [wanted]);
  return known.of === wanted ? known.problems : [];
}
