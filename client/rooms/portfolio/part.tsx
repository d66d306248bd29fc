import './portfolio.css';
import { isShared } from '../../../server/rooms/portfolio/placed-document.rule.ts';
import { t } from '../../core/i18n.ts';
import { SaveState } from '../../shell/save-state.tsx';
import { type LatePart, useLate } from '../../shell/late.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { SeenBy } from '../../ui/seen-by.tsx';
import { Charter } from './charter.tsx';
import type { DocumentShareProps } from './document-share.tsx';
import { Handbook } from './handbook.tsx';
import { ModelChooser } from './model-chooser.tsx';
import { openedDocument, type Opened } from './portfolio.state.ts';
import type { DocumentKind } from './portfolio.types.ts';
import { QuestionBank } from './question-bank.tsx';
import { StyleMap } from './style-map.tsx';
import { TwoDocuments } from './two-documents.tsx';
import { useDocument, type OwnDocument } from './use-document.ts';

/** A part of the portfolio, wherever it stands: what is in it, what becomes of it, who sees it. */
export const Part = ({ kind }: { kind: DocumentKind }) => (
  <Loaded of={openedDocument(kind)} part>
    {(opened) => <Written key={kind} kind={kind} opened={opened} />}
  </Loaded>
);

function Written<Kind extends DocumentKind>({ kind, opened }: { kind: Kind; opened: Opened<Kind> }) {
  const own = useDocument(kind, opened);
  return (
    <div class="portfolio-part">
      <p class="row apart part-state">
        <SeenBy>{t('portfolio.seen')}</SeenBy>
        <SaveState of={own.writing.state} />
      </p>
      <TwoDocuments of={own} />
      {own.writing.ready.value && drawn(own as never, opened as never)}
      {isShared(kind) && <Share kind={kind} stands={opened.document.value !== null} />}
    </div>
  );
}

const SHARE: LatePart<DocumentShareProps> = {
  words: ['sharing'],
  load: async () => (await import('./document-share.tsx')).DocumentShare,
};

function Share(props: DocumentShareProps) {
  const DocumentShare = useLate(SHARE);
  return DocumentShare ? <DocumentShare {...props} /> : null;
}

/** Each kind as its own part draws it. */
function drawn<Kind extends DocumentKind>(own: OwnDocument<Kind>, opened: Opened<Kind>) {
  const parts: { [One in DocumentKind]: (own: OwnDocument<One>, opened: Opened<One>) => preact.JSX.Element } =
    {
      'question-bank': (bank, { offer }) => <QuestionBank bank={bank} offer={offer} />,
      'style-map': (map) => <StyleMap map={map} />,
      'model-chooser': (chooser, { offer }) => <ModelChooser chooser={chooser} offer={offer} />,
      handbook: (handbook) => <Handbook handbook={handbook} />,
      'community-charter': (charter) => <Charter charter={charter} />,
    };
  return parts[own.kind](own, opened);
}
