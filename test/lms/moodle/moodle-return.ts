import type { Request, Response } from 'express';
import { escapeHtml, paramsOf } from '../http.ts';
import { lmsPage } from '../pages/layout.ts';
import type { World } from '../world.ts';

/** return.php: shows what the tool said and leads back to the course. */
export function serveMoodleReturn(world: World, request: Request, response: Response): void {
  const params = paramsOf(request);
  const said = params['lti_errormsg'] ?? params['lti_msg'] ?? 'You have left the activity.';
  const course = Number(params['course'] ?? 0);
  const body = `<p role="status">${escapeHtml(said)}</p><p><a href="/moodle/courses/${course}" target="_top">Back to the course</a></p>`;
  response.send(lmsPage(world.sites.moodle, { title: 'Returned', body }));
}
