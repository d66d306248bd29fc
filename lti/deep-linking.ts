import { randomBytes } from 'node:crypto';
import type { ContentItem, DeepLinkingSettings, Platform } from './lti.types.ts';
import type { ToolKeys } from './tool-keys.ts';

/** What the browser posts to the platform as form field `JWT`, in the same frame. */
export interface DeepLinkingResponse {
  /** deep_link_return_url of the request, unchanged: it may hold a session key. */
  action: string;
  jwt: string;
  /** Items that went in. */
  sent: ContentItem[];
  /** Why items chosen did not go in, if any did not: say it to the person. */
  left: 'type-not-accepted' | 'only-one-accepted' | undefined;
}

export interface DeepLinkingAnswer {
  platform: Platform;
  settings: DeepLinkingSettings;
  /** Empty means cancel. */
  items: ContentItem[];
  /** Shown by the platform to the person; in their language. */
  message?: string;
  errorMessage?: string;
}

const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const DL = 'https://purl.imsglobal.org/spec/lti-dl/claim/';

/**
 * Signs the answer to a deep linking request (Deep Linking 2.0, 4.4). Make it when the person presses the button: it
 * lives five minutes. Items that the platform does not accept are left out and named, never sent in hope: Moodle turns
 * an unknown type into a broken activity.
 */
export async function signDeepLinkingResponse(
  deps: { keys: Pick<ToolKeys, 'sign'>; now: () => Date },
  answer: DeepLinkingAnswer,
): Promise<DeepLinkingResponse> {
  const { platform, settings, message, errorMessage } = answer;
  const { sent, left } = choose(answer.items, settings);
  const seconds = Math.floor(deps.now().getTime() / 1000);
  const jwt = await deps.keys.sign({
    iss: platform.clientId,
    // Text, not a list of one: some platforms compare it so.
    aud: platform.issuer,
    // Moodle refuses an `iat` in the future with no leeway for its own clock.
    iat: seconds - 30,
    exp: seconds + 300,
    nonce: randomBytes(24).toString('base64url'),
    [`${LTI}deployment_id`]: settings.deploymentId,
    [`${LTI}message_type`]: 'LtiDeepLinkingResponse',
    [`${LTI}version`]: '1.3.0',
    [`${DL}content_items`]: sent.map((item) => contentItem(item, settings)),
    ...(settings.data === undefined ? {} : { [`${DL}data`]: settings.data }),
    ...(message === undefined ? {} : { [`${DL}msg`]: message }),
    ...(errorMessage === undefined ? {} : { [`${DL}errormsg`]: errorMessage }),
  });
  return { action: settings.returnUrl, jwt, sent, left };
}

function choose(
  items: ContentItem[],
  settings: DeepLinkingSettings,
): Pick<DeepLinkingResponse, 'sent' | 'left'> {
  if (items.length > 0 && !settings.acceptTypes.includes('ltiResourceLink'))
    return { sent: [], left: 'type-not-accepted' };
  if (items.length > 1 && !settings.acceptMultiple)
    return { sent: items.slice(0, 1), left: 'only-one-accepted' };
  return { sent: items, left: undefined };
}

function contentItem(item: ContentItem, settings: DeepLinkingSettings): Record<string, unknown> {
  const { url, title, text, custom, lineItem } = item;
  return {
    type: 'ltiResourceLink',
    url,
    title,
    ...(text === undefined ? {} : { text }),
    custom,
    ...(lineItem && settings.acceptLineItem ? { lineItem } : {}),
  };
}
