import { t } from '../../core/i18n.ts';
import { type LatePart, useLate } from '../../shell/late.ts';
import type { Page, Params } from '../../shell/page.types.ts';
import { NoPageHere } from '../../shell/no-page-here.tsx';
import { Title } from '../../ui/title.tsx';
import { Part } from './part.tsx';
import { openedDocument } from './portfolio.state.ts';
import { PARTS, type DocumentKind } from './portfolio.types.ts';
import { TakeAway } from './take-away.tsx';

const kindOf = (part: string | undefined) => PARTS.find((one) => one === part);

const PartPage = ({ kind }: { kind: DocumentKind }) => (
  <>
    <Title text={t(`portfolio.${kind}`)} />
    <p class="lede">{t(`portfolio.${kind}.lede`)}</p>
    <TakeAway kinds={[kind]} />
    <h2 class="visually-hidden">{t('portfolio.contents')}</h2>
    <Part kind={kind} />
  </>
);

const SHARED: LatePart<{ params: Params }> = {
  words: ['sharing'],
  load: async () => (await import('./shared-documents.tsx')).SharedDocuments,
};

function Shared(props: { params: Params }) {
  const SharedDocuments = useLate(SHARED);
  return SharedDocuments ? <SharedDocuments {...props} /> : null;
}

/** One part of the portfolio on a page of its own. */
export const partPage: Page = {
  Component: ({ params }) => {
    if (params['part'] === 'shared') return <Shared params={params} />;
    const kind = kindOf(params['part']);
    return kind ? <PartPage kind={kind} /> : <NoPageHere />;
  },
  needs: (params) => {
    const kind = kindOf(params['part']);
    return kind ? [openedDocument(kind)] : [];
  },
};

export const modelsPage: Page = {
  Component: () => <PartPage kind="model-chooser" />,
  needs: () => [openedDocument('model-chooser')],
};
