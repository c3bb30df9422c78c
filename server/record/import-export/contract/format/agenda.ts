import { z } from 'zod';
import { CLASSIFICATIONS, ItemKind, type Item, type Paper, PaperFacts } from '../../../../planning/agenda/contract.ts';
import { Id } from '../../../../platform/contract.ts';
import { fileRecord } from './record.ts';
import { as, Count, Key, known, FileLine, list, FileMonth } from './values.ts';

export const item = {
  id: Key,
  sitting: known(Key),
  kind: z.enum(ItemKind.options, as()),
  title: FileLine,
  speakers: list(Key, 50),
  count: known(Count.max(500)),
  minutes: known(Count.max(1440)),
  'x-turnMinutes': known(Count.max(120)),
  topics: list(FileLine, 100),
  topicsOpen: z.boolean().default(false),
  documents: list(Key, 100),
  resultsFrom: known(FileMonth),
  tasksTo: known(FileMonth),
  classification: known(z.enum(CLASSIFICATIONS)),
};
/** An item of a file without sittings names none. */
type ItemInFile = Omit<Item, 'version' | 'extras' | 'sittingId'> & { readonly sittingId: Item['sittingId'] | null };

export const itemRecord = fileRecord<ItemInFile, typeof item>()({
  id: { key: 'id', written: 'always' },
  sittingId: { key: 'sitting', written: 'unless-default' },
  kind: { key: 'kind', written: 'always' },
  title: { key: 'title', written: 'always' },
  speakers: { key: 'speakers', written: 'always' },
  count: { key: 'count', written: 'unless-default' },
  minutes: { key: 'minutes', written: 'always' },
  turnMinutes: { key: 'x-turnMinutes', written: 'unless-default' },
  topics: { key: 'topics', written: 'unless-default' },
  topicsOpen: { key: 'topicsOpen', written: 'unless-default' },
  documents: { key: 'documents', written: 'unless-default' },
  resultsFrom: { key: 'resultsFrom', written: 'unless-default' },
  tasksTo: { key: 'tasksTo', written: 'unless-default' },
  classification: { key: 'classification', written: 'unless-default' },
});

const paper = {
  id: Id,
  participant: PaperFacts.shape.participantId.default(null),
  post: PaperFacts.shape.post.default(null),
  site: PaperFacts.shape.siteId.default(null),
  topic: PaperFacts.shape.topic.default(null),
  minutes: PaperFacts.shape.minutes.default(null),
};
/** In a file, papers are under `x-papers` of their item. */
export const FilePapers = z.array(z.strictObject(paper));

export const paperRecord = fileRecord<Omit<Paper, 'version' | 'itemId'>, typeof paper>()({
  id: { key: 'id', written: 'always' },
  participantId: { key: 'participant', written: 'unless-default' },
  post: { key: 'post', written: 'unless-default' },
  siteId: { key: 'site', written: 'unless-default' },
  topic: { key: 'topic', written: 'unless-default' },
  minutes: { key: 'minutes', written: 'unless-default' },
});
