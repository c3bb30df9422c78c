import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { conferenceIn } from '../../conferences/pages/fields.ts';
import { awardsContract } from '../../awards/contract.ts';
import { awardsList } from '../../awards/pages/index.ts';
import { AWARD_FIELDS, pastingContract as contract } from '../contract.ts';
import { awardsBand, awardsText, type ReadAwards } from '../presenter/awards.ts';
import { checksOfAwards } from '../../validation/pages.ts';
import { sheetPages } from './sheet-pages.ts';

/** Takes a batch back. Refused in words where one of its awards was changed since. */
async function undo(context: PageContext): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const result = await context.attempt(awardsContract.removeMany, { conferenceId, id: context.params['id'] ?? '' });
  if ('refusal' in result) return awardsList(context, checksOfAwards, { problem: result.refusal.message });
  return context.redirect(`/conferences/${conferenceId}/awards`, 'collections.batch.undone');
}

export function awardsSheetPages(routes: PageRoutes): void {
  sheetPages<ReadAwards, ReadAwards['rows'][number]>(routes, {
    path: 'awards',
    words: { title: 'pasting.awards.title', back: 'awards.back', hint: 'pasting.awards.hint', known: 'pasting.awards.known' },
    operation: contract.readAwards,
    fields: AWARD_FIELDS,
    read: (context, content, columns) => context.attempt(contract.readAwards, { conferenceId: conferenceIn(context), content, columns }),
    rowsOf: ({ rows }) => rows,
    textOf: awardsText,
    titlesOf: ({ sections }) => sections,
    bandOf: async (context, action, read) => awardsBand(context.lang, action, read),
    add: (context, rows) =>
      context.attempt(awardsContract.addMany, { conferenceId: conferenceIn(context), awards: rows.map(({ facts }) => facts) }),
    list: (context, above) => awardsList(context, checksOfAwards, above),
  });
  routes.post('/conferences/:conferenceId/awards/batches/:id/remove', undo);
}
