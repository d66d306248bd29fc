import { createLocalJWKSet, jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import { signDeepLinkingResponse } from '../../lti/deep-linking.ts';
import type { ContentItem, DeepLinkingSettings } from '../../lti/lti.types.ts';
import { backKit, platformAt } from './back-kit.ts';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const DL = 'https://purl.imsglobal.org/spec/lti-dl/claim/';
const kit = await backKit();
const settings: DeepLinkingSettings = {
  deploymentId: '7',
  returnUrl: 'https://school.test/return?sesskey=1',
  acceptTypes: ['ltiResourceLink'],
  acceptPresentationDocumentTargets: ['iframe'],
  acceptMultiple: true,
  acceptLineItem: true,
  data: 'opaque <&> text',
};
const item = (title: string): ContentItem => ({
  url: 'https://tool.test/lti/launch?content=course',
  title,
  custom: { content_id: 'course' },
  lineItem: { label: 'Guided minutes', scoreMaximum: 2400, resourceId: 're-entry', tag: 'guided-minutes' },
});
const answer = async (items: ContentItem[], change: Partial<DeepLinkingSettings> = {}, more = {}) => {
  const response = await signDeepLinkingResponse(kit, {
    platform: platformAt('https://school.test'),
    settings: { ...settings, ...change },
    items,
    ...more,
  });
  const set = createLocalJWKSet(await kit.keys.keySet());
  const { payload } = await jwtVerify(response.jwt, set, { currentDate: kit.clock.now() });
  return { response, payload, items: payload[`${DL}content_items`] as Record<string, unknown>[] };
};

test('a choice travels as a signed message with every claim the platform checks', async () => {
  const { response, payload, items } = await answer([item('Road map')], {}, { message: 'Added.' });
  expect(response).toMatchObject({ action: settings.returnUrl, left: undefined });
  const seconds = kit.clock.now().getTime() / 1000;
  expect(payload).toMatchObject({
    iss: 'client-1',
    aud: 'https://school.test',
    iat: seconds - 30,
    exp: seconds + 300,
    [`${LTI}deployment_id`]: '7',
    [`${LTI}message_type`]: 'LtiDeepLinkingResponse',
    [`${LTI}version`]: '1.3.0',
    [`${DL}data`]: settings.data,
    [`${DL}msg`]: 'Added.',
  });
  expect(payload['nonce']).toMatch(/^[\w-]{32}$/);
  expect(items).toEqual([{ type: 'ltiResourceLink', ...item('Road map') }]);
  expect((await answer([item('Road map')])).payload['nonce']).not.toBe(payload['nonce']);
});

test('cancel is an empty list, and data is only echoed when it was sent', async () => {
  const { data: _data, ...without } = settings;
  const response = await signDeepLinkingResponse(kit, {
    platform: platformAt('https://school.test'),
    settings: without,
    items: [],
  });
  const payload = JSON.parse(Buffer.from(response.jwt.split('.')[1] ?? '', 'base64url').toString()) as object;
  expect(payload).toMatchObject({ [`${DL}content_items`]: [] });
  expect(payload).not.toHaveProperty([`${DL}data`]);
});

test('what the platform does not accept is left out and named', async () => {
  const both = [item('One'), item('Two')];
  expect(await answer(both, { acceptMultiple: false })).toMatchObject({
    response: { left: 'only-one-accepted', sent: [{ title: 'One' }] },
    items: [{ title: 'One' }],
  });
  expect(await answer(both, { acceptTypes: ['file'] })).toMatchObject({
    response: { left: 'type-not-accepted', sent: [] },
    items: [],
  });
  const { items } = await answer([item('One')], { acceptLineItem: false });
  expect(items[0]).not.toHaveProperty('lineItem');
});
