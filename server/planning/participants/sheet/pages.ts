import type { PageRoutes } from '../../../platform/pages/routes.ts';
import { selectionIn } from '../pages/selection.ts';
import { participantSheetContract as contract, SHEET_FORMATS } from './contract.ts';

/** /conferences/:conferenceId/participants.xlsx and .csv: the list as its page shows it, with all of its pages. */
export function participantSheetPages(routes: PageRoutes): void {
  for (const format of SHEET_FORMATS) {
    routes.get(`/conferences/:conferenceId/participants.${format}`, async (context) => {
      const { params, lang } = context;
      const conferenceId = params['conferenceId'] ?? '';
      return context.file(await context.run(contract.sheet, { conferenceId, format, lang, ...selectionIn(context) }));
    });
  }
}
