import type {
  ContentItem,
  DeepLinkingAnswer,
  DeepLinkingResponse,
  DeepLinkingSettings,
  Platform,
} from '../../../lti/index.ts';
import { AppError, invalid } from '../../core/errors.ts';
import type { Session } from '../../core/session.ts';
import { LINE_ITEMS } from '../grade/grade.service.ts';
import type { Pickable } from '../../core/link.contract.ts';
import { LINK, presentOffer, presentSigned } from './picker.present.ts';

export interface PickerParts {
  /** What the rooms offer in the session's run, in its language. */
  pickables(session: Session): Promise<Pickable[]>;
  findPlatform(id: string): Promise<Platform | undefined>;
  /** Signs the answer (lti/deep-linking.ts). */
  sign(answer: DeepLinkingAnswer): Promise<DeepLinkingResponse>;
  launchUrl: string;
}

/** The deep-linking dialog: shows what there is, answers with what was chosen. */
export class PickerService {
  readonly #parts: PickerParts;

  constructor(parts: PickerParts) {
    this.#parts = parts;
  }

  async show(session: Session) {
    const settings = settingsOf(session);
    const platform = await this.#platformOf(session);
    const withLineItem = settings.acceptLineItem && bringsLineItem(platform);
    return presentOffer(settings, withLineItem, await this.#parts.pickables(session));
  }

  /** No keys is the cancel of the specification: an answer without items. */
  async answer(session: Session, keys: string[]): Promise<{ action: string; jwt: string }> {
    const settings = settingsOf(session);
    const offered = await this.#parts.pickables(session);
    const chosen = keys.map((key) => offered.find((one) => one.key === key));
    if (chosen.includes(undefined)) throw invalid([{ path: 'body.keys', code: 'unknown-key' }]);
    if (keys.length > 0 && !settings.acceptTypes.includes(LINK))
      throw invalid([{ path: 'body.keys', code: 'links-refused' }]);
    if (keys.length > 1 && !settings.acceptMultiple) throw invalid([{ path: 'body.keys', code: 'one-only' }]);
    const platform = await this.#platformOf(session);
    const withLineItem = settings.acceptLineItem && bringsLineItem(platform);
    const signed = await this.#parts.sign({
      platform,
      settings,
      items: (chosen as Pickable[]).map((one) => this.#item(one, withLineItem)),
    });
    return presentSigned(signed);
  }

  async #platformOf(session: Session): Promise<Platform> {
    const platform = await this.#parts.findPlatform(session.tenant);
    if (!platform) throw new AppError(404, 'not-found', { what: 'platform' });
    return platform;
  }

  /** The content id stands in `custom` and in the address: course copies and Canvas have lost either. */
  #item(one: Pickable, withLineItem: boolean): ContentItem {
    const url = new URL(this.#parts.launchUrl);
    url.searchParams.set('content_id', one.key);
    const line = LINE_ITEMS['guided-minutes'];
    return {
      url: url.href,
      title: one.number === null ? one.title : `${one.number} ${one.title}`,
      custom: { content_id: one.key },
      ...(one.graded && withLineItem
        ? {
            lineItem: {
              label: line.label,
              scoreMaximum: line.scoreMaximum,
              resourceId: line.tag,
              tag: line.tag,
            },
          }
        : {}),
    };
  }
}

/**
 * Moodle's form takes no activity whose maximum is above the site's own (100 as delivered), and where it adds several
 * at once it makes a line item of type "text" of it, which keeps nothing. There the grade service makes the line item.
 */
const bringsLineItem = ({ family }: Platform): boolean => family !== 'moodle';

function settingsOf(session: Session): DeepLinkingSettings {
  if (!session.deepLinking) throw new AppError(409, 'no-deep-linking');
  return session.deepLinking;
}
