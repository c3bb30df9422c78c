import type { PageRoutes } from '../../platform/pages/routes.ts';
import { PAPER_FORMATS } from '../printouts/contract.ts';
import { VOTE_PAPERS, votePapersContract as contract } from './contract.ts';

/** /conferences/:conferenceId/secret-votes/:voteId/ballot.pdf, count.docx and so on. `view`: shown in the browser. */
export function votePaperPages(routes: PageRoutes): void {
  for (const paper of VOTE_PAPERS)
    for (const format of PAPER_FORMATS)
      routes.get(`/conferences/:conferenceId/secret-votes/:voteId/${paper}.${format}`, async (context) => {
        const { conferenceId = '', voteId = '' } = context.params;
        const written = await context.run(contract.paper, { conferenceId, voteId, paper, format, lang: context.lang });
        return context.file(written, format === 'pdf' && context.query['view'] !== undefined);
      });
}
