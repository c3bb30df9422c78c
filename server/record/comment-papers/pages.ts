import type { PageRoutes } from '../../platform/pages/routes.ts';
import { PAPER_FORMATS } from '../printouts/contract.ts';
import { commentPapersContract as contract } from './contract.ts';

/** /conferences/:conferenceId/documents/:documentId/comments.pdf and .docx. `view`: shown in the browser. */
export function commentPaperPages(routes: PageRoutes): void {
  for (const format of PAPER_FORMATS) {
    routes.get(`/conferences/:conferenceId/documents/:documentId/comments.${format}`, async (context) => {
      const { conferenceId = '', documentId = '' } = context.params;
      const written = await context.run(contract.paper, { conferenceId, documentId, format, lang: context.lang });
      return context.file(written, format === 'pdf' && context.query['view'] !== undefined);
    });
  }
}
