import type { PageRoutes } from '../../platform/pages/routes.ts';
import { CARD_KINDS, PAPER_FORMATS, PAPERS, printingContract, SEAT_PLAN_SIZES } from './contract.ts';

/** /conferences/:conferenceId/cards/badges.pdf and the like. `view`, `draft`: as for papers. */
function cardFiles(routes: PageRoutes): void {
  for (const kind of CARD_KINDS) {
    for (const format of PAPER_FORMATS) {
      routes.get(`/conferences/:conferenceId/cards/${kind}.${format}`, async (context) => {
        const conferenceId = context.params.conferenceId ?? '';
        const { lang, query } = context;
        const written = await context.run(printingContract.cards, {
          conferenceId,
          kind,
          format,
          lang,
          draft: query['draft'] !== undefined,
        });
        return context.file(written, format === 'pdf' && query['view'] !== undefined);
      });
    }
  }
}

/** /conferences/:conferenceId/seat-plan/a3.pdf and the like. `view`: shown in the browser. */
function seatPlanFiles(routes: PageRoutes): void {
  for (const size of SEAT_PLAN_SIZES) {
    routes.get(`/conferences/:conferenceId/seat-plan/${size}.pdf`, async (context) => {
      const conferenceId = context.params.conferenceId ?? '';
      const written = await context.run(printingContract.seatPlan, { conferenceId, size, lang: context.lang });
      return context.file(written, context.query['view'] !== undefined);
    });
  }
}

/** /conferences/:conferenceId/letters.pdf and .docx: all letters of invitation, or those of `?participant=`. */
function letterFiles(routes: PageRoutes): void {
  for (const format of PAPER_FORMATS) {
    routes.get(`/conferences/:conferenceId/letters.${format}`, async (context) => {
      const { lang, query, origin } = context;
      const written = await context.run(printingContract.letters, {
        conferenceId: context.params.conferenceId ?? '',
        format,
        lang,
        draft: query['draft'] !== undefined,
        participantId: query['participant'],
        origin,
      });
      return context.file(written, format === 'pdf' && query['view'] !== undefined);
    });
  }
}

/** /conferences/:conferenceId/papers/programme.docx and the like: files, not pages. `view`: shown in the browser; `draft`: what is not published yet. */
export function printingPages(routes: PageRoutes): void {
  cardFiles(routes);
  seatPlanFiles(routes);
  letterFiles(routes);
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
