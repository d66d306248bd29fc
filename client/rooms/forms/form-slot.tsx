import './forms.css';
import { useState } from 'preact/hooks';
import { isAnswered, partOf } from '../../../server/rooms/forms/answer.rule.ts';
import { lang, t } from '../../core/i18n.ts';
import { timeText } from '../../shell/save-state.tsx';
import { Loaded } from '../../shell/loaded.tsx';
import type { SlotProps } from '../../shell/page.types.ts';
import { State } from '../../ui/icon.tsx';
import { OWN, pathOf, PLAIN, thingOf, WHOLE } from './filled.ts';
import { OpenForm } from './form.page.tsx';
import { openedForm, outcomes } from './forms.state.ts';
import type { AnswerName, Opened } from './forms.types.ts';

/** More fields than these would part the text of a step in two. */
const SHORT = 6;

/** A part of the context profile is named by itself: `OCP:basics`. */
const PROFILE = 'organisational-context-profile';

interface Wanted {
  name: AnswerName;
  part?: string;
}

function wantedOf({ target, step }: Pick<SlotProps, 'target' | 'step'>, many: boolean): Wanted {
  const [kind, rest = ''] = target.split(':');
  if (kind === 'OCP') return { name: { form: PROFILE, variant: PLAIN, subject: OWN }, part: target };
  const [form = '', variant = PLAIN] = rest.split('#');
  // Of a log each step has an entry of its own, and whoever comes back finds it.
  return { name: { form, variant, subject: many ? `step-${step.number.replaceAll('.', '-')}` : OWN } };
}

/** What a step asks for, in place: the form itself, or the part of it that the step is about. */
export function FormSlot(props: SlotProps) {
  const first = wantedOf(props, false);
  return (
    <Loaded of={openedForm(first.name)} part>
      {(opened) =>
        opened.form.many ? <Entry {...props} /> : <InStep opened={opened} {...first} label={props.label} />
      }
    </Loaded>
  );
}

function Entry(props: SlotProps) {
  const wanted = wantedOf(props, true);
  return (
    <Loaded of={openedForm(wanted.name)} part>
      {(opened) => <InStep opened={opened} {...wanted} label={props.label} />}
    </Loaded>
  );
}

function InStep({ opened, name, part, label }: Wanted & { opened: Opened; label: string }) {
  const form = part === undefined ? opened.form : (partOf(opened.form, part) ?? opened.form);
  const long = form.fields.length > SHORT;
  const begun = form.fields.some(({ key }) => isAnswered(opened.answer.values[key]));
  const [open, setOpen] = useState(!long);
  return (
    <section class="form-in-step" aria-label={form.title[lang.value]}>
      <div class="row apart">
        <h3 class="form-title">{form.title[lang.value]}</h3>
        <StandOf opened={opened} name={name} part={part} />
      </div>
      {!open && <p class="help">{form.note[lang.value]}</p>}
      {long && !open && (
        <p>
          <button class="btn" type="button" aria-expanded={false} onClick={() => setOpen(true)}>
            {begun ? t('forms.slot.go-on') : label || t('forms.slot.open')}
          </button>
        </p>
      )}
      {open && (
        <>
          <p class="help">{form.sees[lang.value]}</p>
          <OpenForm opened={opened} name={name} part={part} />
          <p class="help">
            <a href={pathOf(name)}>{t('forms.slot.page')}</a>
          </p>
        </>
      )}
    </section>
  );
}

/** Whether it is finished: said also where the form is folded. */
function StandOf({ opened, name, part }: { opened: Opened; name: AnswerName; part: string | undefined }) {
  const { answer } = opened;
  const outcome = outcomes.value.get(thingOf(name));
  const here =
    outcome?.part === (part ?? WHOLE) && outcome.problems.length === 0 ? outcome.savedAt : undefined;
  const before =
    part === undefined ? answer.finishedAt : answer.parts.find((one) => one.part === part)?.finishedAt;
  const at = here ?? before ?? opened.together?.adoptedAt;
  if (!at) return null;
  return <State state="done" word={t('forms.finished', { when: timeText(at) })} />;
}
