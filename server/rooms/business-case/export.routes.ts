import { serve, type Route } from '../../core/endpoint.ts';
import { takeDocx, takeMarkdown, takePdf, takePptx } from './export.contract.ts';
import type { ExportService } from './export.service.ts';

export const exportRoutes = (files: ExportService): Route[] => [
  serve(takeDocx, ({ session, query }) => files.docx(session, query)),
  serve(takePdf, ({ session, query }) => files.pdf(session, query)),
  serve(takeMarkdown, ({ session, query }) => files.markdown(session, query)),
  serve(takePptx, ({ session, query }) => files.pptx(session, query)),
];
