import './run.css';
import { momentText, t, tCode } from '../../core/i18n.ts';
import { me } from '../../core/session.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page } from '../../shell/page.types.ts';
import { PersonName } from '../../ui/person-name.tsx';
import { Title } from '../../ui/title.tsx';
import { CopyQuestion } from './copy-question.tsx';
import { EditionChoice } from './edition-choice.tsx';
import { RunForm } from './run-form.tsx';
import { runSettings, type RunAnswer } from './run.state.ts';

/** What trainers settle of their run; administrators read it. */
const RunPage = () => <Loaded of={runSettings()}>{(data) => <Whole data={data} />}</Loaded>;
export const runPage: Page = { Component: RunPage, needs: () => [runSettings()] };

function Whole({ data }: { data: RunAnswer }) {
  const readOnly = me.value?.role !== 'trainer';
  return (
    <div class="stack loose">
      <header class="stack tight">
        <Title text={t('run.title')} />
        <p class="lede">{t(readOnly ? 'run.lede.read' : 'run.lede')}</p>
      </header>
      {!readOnly && <CopyQuestion />}
      <RunForm data={data} readOnly={readOnly} />
      <EditionChoice />
      <History data={data} />
    </div>
  );
}

function History({ data: { history } }: { data: RunAnswer }) {
  if (history.length === 0) return null;
  return (
    <details class="fold">
      <summary>
        <h2 class="small-heading">{t('run.history')}</h2>
      </summary>
      <ul class="rows" role="list">
        {history.map(({ by, at, changes }) => (
          <li key={at}>
            <div class="stack tight">
              <p class="help">
                {momentText(at)} · <PersonName name={by ?? t('run.history.somebody')} />
              </p>
              {changes.map(({ field, from, to }) => (
                <p key={field}>
                  <b>{fieldText(field)}</b>: {from || t('run.history.empty')} → {to || t('run.history.empty')}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The server names fields as they stand in its documents. */
const fieldText = (field: string) =>
  tCode(
    'run.field',
    field.replaceAll(/[A-Z]/g, (big) => `-${big.toLowerCase()}`),
    'run.field.other',
  );
