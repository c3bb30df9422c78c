import { conferenceIn } from '../../../planning/conferences/pages/fields.ts';
import type { PageRoutes } from '../../../platform/pages/routes.ts';
import { PAPER_FORMATS } from '../../printouts/contract.ts';
import { officialPapersContract as contract } from '../contract/index.ts';
import { HOME } from './list.ts';

/** …/official-papers/minutes/file.pdf and .docx. `view`: shown in the browser. */
export function filePages(routes: PageRoutes): void {
  routes.get(`${HOME}/:paper/preview.svg`, async (context) => {
    const asked = { conferenceId: conferenceIn(context), id: context.params.paper ?? '', origin: context.origin };
    return context.file(await context.run(contract.preview, asked), true);
  });
  for (const format of PAPER_FORMATS) {
    routes.get(`${HOME}/:paper/file.${format}`, async (context) => {
      const view = format === 'pdf' && context.query['view'] !== undefined;
      const id = context.params.paper ?? '';
      const named = context.query['named'] !== undefined;
      const { origin } = context;
      return context.file(await context.run(contract.open, { conferenceId: conferenceIn(context), id, format, view, named, origin }), view);
    });
  }
}
