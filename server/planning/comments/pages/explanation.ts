import { conferenceLayout } from '../../conferences/pages/layout.ts';
import { conferenceIn } from '../../conferences/pages/fields.ts';
import { translate } from '../../../i18n/translate.ts';
import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { commentsContract as contract, RESPONSES } from '../contract.ts';
import { commentView, stateView } from '../presenter/index.ts';

/** What became of the comments, as the item that explains it shows: figures first, then what was taken up in part or not at all. */
async function explanation(context: PageContext): Promise<Answer> {
  const { lang } = context;
  const conferenceId = conferenceIn(context);
  const frame = await conferenceLayout(context, conferenceId, 'documents');
  const { documents } = await context.run(contract.explained, { conferenceId });
  const place = { lang, zone: frame.zone };
  const view = documents.map(({ documentId, title, counts, comments }) => {
    const received = [...RESPONSES, 'open' as const].reduce((sum, state) => sum + counts[state], 0);
    return {
      documentId,
      title,
      received: translate(lang, 'comments.explained.received', { n: received }),
      figures: [...RESPONSES, 'open' as const, 'agreed' as const]
        .filter((state) => counts[state] > 0 || state === 'taken-up')
        .map((state) => ({ label: stateView(lang, state).text, n: counts[state] })),
      comments: comments.map((comment) => commentView(place, comment)),
      listHref: frame.isStaff ? `/conferences/${conferenceId}/documents/${documentId}/comments` : null,
    };
  });
  return context.render('planning/comments/explanation', { ...frame, area: 'comments site-matters', documents: view });
}

export function explanationPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/explanation', explanation);
}
