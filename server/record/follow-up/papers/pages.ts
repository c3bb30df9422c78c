import type { PageRoutes } from '../../../platform/pages/routes.ts';
import { PAPER_FORMATS } from '../../printouts/contract.ts';
import type { MatterKind } from '../contract.ts';
import { placeIn } from '../pages/place.ts';
import { HOMES } from '../presenter/list.ts';
import { followUpPapersContract as contract, MATTER_PAPERS } from './contract.ts';

/** /follow-up.xlsx and /tasks.xlsx: the list as its page shows it, with all of its pages. */
function sheetFiles(routes: PageRoutes, kind: MatterKind): void {
  routes.get(`${HOMES[kind]}.xlsx`, async (context) => {
    const { of, page: _page, ...wanted } = placeIn(kind, context.query);
    return context.file(await context.run(contract.sheet, { ...wanted, ...(of === null ? {} : { of }), lang: context.lang }));
  });
}

/** /conferences/:conferenceId/papers/conclusions.pdf and the like. `view`: shown in the browser. */
export function followUpPaperPages(routes: PageRoutes): void {
  sheetFiles(routes, 'recommendation');
  sheetFiles(routes, 'task');
  for (const paper of MATTER_PAPERS) {
    for (const format of PAPER_FORMATS) {
      routes.get(`/conferences/:conferenceId/papers/${paper}.${format}`, async (context) => {
        const conferenceId = context.params.conferenceId ?? '';
        const written = await context.run(contract.paper, { conferenceId, paper, format, lang: context.lang });
        return context.file(written, format === 'pdf' && context.query['view'] !== undefined);
      });
    }
  }
}
