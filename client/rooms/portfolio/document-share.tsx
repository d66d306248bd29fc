import { textsOfDocument, type SharedKind } from '../../../server/rooms/portfolio/placed-document.rule.ts';
import { t } from '../../core/i18n.ts';
import { flushAll } from '../../core/writing.ts';
import { SharePanel } from '../sharing/share-panel.tsx';
import { openedDocument } from './portfolio.state.ts';
import { SHARED_DOCUMENTS } from './portfolio.types.ts';
import { readDocument } from './read-document.tsx';

export interface DocumentShareProps {
  kind: SharedKind;
  stands: boolean;
}

/** Below a handbook or a page of the charter: sharing it with the cohort, and copies of others' that wait. */
export function DocumentShare({ kind, stands }: DocumentShareProps) {
  const look = async () => {
    await openedDocument(kind).refresh();
    const own = openedDocument(kind).data.peek()?.document;
    const texts = own?.value ? textsOfDocument(own.value) : [];
    if (!own || texts.length === 0) return undefined;
    return { revision: own.revision, texts, preview: readDocument({ content: own.value, draws: null }) };
  };
  return (
    <SharePanel
      key={kind}
      thing={{ kind: 'document', part: kind }}
      title={t(`portfolio.${kind}`)}
      audiences={['cohort']}
      found={`${SHARED_DOCUMENTS}?of=${kind}`}
      stands={stands}
      draw={readDocument}
      flush={flushAll}
      look={look}
      placed={() => openedDocument(kind).refresh()}
    />
  );
}
