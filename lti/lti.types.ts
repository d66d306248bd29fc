import type { Cut } from './cut.ts';

/**
 * The nouns of LTI 1.3 as this library uses them. Nothing here knows of courses, learners' work or trainers:
 * the host (our server) translates.
 */

/** LMS families whose behaviour differs enough to matter; decided from tool_platform or the registration. */
export type PlatformFamily = 'moodle' | 'canvas' | 'other';

/** Signature algorithms a platform may use. RS256 unless its registration says more (Security Framework 1.0, 5.1.3). */
export type SigningAlgorithm = 'RS256' | 'RS384' | 'RS512' | 'ES256';

/** One registration: a pair of issuer and client id. Everything stored for its people hangs under `id`. */
export interface Platform {
  id: string;
  name: string;
  /** Compared as text, never repaired: a trailing slash makes another issuer. */
  issuer: string;
  clientId: string;
  authorizationEndpoint: string;
  tokenEndpoint: string;
  /** `aud` of client assertions where the platform wants another value than the token endpoint. */
  tokenAudience?: string;
  jwksUri: string;
  family: PlatformFamily;
  algorithms: SigningAlgorithm[];
  status: 'active' | 'stopped';
  /** Origins allowed to frame us; learnt from registration and launches (Canvas schools have many hosts). */
  frameOrigins: string[];
}

/** What a launch must know of its login, ten minutes at most: sealed into `state`, stored nowhere (login-state.ts). */
export interface LoginState {
  platformId: string;
  /** Hash of the secret that this browser holds (cookie, localStorage or platform storage). */
  binderHash: string;
  expiresAt: Date;
  /** Hash of the deployment id, when the login named one. */
  deploymentMark?: string;
  /** `lti_storage_target` as the platform sent it, if it did. */
  storageTarget?: string;
}

/** A launch whose token is verified but whose browser has not yet shown the binder (lti/README.md, "Launch"). */
export interface HeldLaunch {
  ticketHash: string;
  /** As posted; without the binder it opens nothing. */
  state: string;
  launch: Launch;
  expiresAt: Date;
}

export type MessageType = 'LtiResourceLinkRequest' | 'LtiDeepLinkingRequest' | 'LtiSubmissionReviewRequest';

/** Roles reduced to what a host can act on. Exact URIs decide; institution roles never promote. */
export interface LaunchRoles {
  /** instructor: Instructor, ContentDeveloper or context Administrator; administrator: system or institution Administrator without a context Learner role. */
  instructor: boolean;
  learner: boolean;
  administrator: boolean;
  /** LTI's Mentor: an observer of particular learners. Never one of our mentors. */
  observer: boolean;
  /** Canvas' student view. Never counted, never graded. */
  testUser: boolean;
  unknown: string[];
}

export interface AgsEndpoint {
  scope: string[];
  lineitems?: string;
  lineitem?: string;
}

export interface NrpsEndpoint {
  contextMembershipsUrl: string;
}

/** What a deep linking request asks for, and what its answer must name. */
export interface DeepLinkingSettings {
  deploymentId: string;
  returnUrl: string;
  acceptTypes: string[];
  acceptPresentationDocumentTargets: string[];
  acceptMultiple: boolean;
  acceptLineItem: boolean;
  data?: string;
}

/** A verified message. Every optional claim is optional here; "$Variable" values that were not expanded are absent. */
export interface Launch {
  platformId: string;
  messageType: MessageType;
  deploymentId: string;
  /** Absent for an anonymous launch: show a read-only page, never a shared account. */
  sub?: string;
  name?: string;
  givenName?: string;
  familyName?: string;
  locale?: string;
  roles: LaunchRoles;
  targetLinkUri: string;
  context?: { id: string; label?: string; title?: string };
  resourceLink?: { id: string; title?: string };
  custom: Record<string, string>;
  /** There when a cap of ours left custom values out. */
  cut?: Cut;
  /** The person's time zone as the platform knows it ("America/Bogota"): the custom value that the registration asks for. */
  timeZone?: string;
  presentation: { documentTarget?: string; returnUrl?: string; locale?: string };
  platformInstance: { guid?: string; name?: string; family: PlatformFamily; version?: string };
  ags?: AgsEndpoint;
  nrps?: NrpsEndpoint;
  deepLinking?: DeepLinkingSettings;
  /** Whose work a submission review asks for. */
  forUser?: { userId: string; name?: string };
  issuedAt: Date;
}

export interface LineItem {
  id: string;
  label: string;
  scoreMaximum: number;
  resourceId?: string;
  tag?: string;
}

/** AGS 2.0 score. `timestamp` is ours (when the work changed), never the time of sending. */
export interface Score {
  userId: string;
  timestamp: Date;
  activityProgress: 'Initialized' | 'Started' | 'InProgress' | 'Submitted' | 'Completed';
  gradingProgress: 'NotReady' | 'Failed' | 'Pending' | 'PendingManual' | 'FullyGraded';
  scoreGiven?: number;
  scoreMaximum?: number;
  comment?: string;
  /** When the learner handed the work in. Said with the score of that: a later number is about the same work. */
  submittedAt?: Date;
  /** Where the work is to be seen: Canvas launches that address in SpeedGrader, beside the number. */
  workUrl?: string;
  /** Takes a number back that was sent: the line item shows none, and the work waits for a grader. */
  withdrawn?: true;
}

export interface Member {
  userId: string;
  name?: string;
  givenName?: string;
  familyName?: string;
  status: 'Active' | 'Inactive' | 'Deleted';
  roles: LaunchRoles;
}

export interface ContentItem {
  url: string;
  title: string;
  text?: string;
  custom: Record<string, string>;
  lineItem?: { label: string; scoreMaximum: number; resourceId?: string; tag?: string };
}
