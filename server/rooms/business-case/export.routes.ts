import { serve, type Route } from '../../core/endpoint.ts';
import { takeDocx, takeMarkdown, takePdf, takePptx } from './export.contract.ts';
import type { ExportService } from './export.service.ts';
import { takePack } from './pack.contract.ts';
import type { PackService } from './pack.service.ts';

export const exportRoutes = (files: ExportService, packs: PackService): Route[] => [
  serve(takeDocx, ({ session, query }) => files.docx(session, query)),
  serve(takePdf, ({ session, query }) => files.pdf(session, query)),
  serve(takeMarkdown, ({ session, query }) => files.markdown(session, query)),
  serve(takePptx, ({ session, query }) => files.pptx(session, query)),
  serve(takePack, ({ session, query }) => packs.take(session, query.lang)),
];
