import type { Translated } from '../../language.ts';
import type { conferenceTemplates as source } from '../../vi/planning/conference-templates.ts';

export const conferenceTemplates: Translated<typeof source> = {
  title: 'Templates',
  under: 'New conferences and checklists can start from a template.',
  empty: 'No template yet',
  emptyText: 'Open a conference, go to its settings and choose to save it as a template.',
  kind: { plan: 'Whole conference', preparation: 'Checklist' },
  column: { name: 'Template', kind: 'Kind', by: 'Saved by' },
  savedAt: '{name}, {date}',
  saveTitle: 'Save as a template',
  saveUnder: 'Everybody who may create conferences can use it. Classified items and documents never go into a template.',
  name: 'Name of the template',
  what: 'What to keep',
  people: 'Keep the names of people',
  peopleHint: 'Otherwise the template keeps only their posts.',
  dates: 'Keep days and months',
  datesHint: 'Otherwise the template keeps only clock times and lengths.',
  save: 'Save the template',
  use: 'Create a conference from it',
  remove: 'Delete the template',
  removeAsk: 'Delete the template {name}?',
  removeText: 'Conferences made from it do not change.',
  done: { saved: 'Template saved', removed: 'Template deleted' },
};
