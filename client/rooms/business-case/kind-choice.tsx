import { useState } from 'preact/hooks';
import { withKind } from '../../../server/rooms/business-case/head.rule.ts';
import { t } from '../../core/i18n.ts';
import type { Writing } from '../../core/writing.ts';
import { SaveState } from '../../shell/save-state.tsx';
import type { CaseHead, Template } from './business-case.types.ts';
import { TitleField } from './case-title.tsx';
import { KindPicks } from './kind-picks.tsx';

/** The first act: which of the three it is. Each says what it chooses, and why; all of it can be changed afterwards. */
export function KindChoice({ writing, template }: { writing: Writing<CaseHead>; template: Template }) {
  const [kind, setKind] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const begin = (event: Event) => {
    event.preventDefault();
    setTried(true);
    const found = template.kinds.find(({ key }) => key === kind);
    if (found) writing.write(withKind(writing.value.peek(), found));
  };
  return (
    <form class="case-kinds" noValidate onSubmit={begin}>
      <p class="lede">{t('case.kind.lede')}</p>
      <TitleField writing={writing} />
      <SaveState of={writing.state} />
      <KindPicks
        legend={t('case.kind.ask')}
        error={tried && kind === null ? t('case.kind.missing') : undefined}
        template={template}
        kind={kind}
        choose={({ key }) => setKind(key)}
      />
      <button class="btn main" type="submit">
        {t('case.kind.begin')}
      </button>
      <p class="help">{t('case.kind.later')}</p>
    </form>
  );
}
