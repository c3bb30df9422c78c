import type { Translated } from '../../language.ts';
import type { conferenceTemplates as source } from '../../vi/planning/conference-templates.ts';

export const conferenceTemplates: Translated<typeof source> = {
  title: 'Templates',
  under: 'New conferences and checklists can start from a template.',
  empty: 'No templates yet',
  emptyText: 'Open a conference, go to Settings and choose “Save as a template”.',
  kind: { plan: 'Whole conference', preparation: 'Checklist' },
  savedAt: '{name}, {date}',
  saveTitle: 'Save as a template',
  saveUnder: 'Everyone who may create conferences can use templates. Classified items and documents never go into a template.',
  name: 'Name of the template',
  what: 'What to keep',
  people: 'Keep people’s names',
  peopleHint: 'If off, the template keeps only their posts.',
  dates: 'Keep dates',
  datesHint: 'If off, the template keeps only times and lengths.',
  save: 'Save the template',
  use: 'Create a conference from this template',
  remove: 'Delete the template',
  removeAsk: 'Delete the template {name}?',
  removeText: 'Conferences created from it do not change.',
  done: { saved: 'Template saved', removed: 'Template deleted' },
};
