import { SHARED_KINDS } from '../../../server/rooms/portfolio/placed-document.rule.ts';
import { t } from '../../core/i18n.ts';
import type { Params } from '../../shell/page.types.ts';
import { SharedPlace } from '../sharing/shared-place.tsx';
import { SHARED_DOCUMENTS } from './portfolio.types.ts';
import { readDocument } from './read-document.tsx';

/** Handbooks and charters that learners of the run share with one another. */
export const SharedDocuments = ({ params }: { params: Params }) => (
  <SharedPlace
    kind="document"
    path={SHARED_DOCUMENTS}
    params={params}
    parts={SHARED_KINDS.map((kind) => ({ part: kind, title: t(`portfolio.${kind}`) }))}
    over={{ path: '/app/portfolio', word: t('portfolio.title') }}
    ownAt={(kind) => `/app/portfolio/${kind}`}
    draw={readDocument}
  />
);
