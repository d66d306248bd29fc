import type { DeepLinkingResponse, DeepLinkingSettings } from '../../../lti/index.ts';
import type { AnswerOf } from '../../core/endpoint.contract.ts';
import type { Pickable } from '../../core/link.contract.ts';
import type { pick, picker } from './picker.contract.ts';

/** The one kind of content that this tool has for a course. */
export const LINK = 'ltiResourceLink';

/** What the platform takes in this place, and what there is: staff alone ask, and all of them see all of it. */
export const presentOffer = (
  settings: DeepLinkingSettings,
  withLineItem: boolean,
  items: readonly Pickable[],
): AnswerOf<typeof picker> => ({
  acceptsLinks: settings.acceptTypes.includes(LINK),
  acceptMultiple: settings.acceptMultiple,
  acceptLineItem: withLineItem,
  items: items.map(({ key, kind, number, title, minutes, parent, graded }) => ({
    key,
    kind,
    number,
    title,
    minutes,
    parent,
    graded,
  })),
});

/** The signed answer, for the browser to carry back. */
export const presentSigned = ({ action, jwt }: DeepLinkingResponse): AnswerOf<typeof pick> => ({
  action,
  jwt,
});
