import './rich-text.css';
import type editorEn from '../../../course-content/words/en/case-editor.json';
import type editorEs from '../../../course-content/words/es/case-editor.json';
import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { RICH_TEXT_MOST } from '../../../server/rooms/business-case/rich-text.rule.ts';
import { t } from '../../core/i18n.ts';
import { useOwnId } from '../../ui/own-id.ts';
import type { RichTextBoxProps } from './rich-text-box.types.ts';
import type { Said } from './rich-text-editor.ts';
import { type PanelName, RichTextPanel } from './rich-text-panel.tsx';
import { RichTextTools } from './rich-text-tools.tsx';
import { useOpenText } from './rich-text-open.ts';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    'case-editor': { en: typeof editorEn; es: typeof editorEs };
  }
}

/** A text with form that a person writes. Its words are those of `case-editor`. */
export function RichTextBox(props: RichTextBoxProps) {
  const id = useOwnId();
  const panel = useSignal<PanelName | undefined>(undefined);
  const { place, text } = useOpenText(props, `${id}-keys`, () => (panel.value = 'link'));
  const said = text?.said.value;
  const { disabled, ready, beside } = props;
  // Not with every key: they follow the cursor by themselves.
  const tools = useMemo(
    () =>
      !disabled && (
        <>
          <div class="rich-text-tools">
            {text && <RichTextTools text={text} panel={panel} isWritable={ready} />}
            {beside}
          </div>
          {text && <RichTextPanel text={text} panel={panel} />}
        </>
      ),
    [text, panel, disabled, ready, beside],
  );
  return (
    <div class="rich-text">
      {tools}
      <div class="rich-text-place" ref={place} />
      <p class="rich-text-said help" role="status">
        {said && sayingOf(said)}
      </p>
      <p hidden id={`${id}-keys`}>
        {t('case.editor.leave')}
      </p>
    </div>
  );
}

const sayingOf = (said: Said): string => {
  const values = { count: said.is === 'pictures' ? said.count : 0, most: RICH_TEXT_MOST.characters };
  return t(`case.editor.said.${said.is}`, values);
};
