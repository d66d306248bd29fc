import { sheetKey } from '../../../server/rooms/live/triad-roles.rule.ts';
import type { Round, Triad } from '../../../server/rooms/live/triad-shape.rule.ts';
import { useAct } from '../../core/act.ts';
import { lang, t } from '../../core/i18n.ts';
import { me } from '../../core/session.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { Problem } from '../../shell/problem.tsx';
import { State } from '../../ui/icon.tsx';
import { OpenForm } from '../forms/form.page.tsx';
import { openedForm } from '../forms/forms.state.ts';
import type { AnswerName } from '../forms/forms.types.ts';
import { handSheet } from './triad.state.ts';
import type { TriadPage } from './triad.types.ts';
import { nameIn } from './triad-words.ts';

interface Props {
  page: TriadPage;
  triad: Triad;
  n: number;
  round: Round;
}

/** The sheet of a round while its author writes it; counts are pressed as they are heard. */
export function SheetToWrite({ page, triad, n, round }: Props) {
  const own = me.value?.id ?? '';
  const name: AnswerName = { form: 'triad-observation', variant: page.sheet, subject: `${page.id}-${n}` };
  const isSelf = round.mentor === own;
  const mentor = nameIn(page, round.mentor);
  const handed = triad.sheets[sheetKey(n, own)] !== undefined;
  const heading = t(isSelf ? 'live.triad.sheet.self' : 'live.triad.sheet', { n, name: mentor });
  return (
    <section class="stack sheet" aria-labelledby={`h-sheet-${n}`}>
      <h3 id={`h-sheet-${n}`}>{heading}</h3>
      {handed ? (
        <p>
          <State
            state="done"
            word={t(isSelf ? 'live.triad.sheet.filed' : 'live.triad.sheet.handed', { name: mentor })}
          />
        </p>
      ) : (
        <Loaded of={openedForm(name)} part>
          {(opened) => (
            <>
              <p class="help">{opened.form.note[lang.value]}</p>
              <OpenForm opened={opened} name={name} seenOnce />
              <HandOver
                page={page}
                n={n}
                isFinished={opened.answer.state === 'finished'}
                name={isSelf ? undefined : mentor}
              />
            </>
          )}
        </Loaded>
      )}
    </section>
  );
}

interface HandOverProps {
  page: TriadPage;
  n: number;
  isFinished: boolean;
  /** Whom it is about; undefined: oneself. */
  name: string | undefined;
}

function HandOver({ page, n, isFinished, name }: HandOverProps) {
  const act = useAct();
  return (
    <div class="stack tight rule">
      <p class="help">
        {t(name === undefined ? 'live.triad.sheet.file.help' : 'live.triad.sheet.hand.help', {
          name: name ?? '',
        })}
      </p>
      <p>
        <button
          class={isFinished ? 'btn main' : 'btn'}
          type="button"
          aria-busy={act.busy.value === 'hand'}
          onClick={() => act.run('hand', () => handSheet(page.id, n))}
        >
          {t(name === undefined ? 'live.triad.sheet.file' : 'live.triad.sheet.hand', { name: name ?? '' })}
        </button>
      </p>
      {act.error.value && <Problem error={act.error.value} act />}
    </div>
  );
}
