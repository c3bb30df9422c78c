import { z } from 'zod';
import { PARTICIPANT_ROLES, type Participant } from '../../../../planning/participants/contract.ts';
import { fileRecord } from './record.ts';
import { Count, Key, known, FileLine, list } from './values.ts';

export const participant = {
  id: Key,
  name: known(FileLine),
  group: known(FileLine),
  posts: list(FileLine, 20),
  site: known(Key),
  host: z.boolean().default(false),
  listed: z.boolean().default(true),
  count: known(Count.max(1_000_000)),
  order: known(Count.max(1_000_000)),
  roles: list(z.enum(PARTICIPANT_ROLES), 4),
  'x-standsFor': known(Key),
  'x-head': z.boolean().default(false),
};

export const participantRecord = fileRecord<Omit<Participant, 'version' | 'extras'>, typeof participant>()({
  id: { key: 'id', written: 'always' },
  name: { key: 'name', written: 'always' },
  group: { key: 'group', written: 'unless-default' },
  posts: { key: 'posts', written: 'always' },
  siteId: { key: 'site', written: 'always' },
  host: { key: 'host', written: 'unless-default' },
  count: { key: 'count', written: ({ group, count }) => group !== null || count !== null },
  listed: { key: 'listed', written: 'always' },
  order: { key: 'order', written: 'unless-default' },
  roles: { key: 'roles', written: 'unless-default' },
  standsFor: { key: 'x-standsFor', written: 'unless-default' },
  head: { key: 'x-head', written: 'unless-default' },
});
