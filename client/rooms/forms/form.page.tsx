import './forms.css';
import { useMemo, useState } from 'preact/hooks';
import { lang, t } from '../../core/i18n.ts';
import { isLearner } from '../../core/roles.ts';
import { me } from '../../core/session.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page, Params } from '../../shell/page.types.ts';
import { Title } from '../../ui/title.tsx';
import { BlankForm } from './blank-form.tsx';
import { CohortAverages } from './cohort-averages.tsx';
import { FillingForm } from './filling-form.tsx';
import { OWN, PLAIN } from './filled.ts';
import { openedForm } from './forms.state.ts';
import type { AnswerName, Opened } from './forms.types.ts';
import { OnPaper } from './on-paper.tsx';
import { Readings } from './readings.tsx';
import { TogetherForm } from './together-form.tsx';
import type { Place } from './use-filling.ts';

const nameOf = (params: Params): AnswerName => ({
  form: params['form'] ?? '',
  variant: params['variant'] ?? PLAIN,
  subject: params['subject'] ?? OWN,
});

/** One form on a page of its own, as it stands. */
function FormPage({ params }: { params: Params }) {
  const name = nameOf(params);
  return (
    <Loaded of={openedForm(name)}>{(opened) => <Whole opened={opened} name={name} params={params} />}</Loaded>
  );
}

function Whole({ opened, name, params }: Place & { params: Params }) {
  const begun = useMemo(() => pointingAt(opened, params), [opened, params]);
  return (
    <article class="form-page">
      <header class="form-head">
        <Title text={opened.form.title[lang.value]} />
        <p class="lede">{opened.form.note[lang.value]}</p>
        <OnPaper name={name} />
        <details class="who-sees" open>
          <summary>{t('forms.who')}</summary>
          <p>{opened.form.sees[lang.value]}</p>
        </details>
      </header>
      <OpenForm opened={begun} name={name} />
    </article>
  );
}

/** Whoever comes from a thing that the form can point at finds it pointed at: `?relationship=` of a new entry of a log. */
function pointingAt(opened: Opened, params: Params): Opened {
  const pointed = opened.form.fields.flatMap(({ type, key }) => {
    const at = params[key];
    return type === 'ref' && at !== undefined ? [[key, at] as const] : [];
  });
  return { ...opened, starts: { ...opened.starts, ...Object.fromEntries(pointed) } };
}

export const formPage: Page = { Component: FormPage, needs: (params) => [openedForm(nameOf(params))] };

/** A form for whoever looks at it: to fill in, to read together, or, for those who have nothing to write, empty. */
export function OpenForm(place: Place) {
  const { opened, part } = place;
  if (opened.together) return <TogetherForm {...place} together={opened.together} />;
  if (!isOwnToWrite(place)) {
    return (
      <>
        <p class="banner">{t('forms.for-learners')}</p>
        <BlankForm opened={opened} part={part} />
      </>
    );
  }
  return (
    <>
      <Readings opened={opened} />
      {opened.form.kept_on === 'device' ? <KeptByItsAuthor {...place} /> : <FillingForm {...place} />}
      <CohortAverages opened={opened} />
    </>
  );
}

/** Learners fill forms in; about a thing of another room whomever that room has opened it to. */
const isOwnToWrite = ({ opened, name }: Place): boolean =>
  (me.value !== undefined && isLearner(me.value)) ||
  (opened.form.opens_in !== 'forms' && name.subject !== OWN);

/** A form that stays with whoever writes it, on paper or in a file: it is stored here by choice alone. */
function KeptByItsAuthor(place: Place) {
  const [chosen, setChosen] = useState(place.opened.answer.revision > 0);
  if (chosen) return <FillingForm {...place} />;
  return (
    <>
      <div class="banner">
        <p>{t('forms.device')}</p>
        <p>
          <button class="btn" type="button" onClick={() => setChosen(true)}>
            {t('forms.device.store')}
          </button>
        </p>
      </div>
      <BlankForm opened={place.opened} part={place.part} byAuthor />
    </>
  );
}
