import type { PageRoutes } from '../../platform/pages/routes.ts';
import { PAPER_FORMATS, PAPERS, printingContract } from './contract.ts';

/** /conferences/:conferenceId/papers/programme.docx and the like: files, not pages. `view`: shown in the browser; `draft`: what is not published yet. */
export function printingPages(routes: PageRoutes): void {
  for (const paper of PAPERS) {
    for (const format of PAPER_FORMATS) {
      routes.get(`/conferences/:conferenceId/papers/${paper}.${format}`, async (context) => {
        const conferenceId = context.params.conferenceId ?? '';
        const { lang, query } = context;
        const draft = query['draft'] !== undefined;
        const written = await context.run(printingContract.paper, { conferenceId, paper, format, lang, draft });
        return context.file(written, format === 'pdf' && query['view'] !== undefined);
      });
    }
  }
}
