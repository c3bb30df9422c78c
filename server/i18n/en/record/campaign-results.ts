import type { campaignResults as source } from '../../vi/record/campaign-results.ts';
import type { Translated } from '../../language.ts';

export const campaignResults: Translated<typeof source> = {
  title: 'Emulation campaigns',
  under: 'Campaigns launched at the conferences, with registered units and results; one that is carried on appears once.',
  open: 'Open',
  closed: 'Closed',
  back: 'Register of recommendations',
  endsNext: 'ends at the next conference of the series',
  endsOn: 'ends on {date}',
  endUnknown: 'no end is set',
  noUnits: 'no unit has registered',
  entered: 'results of {done} of {all} units',
  notEntered: 'no result yet',
  amount: 'Result',
  measure: 'Unit of measure',
  note: 'Note',
  save: 'Save',
  saved: 'The result is saved.',
  none: 'No emulation campaigns yet',
  noneText: 'Campaigns entered under Awards of a conference appear here.',
};
