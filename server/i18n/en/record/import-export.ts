import type { Translated } from '../../language.ts';
import type { importExport as source } from '../../vi/record/import-export.ts';

export const importExport: Translated<typeof source> = {
  title: 'Import a conference from a file',
  under: 'A file in the format conference/1. Each import creates a new conference; a file with errors is not imported at all.',
  file: 'Conference file',
  fileHint: 'A .json file in the format conference/1, at most 32 MB.',
  submit: 'Import the conference',
  schema: 'See the format (JSON Schema)',
  refused: { one: 'The file has {n} error. Nothing was imported.', other: 'The file has {n} errors. Nothing was imported.' },
  andMore: { one: 'and {n} more', other: 'and {n} more' },
  whole: 'the whole file',
  place: 'Place in the file',
  fault: 'To correct',
  fileMissing: 'Please choose a file.',
  notJson: 'This file is not valid JSON.',
  tooLarge: 'The file is larger than 32 MB.',
  sending: 'Sending and checking the file…',
  storing: '{n} of {total} participants stored',
  broken:
    'The connection was lost during the import. Before importing again, please check whether the list of conferences already has the new one.',
  done: 'Conference imported',
  row: {
    sittings: 'Sitting {n}',
    sites: 'Site {n}',
    participants: 'Participant {n}',
    agenda: 'Item {n}',
    documents: 'Document {n}',
    awards: 'Award {n}',
    recommendations: 'Recommendation {n}',
    campaigns: 'Campaign {n}',
  },
  id: 'Id',
  inRow: '{row}: {field}',
  nth: '{field} ({n})',
  remark: {
    'sitting-assumed': 'Items without a sitting were placed in the first one.',
    'provinces-not-in-force':
      'The conference took place before 1 July 2025, when the present 34 provinces and cities did not exist yet; the present list was used.',
    'papers-not-read': 'These papers could not be read; the item was kept as it is, but no papers were created.',
    'second-main-hall': 'A conference has one main hall; this site was imported as an ordinary one.',
    'site-renamed': 'Another site has the same name, so a number was added to tell them apart.',
    'above-clearance': 'The classification is above the clearance of this account; once imported, this account cannot see the item.',
  },
  warnings: {
    title: 'Needs attention',
    open: 'Open the conference',
  },
  cli: {
    usage: 'Usage: npm run import -- file.json',
    done: 'Imported as conference {id}.',
    notRead: 'The file {file} could not be read.',
  },
};
