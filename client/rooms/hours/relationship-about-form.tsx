import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useAct } from '../../core/act.ts';
import type { Draft } from '../../core/drafts.ts';
import { t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { AboutFields } from './relationship-about.tsx';
import { faultsOf } from './relationship-faults.ts';
import { saveAbout, type About } from './relationship.state.ts';
import type { Others } from './relationship.types.ts';

interface AboutFormProps extends Others {
  id: string;
  /** As it stands on this device until it is saved. */
  draft: Pick<Draft<About>, 'value' | 'ready' | 'write' | 'clear'>;
  offer: string;
  /** Of the button that saves it. */
  word: string;
  done: (about: About) => void;
  /** It is what the page is for. */
  main?: boolean;
  /** What else can be pressed beside it. */
  children?: ComponentChildren;
}

/** Asks what is missing before the server would, and keeps every word on the device until it is saved. */
export function AboutForm({ main = false, children, ...props }: AboutFormProps) {
  const { draft, offer, word, taken, others } = props;
  const { act, faults, save } = useSaving(props);
  return (
    <form
      class="stack loose"
      noValidate
      inert={!draft.ready.value}
      onSubmit={(event) => event.preventDefault()}
    >
      <AboutFields
        about={draft.value.value}
        write={(some) => draft.write({ ...draft.value.peek(), ...some })}
        {...{ offer, faults, taken, others }}
      />
      {act.error.value && <Problem error={act.error.value} act />}
      <div class="row">
        <button
          class={main ? 'btn main' : 'btn'}
          type="button"
          aria-busy={act.busy.value !== ''}
          onClick={save}
        >
          {word}
        </button>
        {children}
        <span class="error" role="status">
          {faults.size > 0 && t('hours.relationship.add.missing')}
        </span>
      </div>
    </form>
  );
}

function useSaving({ id, draft, done, taken, others }: AboutFormProps) {
  const [tried, setTried] = useState(false);
  const act = useAct();
  const about = draft.value.value;
  const faults = faultsOf(about, { taken, others });
  return {
    act,
    /** Said once somebody wanted to save it, not while they write. */
    faults: new Set(tried ? faults : []),
    save: () => {
      setTried(true);
      if (faults.length > 0) return;
      act.run('save', async () => {
        await saveAbout(id, about);
        draft.clear();
        done(about);
      });
    },
  };
}
