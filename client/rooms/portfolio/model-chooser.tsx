import { t } from '../../core/i18n.ts';
import { ComparedModels } from './compared-models.tsx';
import { ModelChoice } from './model-choice.tsx';
import { OwnModels } from './own-models.tsx';
import type { Models } from './portfolio.types.ts';
import type { OwnDocument } from './use-document.ts';
import { WeighedOptions } from './weighed-options.tsx';

/** Models side by side, one's own among them; then weights, scores and a choice with its reasons. */
export const ModelChooser = ({
  chooser,
  offer,
}: {
  chooser: OwnDocument<'model-chooser'>;
  offer: Models | null;
}) =>
  offer ? (
    <>
      <ComparedModels chooser={chooser} offer={offer} />
      <OwnModels chooser={chooser} offer={offer} />
      <WeighedOptions chooser={chooser} offer={offer} />
      <ModelChoice chooser={chooser} />
    </>
  ) : (
    <p>{t('portfolio.models.none')}</p>
  );
