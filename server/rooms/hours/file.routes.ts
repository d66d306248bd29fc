import { serve, type Route } from '../../core/endpoint.ts';
import type { FeedService } from './feed.service.ts';
import * as contract from './file.contract.ts';
import type { FileService } from './file.service.ts';

export function fileRoutes(files: FileService, feeds: FeedService): Route[] {
  return [
    serve(contract.takeEntries, ({ session, query }) => files.entries(session, query.lang)),
    serve(contract.takeStatement, ({ session, query }) => files.statement(session, query.lang)),
    serve(contract.takeEmcc, ({ session, query }) => files.emcc(session, query.lang)),
    serve(contract.takeIcf, ({ session, query }) => files.icf(session, query.lang)),
    serve(contract.takeCpd, ({ session, query }) => files.cpd(session, query.lang)),
    serve(contract.takeMonth, ({ session, query }) => files.month(session, query)),
    serve(contract.takeMonthPaper, ({ session, query }) => files.monthPaper(session, query)),
    serve(contract.takeCalendar, ({ session, query }) => files.calendar(session, query.lang)),
    serve(contract.calendarFeed, ({ session }) => feeds.of(session)),
    serve(contract.makeCalendarFeed, ({ session, body }) => feeds.make(session, body.lang)),
    serve(contract.withdrawCalendarFeed, ({ session }) => feeds.withdraw(session)),
  ];
}
