import { useData } from '../../core/data.ts';
import { momentText, t } from '../../core/i18n.ts';
import { State } from '../../ui/icon.tsx';
import { quizResults, type QuizResult } from './cohort.state.ts';

/** How far somebody is in each quiz that they have begun: the result, as the steps promise, and never the answers. */
export function QuizResults({ person }: { person: string }) {
  const rows = useData(quizResults(person)).data.value?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <section class="stack tight" aria-labelledby="h-quizzes">
      <h2 id="h-quizzes">{t('cohort.quizzes')}</h2>
      <ol class="steps dated" role="list">
        {rows.map((row) => (
          <li key={row.number}>
            <span class="number">{row.number}</span>
            <a href={`/app/course/${row.module}/${row.step}`}>{row.title}</a>
            <State state={row.doneAt ? 'done' : 'doing'} word={resultText(row)} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function resultText({ right, total, tries, doneAt }: QuizResult): string {
  const result = t('cohort.quiz.result', { right, total, tries });
  return doneAt ? `${momentText(doneAt)} · ${result}` : result;
}
