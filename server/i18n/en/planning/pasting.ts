import type { Translated } from '../../language.ts';
import type { pasting as source } from '../../vi/planning/pasting.ts';

export const pasting: Translated<typeof source> = {
  text: 'List',
  read: 'Preview',
  again: 'Read again',
  drop: 'Discard',
  edit: 'Edit the pasted text',
  unsaved: 'The list was read and is not saved yet:',
  new: { one: '{n} new row', other: '{n} new rows' },
  twins: { one: '{n} duplicate', other: '{n} duplicates' },
  fixes: { one: '{n} row to correct', other: '{n} rows to correct' },
  add: { one: 'Add {n} row', other: 'Add {n} rows' },
  show: { one: 'Show the row to be added', other: 'Show the {n} rows to be added' },
  twinLine: 'Same as row {n} of the pasted list',
  blank: 'No name',
  choose: 'Not chosen yet',
  ignored: 'Columns that are not read: {columns}.',
  changed: 'The list has just changed, so nothing was added. Look at it again, then add.',
  problem: {
    empty: 'There is no row to read.',
    'too-long': 'The list is too long. Split it; at most {n} rows at a time.',
    'too-many': 'At most {n} rows can be added at a time. Split the list.',
    'bad-text': 'The list has invalid characters and cannot be read.',
  },
  items: {
    open: 'Paste an agenda',
    title: 'Paste agenda items',
    hint: 'Copy the cells in a spreadsheet and paste them here, one item per row, or type several items at once with semicolons between columns. They go after the chosen item, or to the end of the sitting. Nothing is saved before you confirm.',
    order:
      'Order of columns: title; kind; minutes; speakers. With a row of headings they may stand in any order. Without a kind it is taken from the first words of the title, such as “Report” or “Break”. A length is 15, 15 minutes or 1:30; empty if not decided. Separate several speakers by semicolons or line breaks in the cell, when typing by commas.',
    example: 'Opening remarks; Opening; 10; Full name',
    into: 'Position',
    atEnd: '{sitting}, at the end',
    listed: 'Already in this sitting, not added again',
    speakerFor: { one: 'Who is “{name}” ({n} row)', other: 'Who is “{name}” ({n} rows)' },
    nobody: 'Leave the speaker empty',
    newPerson: 'New: add “{name}” to the participants',
  },
  people: {
    open: 'Paste a list',
    title: 'Paste a list of participants',
    hint: 'Copy the cells in a spreadsheet and paste them here, one participant per row. When typing, separate columns by semicolons. Nothing is saved before you confirm.',
    order:
      'Order of columns: full name; posts or name of a group; site; number of people. With a row of headings they may stand in any order, with columns for group and roles too. Separate several posts by commas or line breaks. No name but a number of people, or “some”, makes a group.',
    example: 'Full name; Director of the office; Main hall',
    listed: 'Same as entry {n} of the list, which stays as it is',
    siteFor: { one: 'Site meant by “{name}” ({n} row)', other: 'Site meant by “{name}” ({n} rows)' },
    count: 'group, number of people: {n}',
  },
};
