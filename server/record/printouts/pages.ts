import type { PageRoutes } from '../../platform/pages/routes.ts';
import { PAPER_FORMATS, PAPERS, printingContract } from './contract.ts';

/** /conferences/:conferenceId/papers/programme.docx and the like: files, not pages. */
export function printingPages(routes: PageRoutes): void {
  for (const paper of PAPERS) {
    for (const format of PAPER_FORMATS) {
      routes.get(`/conferences/:conferenceId/papers/${paper}.${format}`, async (context) => {
        const conferenceId = context.params.conferenceId ?? '';
        return context.file(await context.run(printingContract.paper, { conferenceId, paper, format, lang: context.lang }));
      });
    }
  }
}
