import type { ApiError } from '../../core/api-error.ts';
import { tCode } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';

/** A question that could not be asked, in its own words where there are some. */
export function AskProblem({ error }: { error: ApiError }) {
  const own = tCode('hours.ask.problem', error.code, () => '');
  return own === '' ? <Problem error={error} act /> : <p class="error">{own}</p>;
}
