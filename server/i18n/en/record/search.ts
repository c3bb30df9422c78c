import type { search as source } from '../../vi/record/search.ts';
import type { Translated } from '../../language.ts';

export const search: Translated<typeof source> = {
  title: 'Search',
  under: 'All conferences that this account may see: agenda, papers, documents, minutes, recommendations, tasks, participants',
  field: 'Words to find',
  hint: 'For example: public investment, "new rural areas", 15/NQ-CP',
  narrow: 'Narrow the results',
  anyConference: 'Every conference',
  conference: 'Conference',
  anyYear: 'Every year',
  year: 'Year',
  all: 'All',
  kind: {
    conference: 'Conferences',
    item: 'Agenda items',
    paper: 'Papers',
    document: 'Documents',
    minutes: 'Minutes',
    recommendation: 'Recommendations',
    task: 'Tasks',
    participant: 'Participants',
  },
  found: { one: '{n} place with “{search}”', other: '{n} places with “{search}”' },
  foundMore: 'More than {n} places with “{search}”: add words, choose a year or a conference',
  start: 'Enter the words to find',
  startText:
    'Accents are not needed; with them, places with the same accents come first. Use quotation marks where words must stand side by side. Press / to go to the field.',
  none: 'Nothing found for “{search}”',
  noneText: 'Try fewer words, no quotation marks, or no accents. Only what this account may see is searched.',
  noneHere: { one: '{n} place is of another kind.', other: '{n} places are of other kinds.' },
  noWords: 'At least one letter or figure is needed.',
  widen: 'Search everything',
  behind: {
    one: '{n} conference has just changed a lot and is left out for now. Search again in a few minutes.',
    other: '{n} conferences have just changed a lot and are left out for now. Search again in a few minutes.',
  },
  beyond: 'There are no more results on this page.',
};
