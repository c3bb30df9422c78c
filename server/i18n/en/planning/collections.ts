import type { Translated } from '../../language.ts';
import type { collections as source } from '../../vi/planning/collections.ts';

export const collections: Translated<typeof source> = {
  now: 'Current value: {value}',
  nobody: 'Nobody chosen',
  findPerson: 'Search by name or post, accents not needed',
  people: {
    drop: 'Remove {name}',
    dropped: '{name} removed',
    chosen: '{name} chosen',
    found: { one: '{n} person matches', other: '{n} people match' },
    addNew: 'Add a new person, “{name}”',
    addPost: 'Add a post without a name',
    alike: 'Same post and a name like {names}. They are different people.',
    replaced: 'Not attending, {name} comes instead.',
    unlisted: 'Not in the list of participants.',
    elsewhere: 'Speaks at the same time in “{titles}”.',
  },
  lines: {
    next: 'Type the next line',
    line: '{label}, line {n}',
    drop: 'Delete line {n}',
  },
  morePeople: {
    one: '{n} more person matches. Type more to narrow it down.',
    other: '{n} more people match. Type more to narrow it down.',
  },
  staleTitle: 'Somebody else has just changed this',
  removeText: 'You can undo this right after deleting.',
  removed: 'Deleted.',
  restored: 'Restored.',
  order: 'Order',
  copy: 'Make a copy',
  addNext: 'Add and enter another',
  keys: { choose: 'choose', edit: 'edit', add: 'add', find: 'find', leave: 'leave' },
  panel: {
    label: 'Chosen entry',
    lost: 'No answer from the server yet. Sending again; nothing is stored twice.',
    removed: 'The open record was just deleted.',
    gone: 'Somebody has just deleted this. What you typed is still here.',
    theirs: 'Somebody has just changed it to: {value}',
    keepMine: 'Keep what I typed',
    takeTheirs: 'Take theirs',
    disputed: 'Somebody has changed the same field. Choose what to keep.',
    othersSaved: 'Other fields saved; the marked ones are not',
    selfSaving: 'Saves when you leave a field',
    undoChanged: 'Cannot be undone: somebody has changed it since.',
    undoLost: 'Cannot be undone: the server did not answer. Try again.',
  },
  newPerson: {
    title: 'Add somebody who is not in the list',
    hint: 'Separate several posts by commas. A post without a name will do.',
    add: 'Add and choose',
    nobody: 'Enter the name or the post of the new person.',
  },
  batch: {
    added: { one: '{n} row added.', other: '{n} rows added.' },
    undone: 'The rows just added were removed.',
  },
  errors: {
    'changed-since': {
      one: 'It cannot be taken back: {n} entry was changed afterwards.',
      other: 'It cannot be taken back: {n} entries were changed afterwards.',
    },
    'batch-changed': {
      one: 'Cannot be undone: {n} of the entries just added was edited or moved. Delete what is not needed one by one.',
      other: 'Cannot be undone: {n} of the entries just added were edited or moved. Delete what is not needed one by one.',
    },
  },
};
