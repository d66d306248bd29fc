import { TextChoice } from '../../shell/text-conflict.tsx';
import type { Writing } from '../../core/writing.ts';
import type { Written } from './comments.state.ts';

/** The same comment was written on two devices: both stand here until somebody has chosen. */
export function CommentConflict({ of }: { of: Writing<Written> }) {
  const conflict = of.conflict.value;
  if (!conflict) return null;
  const { mine, theirs, savedAt } = conflict;
  const choose = (body: string) => {
    const taken = mine?.body === body ? mine : (theirs ?? mine);
    of.settle(taken && { ...taken, body });
  };
  return <TextChoice mine={mine?.body ?? ''} theirs={theirs?.body ?? ''} savedAt={savedAt} choose={choose} />;
}
