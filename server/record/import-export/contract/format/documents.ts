import { z } from 'zod';
import { CLASSIFICATIONS } from '../../../../planning/agenda/contract.ts';
import { DOCUMENT_KINDS, DOCUMENT_STATES, type ConferenceDocument } from '../../../../planning/documents/contract.ts';
import { fileRecord } from './record.ts';
import { as, Key, known, FileLine, FileMonth } from './values.ts';

export const document = {
  id: Key,
  kind: z.enum(DOCUMENT_KINDS, as()),
  title: FileLine,
  adoptedIn: known(Key),
  resultsFrom: known(FileMonth),
  tasksTo: known(FileMonth),
  status: known(z.enum(DOCUMENT_STATES)),
  classification: known(z.enum(CLASSIFICATIONS)),
};

export const documentRecord = fileRecord<Omit<ConferenceDocument, 'version' | 'extras'>, typeof document>()({
  id: { key: 'id', written: 'always' },
  kind: { key: 'kind', written: 'always' },
  title: { key: 'title', written: 'always' },
  adoptedIn: { key: 'adoptedIn', written: 'always' },
  resultsFrom: { key: 'resultsFrom', written: 'always' },
  tasksTo: { key: 'tasksTo', written: 'always' },
  status: { key: 'status', written: 'always' },
  classification: { key: 'classification', written: 'unless-default' },
});
