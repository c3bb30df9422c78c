import type { PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { conferenceIn } from '../../conferences/pages/fields.ts';
import { participantsContract } from '../../participants/contract.ts';
import type { ParticipantsList } from '../../participants/pages/list.ts';
import { publishingContract } from '../../publishing/contract.ts';
import { pastingContract as contract, PERSON_FIELDS } from '../contract.ts';
import { sheetBand, sheetText, type ReadSheet } from '../presenter/sheet.ts';
import { peopleToAdd } from '../rules/people.ts';
import { calledSites, siteChoices } from './fields.ts';
import { sheetPages } from './sheet-pages.ts';

async function bandOf(context: PageContext, action: string, read: ReadSheet) {
  const { plan } = await context.run(publishingContract.draft, { conferenceId: conferenceIn(context) });
  const { participants, sites } = plan;
  return sheetBand(context.lang, { action, read, participants, sites, choices: siteChoices(context) });
}

export const peopleSheetPages = (routes: PageRoutes, list: ParticipantsList): void =>
  sheetPages<ReadSheet, ReadSheet['people'][number]>(routes, {
    path: 'participants',
    words: {
      title: 'pasting.sheet.title',
      back: 'participants.back',
      hint: 'pasting.sheet.hint',
      known: 'pasting.sheet.known',
    },
    operation: contract.readSheet,
    fields: PERSON_FIELDS,
    read: (context, content, columns) =>
      context.attempt(contract.readSheet, { conferenceId: conferenceIn(context), content, columns, sites: calledSites(context) }),
    rowsOf: ({ people }) => people,
    textOf: sheetText,
    bandOf,
    add: (context, rows) =>
      context.attempt(participantsContract.addMany, {
        conferenceId: conferenceIn(context),
        ...peopleToAdd(rows),
      }),
    list,
  });
