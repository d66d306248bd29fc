import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ApiError } from '../core/api-error.ts';
import { useData, type Data } from '../core/data.ts';
import { awaiting } from '../core/frame.ts';
import { t } from '../core/i18n.ts';
import { Title } from '../ui/title.tsx';
import { NoPageHere } from './no-page-here.tsx';
import { useProblemWords } from './problem-words.ts';
import { Problem, problemText, Reference, TryAgain } from './problem.tsx';

interface Props<T> {
  of: Data<T>;
  /** Of a page that has its heading already: what stands in for the data is a line or a banner, not a page. */
  part?: boolean;
  children: (data: T) => ComponentChildren;
}

/**
 * Data on a page: as it is, also when a later request failed (said above it); while it is awaited, a quiet line; when it
 * cannot be had, why, with another try.
 */
export function Loaded<T>({ of, part = false, children }: Props<T>) {
  const { data, error } = useData(of);
  const retry = () => void of.refresh();
  if (data.value !== undefined) {
    return (
      <>
        {error.value && <Problem error={error.value} retry={retry} />}
        {children(data.value)}
      </>
    );
  }
  if (!error.value) return <Waiting />;
  // A session that is over is told at the top of the page.
  if (part || error.value.status === 401) return <Problem error={error.value} retry={retry} />;
  return <NotLoaded error={error.value} retry={retry} />;
}

function Waiting() {
  useEffect(awaiting, []);
  return (
    <p class="help waiting-line" role="status">
      {t('core.loading')}
    </p>
  );
}

/** It speaks for the whole page, with the page's heading. */
function NotLoaded({ error, retry }: { error: ApiError; retry: () => void }) {
  const words = useProblemWords();
  if (error.status === 404) return <NoPageHere />;
  if (!words) return null;
  return (
    <div class="narrow">
      <Title text={problemText(error)} />
      <Reference error={error} />
      <TryAgain retry={retry} main />
    </div>
  );
}
