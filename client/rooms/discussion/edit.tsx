import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { ApiError } from '../../core/api-error.ts';
import { useAct } from '../../core/act.ts';
import { useDraft } from '../../core/drafts.ts';
import { t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { Field } from '../../ui/field.tsx';
import { Written } from '../../ui/written.tsx';
import { edit } from './discussion.state.ts';
import { type Comment, LONGEST } from './discussion.types.ts';
import { WritingBox } from './writing-box.tsx';

interface EditProps {
  comment: Comment;
  close: () => void;
  announce: (text: string) => void;
}

/** One's own words once more, in a box. Until they are saved they stay on the device. */
export function EditBox(props: EditProps) {
  const { draft, theirs, act, save } = useEdit(props);
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => box.current?.focus(), []);
  const text = draft.value.value;
  const over = text.length - LONGEST;
  return (
    <div class="say">
      <Field
        label={t('discussion.edit.label')}
        error={over > 0 ? t('discussion.say.long', { over, most: LONGEST }) : undefined}
      >
        {(control) => <WritingBox control={control} box={box} draft={draft} lines={3} />}
      </Field>
      {theirs && <Theirs text={theirs.text} />}
      {act.error.value && <Problem error={act.error.value} act />}
      <div class="row">
        <button
          class="btn small"
          type="button"
          aria-busy={act.busy.value === 'save'}
          onClick={() => over <= 0 && text.trim() !== '' && act.run('save', save)}
        >
          {t('discussion.edit.save')}
        </button>
        <button class="btn quiet small" type="button" onClick={props.close}>
          {t('discussion.reply.close')}
        </button>
      </div>
    </div>
  );
}

/** What it says now, where it was changed elsewhere. */
const Theirs = ({ text }: { text: string }) => (
  <div class="sheet" role="status">
    <p class="help">{t('discussion.edit.conflict')}</p>
    <div class="said">
      <Written text={text} />
    </div>
  </div>
);

function useEdit({ comment, close, announce }: EditProps) {
  const draft = useDraft(`discussion/edit/${comment.id}`, comment.text ?? '');
  const act = useAct();
  const theirs = useSignal<{ text: string; revision: number } | undefined>(undefined);
  const save = async () => {
    try {
      await edit(comment, draft.value.peek(), theirs.peek()?.revision ?? comment.revision ?? 0);
    } catch (problem) {
      // Both texts stand on the page; saving once more takes this one.
      if (!(problem instanceof ApiError && problem.code === 'conflict')) throw problem;
      theirs.value = { text: String(problem.data['text']), revision: Number(problem.data['revision']) };
      return;
    }
    draft.clear();
    close();
    announce(t('discussion.edit.saved'));
  };
  return { draft, theirs: theirs.value, act, save };
}
