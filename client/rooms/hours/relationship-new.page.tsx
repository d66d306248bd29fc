import { relationshipPath } from './hours.types.ts';
import './relationship.css';
import { useComputed } from '@preact/signals';
import type { RefObject } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { useDraft } from '../../core/drafts.ts';
import { t } from '../../core/i18n.ts';
import { newId } from '../../core/outbox.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page } from '../../shell/page.types.ts';
import { useFocusKept } from '../../ui/focus-kept.ts';
import { Title } from '../../ui/title.tsx';
import { AboutForm } from './relationship-about-form.tsx';
import { OverTitle } from './relationship-parts.tsx';
import { hoursLog, type About, type Log } from './relationship.state.ts';
import { nextLabel, openOnes } from './relationship.view.ts';

/** Adding somebody to mentor: a label and how one is connected to them. The agreement comes after, with both in the room. */
const NewRelationshipPage = () => (
  <article class="relationship narrow">
    <OverTitle />
    <Title text={t('hours.relationship.new')} />
    <p class="lede">{t('hours.relationship.new.lede')}</p>
    <Loaded of={hoursLog()}>{(log) => <Adding log={log} />}</Loaded>
  </article>
);
export const newRelationshipPage: Page = { Component: NewRelationshipPage, needs: () => [hoursLog()] };

interface Written {
  /** Made here, so that a second try adds nobody twice. */
  id: string;
  about: About;
}

const start = (log: Log): Written => ({
  id: newId(),
  about: {
    label: nextLabel(log),
    line: '',
    connection: null,
    powerReason: '',
    warned: [],
    format: 'one-to-one',
    sessionsPlanned: log.numbers.sessions.planned,
  },
});

function Adding({ log }: { log: Log }) {
  const first = useMemo(() => start(log), []);
  const { value, ready, write, clear } = useDraft<Written>('hours/relationships/new', first);
  const about = useComputed(() => value.value.about);
  const [added, setAdded] = useState<Written>();
  const place = useFocusKept<HTMLDivElement>();
  if (added) return <Added {...added} place={place} />;
  const { id } = value.value;
  const others = log.relationships.filter((one) => one.id !== id);
  return (
    <AboutForm
      id={id}
      draft={{ value: about, ready, write: (next) => write({ id, about: next }), clear }}
      taken={others.map(({ label }) => label)}
      others={openOnes({ relationships: others }).length}
      offer={nextLabel({ relationships: others })}
      main
      word={t('hours.relationship.add', { label: about.value.label })}
      done={(said) => setAdded({ id, about: said })}
    />
  );
}

/** They stand in the list; what usually comes next. */
const Added = ({ id, about, place }: Written & { place: RefObject<HTMLDivElement | null> }) => (
  <div class="banner done" role="status" tabIndex={-1} ref={place}>
    <p>
      <b>{t('hours.relationship.added', { label: about.label })}</b> {t('hours.relationship.added.next')}
    </p>
    <p class="row">
      <a class="btn main" href={relationshipPath(id)}>
        {t('hours.relationship.open', { label: about.label })}
      </a>
      <a class="btn" href={`${relationshipPath(id)}/agreement`}>
        {t('hours.relationship.agreement.write')}
      </a>
    </p>
  </div>
);
