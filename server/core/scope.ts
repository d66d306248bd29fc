/**
 * Whose data a store call may touch. Every store function takes one first: there is no query without a tenant,
 * so one school can never read another's rows by a forgotten filter.
 */
export interface TenantScope {
  /** Id of the platform registration: one LMS that registered us. */
  tenant: string;
}

export interface Scope extends TenantScope {
  /** Id of the run: a course in an LMS, one cohort going through one version of the course. */
  run: string;
}
