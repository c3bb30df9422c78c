import type { newsBrief as source } from '../../vi/record/news-brief.ts';
import type { Translated } from '../../language.ts';

export const newsBrief: Translated<typeof source> = {
  title: 'News brief – draft',
  open: 'News brief',
  under: 'Only what stands in the proceedings and the minutes, each fact with its source; nothing classified. Edit the wording before use.',
  back: 'Statistics',
  copy: 'Copy the text',
  whole: 'The text without sources',
  from: 'Source: {source}',
  empty: 'Nothing to report yet',
  emptyText: 'The draft begins with the opening and grows with the proceedings and the minutes.',
  held: '{organizer} held {title}: {opening}.',
  present: 'Present: {present}.',
  chair: 'Chair: {names}.',
  item: '{title}.',
  itemBy: '{title}: {names}.',
  itemWithSpeeches: { one: '{title}: {n} speech, by {names}.', other: '{title}: {n} speeches, by {names}.' },
  concluded: 'The conference concluded: {text}',
  closed: 'The conference closed at {time}.',
  source: {
    opening: 'conference details and proceedings',
    reports: 'reports of the sites until {time}, {date}',
    participants: 'list of participants, role of chair',
    item: 'proceedings, item {number}, {time}',
    minutes: 'minutes, general section',
    minutesItem: 'minutes, item {number}',
    closing: 'proceedings, closing',
  },
  paper: { kind: 'NEWS BRIEF', file: 'News brief', mark: 'DRAFT', source: '[Source: {source}]' },
};
