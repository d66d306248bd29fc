import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useDraft } from '../../core/drafts.ts';
import { t } from '../../core/i18n.ts';
import { useData } from '../../core/data.ts';
import { useFocusKept } from '../../ui/focus-kept.ts';
import { AboutForm } from './relationship-about-form.tsx';
import { hoursLog, type About, type Relationship } from './relationship.state.ts';

export const aboutOf = (one: Relationship): About => ({
  label: one.label,
  line: one.line,
  connection: one.connection,
  powerReason: one.powerReason,
  warned: one.warned,
  format: one.format,
  sessionsPlanned: one.sessionsPlanned,
});

/** What is said of somebody, changed where it is read: jobs change, and so does how two people are connected (N16). */
export function ChangeAbout({ relationship, word }: { relationship: Relationship; word?: string }) {
  const [open, setOpen] = useState(false);
  const name = word ?? t('hours.relationship.change');
  const button = useFocusKept<HTMLButtonElement>();
  if (!open) {
    return (
      <button
        class="btn quiet small change-about"
        type="button"
        aria-expanded={false}
        ref={button}
        onClick={() => setOpen(true)}
      >
        {name}
      </button>
    );
  }
  return <Changing relationship={relationship} name={name} close={() => setOpen(false)} />;
}

interface ChangingProps {
  relationship: Relationship;
  name: string;
  close: () => void;
}

function Changing({ relationship, name, close }: ChangingProps) {
  const { id, label } = relationship;
  const draft = useDraft<About>(`hours/relationships/${id}/about`, aboutOf(relationship));
  const log = useData(hoursLog()).data.value;
  const taken = (log?.relationships ?? []).flatMap((one) => (one.id === id ? [] : [one.label]));
  // It stands in the place of the button that was pressed, and takes its focus.
  const sheet = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => sheet.current?.focus({ preventScroll: true }), []);
  const leave = () => {
    draft.clear();
    close();
  };
  return (
    <div class="sheet" role="group" aria-label={name} tabIndex={-1} ref={sheet}>
      <AboutForm
        id={id}
        draft={draft}
        taken={taken}
        // Nobody is added by it.
        others={0}
        offer={label}
        word={t('hours.relationship.change.save')}
        done={close}
      >
        <button class="btn quiet" type="button" onClick={leave}>
          {t('hours.relationship.change.leave')}
        </button>
      </AboutForm>
    </div>
  );
}
