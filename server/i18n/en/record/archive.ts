import type { archive as source } from '../../vi/record/archive.ts';
import type { Translated } from '../../language.ts';

/** Words of the archive of a conference. */
export const archive: Translated<typeof source> = {
  title: 'Archive file',
  open: 'Archive file',
  back: 'Overview',
  under: 'Papers, documents, pictures and journal of the conference in one file, which is read and verified without this software.',
  run: 'Make and download',
  contents: 'It holds',
  counted: {
    papers: 'Files of approved papers',
    documents: 'Documents',
    files: 'Versions of documents',
    photos: 'Pictures',
    entries: 'Entries of the journal',
    size: 'Size of the files',
  },
  more: 'And the plan in the exchange format, the lines of the registers, the digital signatures and an index page. Recordings are not in it.',
  verify: 'Verify it later',
  verifyText:
    'Unpack it and run the command below on any Linux machine: it checks every file, every entry of the journal and the signature of the server. Open index.html for the index.',
  above: 'No archive can be made',
  group: { papers: 'Papers', documents: 'Documents', photos: 'Pictures', data: 'Data' },
  file: {
    conference: 'plan of the conference, format conference/1',
    journal: 'journal, each entry with its hash',
    registers: 'lines of the registers of papers',
    signatures: 'digital signatures on papers',
    papers: 'list of papers',
    documents: 'list of documents',
    photos: 'list of pictures',
  },
  minutesNow: 'Minutes (not approved)',
  version: 'version {n}, {date}',
  made: 'Archive made on {date}. Organizer: {organizer}.',
  ofRehearsal: 'This is the archive of a rehearsal.',
  leftOut: 'Recordings and earlier published plans are not in it, nor are papers that were not approved, but for the minutes.',
  howToVerify: 'How to verify it: see VERIFY.txt.',
  errors: {
    'archive-classified':
      'The conference holds something classified that this account may not know. An archive is whole, so only an organizer who may know everything makes one.',
  },
};
