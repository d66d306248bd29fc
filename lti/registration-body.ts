import type { PlatformFamily } from './lti.types.ts';
import { WANTED_SCOPES } from './scopes.ts';

/** The tool as it presents itself to platforms. */
export interface ToolDescription {
  /** Origin with scheme and port, no slash at the end. */
  origin: string;
  name: string;
  description: string;
  /** Absolute address of an icon. Canvas refuses an empty text here. */
  iconUrl: string;
}

export const TOOL_PATHS = { login: '/lti/login', launch: '/lti/launch', keys: '/lti/jwks' } as const;

export const TOOL_CONFIGURATION = 'https://purl.imsglobal.org/spec/lti-tool-configuration';
const CANVAS = 'https://canvas.instructure.com/lti/';

/**
 * What is read and nothing more: names, because trainers see people and not numbers; the language, because pages are in it.
 * Whoever asks Moodle for a claim gets it always.
 */
const CLAIMS = ['iss', 'sub', 'name', 'given_name', 'family_name', 'locale'];

/**
 * The person's time zone, which "today" and "this week" are told by, and the courses that this one was copied from. Values
 * must be texts (Canvas checks).
 */
const EVERYWHERE = { user_tz: '$Person.address.timezone', ctx_history: '$Context.id.history' };
/** The day a course begins, by LTI's own variable. */
const CUSTOM = { ...EVERYWHERE, course_begins: '$CourseSection.timeFrame.begin' };
/** The same as an administrator of Moodle types it. */
export const CUSTOM_PARAMETERS = Object.entries(CUSTOM)
  .map(([name, value]) => `${name}=${value}`)
  .join('\n');
const CANVAS_CUSTOM = {
  ...EVERYWHERE,
  // Canvas knows the day by a name of its own only.
  course_begins: '$Canvas.course.startAt',
  // The school's own host, which may frame us: hosted Canvas names it nowhere else.
  api_domain: '$Canvas.api.domain',
};

/** Names without mail addresses. */
const CANVAS_PRIVACY = 'name_only';

const PICKER_PLACEMENTS = [
  'assignment_selection',
  'link_selection',
  'module_index_menu_modal',
  'module_menu_modal',
  'editor_button',
];

/** The registration request (lti-dr 1.0, 3.6) as the family wants it. `offered`: the platform's scopes_supported. */
export function registrationBody(
  tool: ToolDescription,
  family: PlatformFamily,
  offered: readonly string[] | undefined,
): Record<string, unknown> {
  const launch = tool.origin + TOOL_PATHS.launch;
  return {
    application_type: 'web',
    // Canvas wants both; Moodle takes them.
    grant_types: ['client_credentials', 'implicit'],
    response_types: ['id_token'],
    initiate_login_uri: tool.origin + TOOL_PATHS.login,
    redirect_uris: [launch],
    client_name: tool.name,
    jwks_uri: tool.origin + TOOL_PATHS.keys,
    logo_uri: tool.iconUrl,
    token_endpoint_auth_method: 'private_key_jwt',
    scope: scopesToAsk(offered).join(' '),
    [TOOL_CONFIGURATION]: {
      // Host and port without scheme: both families compare it as text with target_link_uri's.
      domain: new URL(tool.origin).host,
      target_link_uri: launch,
      description: tool.description,
      claims: CLAIMS,
      custom_parameters: family === 'canvas' ? CANVAS_CUSTOM : CUSTOM,
      messages: family === 'canvas' ? canvasMessages(tool) : plainMessages(tool),
      ...(family === 'canvas' ? { [`${CANVAS}privacy_level`]: CANVAS_PRIVACY } : {}),
    },
  };
}

/** A scope the platform does not know makes Canvas refuse the whole registration. */
function scopesToAsk(offered: readonly string[] | undefined): string[] {
  return WANTED_SCOPES.filter((scope) => offered?.includes(scope) ?? true);
}

function plainMessages(tool: ToolDescription) {
  const target = tool.origin + TOOL_PATHS.launch;
  return [
    { type: 'LtiResourceLinkRequest' },
    { type: 'LtiDeepLinkingRequest', target_link_uri: target, label: tool.name },
  ];
}

/** Canvas gives a message without placements link_selection only, and the tool would appear nowhere useful. */
function canvasMessages(tool: ToolDescription) {
  const target = tool.origin + TOOL_PATHS.launch;
  return [
    {
      type: 'LtiResourceLinkRequest',
      label: tool.name,
      target_link_uri: target,
      placements: ['course_navigation'],
      [`${CANVAS}course_navigation/default_enabled`]: false,
    },
    {
      type: 'LtiDeepLinkingRequest',
      label: tool.name,
      target_link_uri: target,
      placements: PICKER_PLACEMENTS,
      icon_uri: tool.iconUrl,
    },
  ];
}

/** The Canvas developer key as JSON (GET /lti/canvas.json), for installation without dynamic registration. */
export function canvasDeveloperKey(tool: ToolDescription): Record<string, unknown> {
  return {
    title: tool.name,
    description: tool.description,
    oidc_initiation_url: tool.origin + TOOL_PATHS.login,
    target_link_uri: tool.origin + TOOL_PATHS.launch,
    public_jwk_url: tool.origin + TOOL_PATHS.keys,
    scopes: [...WANTED_SCOPES],
    custom_fields: CANVAS_CUSTOM,
    extensions: [
      {
        platform: 'canvas.instructure.com',
        domain: new URL(tool.origin).host,
        tool_id: 're-entry',
        privacy_level: CANVAS_PRIVACY,
        settings: {
          text: tool.name,
          icon_url: tool.iconUrl,
          selection_width: 900,
          selection_height: 700,
          placements: [
            {
              placement: 'course_navigation',
              message_type: 'LtiResourceLinkRequest',
              text: tool.name,
              default: 'disabled',
              windowTarget: null,
            },
            ...PICKER_PLACEMENTS.map((placement) => ({ placement, message_type: 'LtiDeepLinkingRequest' })),
          ],
        },
      },
    ],
  };
}
