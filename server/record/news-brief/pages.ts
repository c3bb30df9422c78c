import { conferenceIn } from '../../planning/conferences/pages/fields.ts';
import { conferenceLayout } from '../../planning/conferences/pages/layout.ts';
import type { Answer, PageContext, PageRoutes } from '../../platform/pages/routes.ts';
import { PAPER_FORMATS } from '../printouts/contract.ts';
import { newsBriefContract as contract } from './contract.ts';

const HOME = '/conferences/:conferenceId/news-brief';

async function page(context: PageContext): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const frame = await conferenceLayout(context, conferenceId, 'statistics');
  const { lines } = await context.run(contract.get, { conferenceId, lang: context.lang });
  const home = `/conferences/${conferenceId}/news-brief`;
  return context.render('record/news-brief/page', {
    ...frame,
    lines,
    text: lines.map(({ text }) => text).join('\n'),
    paper: home,
    back: `/conferences/${conferenceId}/statistics`,
  });
}

export function newsBriefPages(routes: PageRoutes): void {
  routes.get(HOME, page);
  for (const format of PAPER_FORMATS) {
    routes.get(`${HOME}.${format}`, async (context) =>
      context.file(await context.run(contract.paper, { conferenceId: conferenceIn(context), lang: context.lang, format })),
    );
  }
}
