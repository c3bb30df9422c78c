import type { paperTemplates as source } from '../../vi/record/paper-templates.ts';
import type { Translated } from '../../language.ts';

export const paperTemplates: Translated<typeof source> = {
  title: 'Templates of papers',
  under:
    'The office’s Word templates for each kind of paper, in force from a day on. Approved papers keep their frozen files; PDF follows the form of the software.',
  open: 'Templates of the office',
  holds: 'from {from}',
  none: 'No templates yet',
  noneText: 'Without one, Word files follow the form of the software.',
  add: 'Add a template',
  kind: 'Kind of paper',
  from: 'In force from',
  fromHint: 'Papers of this day or later use it.',
  file: 'Template (.docx)',
  fileHint:
    'Write the name of a field below, in its double braces, where it belongs; that of the text stands in a paragraph of its own. At most 2 MB.',
  upload: 'Check and store',
  remove: 'Remove',
  removeAsk: 'Remove {name}?',
  removeText: 'The template before it, if any, is used again. Frozen files stay as they are.',
  fields: 'Fields',
  field: {
    text: 'The text of the paper; in a paragraph of its own, required',
    body: 'The issuing body',
    superior: 'The body above it',
    number: 'Number and sign, as the form writes them',
    placeAndDate: 'Place and date',
    kind: 'Kind of the paper, in capitals',
    about: 'What it is about',
    recipients: 'Recipients, one a line',
    signer: 'The signer entered with the paper',
    mark: 'Its level; of a draft that it is one',
  },
  done: { add: 'Template stored.', remove: 'Template removed.' },
  errors: {
    'template-day-taken': 'There is a template for this kind from that day on. Choose another day, or remove that one first.',
  },
};
