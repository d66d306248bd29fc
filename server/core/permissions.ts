/** What a person is here. Decided once, at the launch, from LTI roles (lti/roles.ts); never from the browser. */
export const ROLES = ['learner', 'trainer', 'administrator', 'observer', 'visitor'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Who may call an endpoint. Required on every route: a route without one does not compile.
 * `session` is any launched person who may use the tool; observers and visitors hold a session that opens only
 * what says `anyone-launched`. `cohort` are the learners and trainers of a run among themselves.
 */
export type Permission =
  'public' | 'anyone-launched' | 'session' | 'cohort' | 'learner' | 'trainer' | 'administrator' | 'staff';

const ALLOWED: Record<Exclude<Permission, 'public'>, readonly Role[]> = {
  'anyone-launched': ROLES,
  session: ['learner', 'trainer', 'administrator'],
  cohort: ['learner', 'trainer'],
  learner: ['learner'],
  trainer: ['trainer'],
  administrator: ['administrator'],
  staff: ['trainer', 'administrator'],
};

/** Who asks: a role, and whether the LMS also calls this person an administrator of the site or institution. */
export interface Standing {
  role: Role;
  /**
   * A Moodle site administrator who opens a course arrives as Instructor and Administrator. The trainer's view comes
   * first (certification case 14); the administrator's pages are open beside it.
   */
  administers: boolean;
}

/** Trainer or administrator, of whatever making. The one place that decides it. */
export const isStaff = (who: Standing): boolean => mayPass('staff', who);

/** True when this person may pass. `public` needs no session and never gets here. */
export function mayPass(permission: Exclude<Permission, 'public'>, who: Standing): boolean {
  if (who.administers && (permission === 'administrator' || permission === 'staff')) return true;
  return ALLOWED[permission].includes(who.role);
}
