import type { Request, Response } from 'express';
import { page, serve, type Route } from '../../core/endpoint.ts';
import { notFound } from '../../core/errors.ts';
import { nonceOf } from '../../core/request-context.ts';
import { chooseLang } from '../../core/words.ts';
import * as contract from './reminder.contract.ts';
import type { ReminderService } from './reminder.service.ts';
import { askToStopPage, stoppedPage } from './stop-reminders.pages.ts';

export function reminderRoutes(reminders: ReminderService): Route[] {
  return [
    serve(contract.ownReminders, ({ session, query }) => reminders.shown(session, query.zone)),
    serve(contract.dismissReminder, ({ session, body }) => reminders.dismiss(session, body)),
    serve(contract.chooseReminderMail, ({ session, body }) => reminders.chooseMail(session, body)),
    // Programs look at every link of a mail: looking changes nothing.
    page({
      method: 'GET',
      path: '/r/:code',
      permission: 'public',
      rate: 'stranger',
      handle: (req, res) => {
        if (!reminders.isStopLink(codeOf(req))) throw notFound('reminders');
        res.send(askToStopPage({ ...baseOf(req, res), code: codeOf(req) }));
      },
    }),
    // A person’s press and a mail program’s own button (RFC 8058) are the same; what else they send is not looked at.
    page({
      method: 'POST',
      path: '/r/:code',
      permission: 'public',
      rate: 'stranger',
      handle: async (req, res) => {
        if (!(await reminders.stop(codeOf(req)))) throw notFound('reminders');
        res.send(stoppedPage(baseOf(req, res)));
      },
    }),
  ];
}

const codeOf = (req: Request): string => String(req.params['code']);

function baseOf(req: Request, res: Response) {
  const wish = typeof req.query['lang'] === 'string' ? req.query['lang'] : undefined;
  res.set('Cache-Control', 'no-store');
  return { lang: chooseLang(wish, req.get('accept-language')), nonce: nonceOf(res) };
}
