import type { Translated } from '../../language.ts';
import type { protocol as source } from '../../vi/planning/protocol.ts';

export const protocol: Translated<typeof source> = {
  title: 'Order of protocol',
  under:
    'Attendee lists, on pages and on paper, follow the order in force on the first day of the conference. Of several posts the highest counts.',
  add: 'Add an order of protocol',
  edit: 'Edit',
  editTitle: 'Edit the order of protocol',
  formUnder: 'This order holds until the first day of a newer one.',
  source: 'Regulation',
  sourceHint: 'Its number and sign.',
  from: 'In force from',
  fromHint: 'Conferences that begin on this day or later follow this order.',
  ranks: 'Ranks, from the highest',
  ranksHint:
    'One rank a line; posts of the same rank separated by semicolons. The beginning of a post is enough, in Vietnamese as the list has it.',
  since: 'from {date}',
  current: 'in force',
  past: 'for earlier conferences',
  toCome: 'not yet in force',
  builtIn: 'comes with the software',
  remove: 'Delete',
  removeAsk: 'Delete the order of protocol {name}?',
  removeText:
    'Conferences from this day on then follow the order before it, or the one that comes with the software if that begins on the same day.',
  done: { added: 'Order of protocol added', saved: 'Order of protocol saved', removed: 'Order of protocol deleted' },
  errors: {
    'protocol-day-taken': 'Another order of protocol holds from this day. Edit that one, or choose another day.',
  },
};
