import type { ApiError } from '../../core/api-error.ts';
import { tCode } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';

/** What a press of these parts may be refused with has a sentence of its own. */
export function ShareProblem({ error }: { error: ApiError | undefined }) {
  if (!error) return null;
  const text = tCode('sharing.problem', error.code, () => '', numbersIn(error.data));
  return text === '' ? <Problem error={error} act /> : <p role="alert">{text}</p>;
}

const numbersIn = (data: Readonly<Record<string, unknown>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(data).filter((one): one is [string, number] => typeof one[1] === 'number'),
  );
