import type { Me } from './session.ts';

/** Who somebody is here, for what is offered to them. What is allowed is the server's to decide. */
export const isLearner = ({ role }: Me): boolean => role === 'learner';
export const isTrainer = ({ role }: Me): boolean => role === 'trainer';
export const isAdministrator = ({ role }: Me): boolean => role === 'administrator';
export const isStaff = (person: Me): boolean => isTrainer(person) || isAdministrator(person);
export const isInCourse = (person: Me): boolean => isLearner(person) || isStaff(person);
export const isOutsider = (person: Me): boolean => !isInCourse(person);
