import { z } from 'zod';
import { AWARD_CLASSES, AWARD_KINDS, type Award, type Campaign } from '../../../../planning/awards/contract.ts';
import { entry, fileRecord, innerRecord } from './record.ts';
import { as, Count, Day, Key, known, FileLine, list } from './values.ts';

const decision = { number: known(FileLine), date: known(Day) };
const decisionRecord = fileRecord<NonNullable<Award['decision']>, typeof decision>()({
  number: { key: 'number', written: 'always' },
  date: { key: 'date', written: 'always' },
});

export const award = {
  kind: z.enum(AWARD_KINDS, as()),
  title: FileLine,
  class: known(z.enum(AWARD_CLASSES)),
  grantor: known(FileLine),
  recipientKind: z.enum(['individual', 'collective'], as()),
  count: known(Count.max(1_000_000)),
  recipients: list(FileLine, 20_000),
  'x-receiving': list(FileLine, 1000),
  'x-perBatch': known(Count.max(1000)),
  presenters: list(Key, 50),
  decision: known(entry(decision)),
  'x-campaign': known(FileLine),
};
/** Awards and campaigns have no id in a file. */
export const awardRecord = fileRecord<Omit<Award, 'id' | 'version' | 'extras'>, typeof award>()({
  kind: { key: 'kind', written: 'always' },
  title: { key: 'title', written: 'always' },
  class: { key: 'class', written: 'always' },
  grantor: { key: 'grantor', written: 'always' },
  recipientKind: { key: 'recipientKind', written: 'always' },
  count: { key: 'count', written: 'always' },
  recipients: { key: 'recipients', written: 'always' },
  receiving: { key: 'x-receiving', written: 'unless-default' },
  perBatch: { key: 'x-perBatch', written: 'unless-default' },
  presenters: { key: 'presenters', written: 'always' },
  decision: { key: 'decision', written: 'always', ...innerRecord(decisionRecord, 'decision') },
  campaign: { key: 'x-campaign', written: 'unless-default' },
});

export const campaign = {
  title: FileLine,
  launchedIn: known(Key),
  endsWith: known(z.union([z.literal('series.next'), z.iso.date('bad-end')], as('bad-end'))),
  'x-startsOn': known(Day),
  'x-targets': list(FileLine, 100),
  'x-units': list(FileLine, 1000),
  'x-carriedFrom': known(FileLine),
  'x-closedOn': known(Day),
  'x-result': known(FileLine),
};
export const campaignRecord = fileRecord<Omit<Campaign, 'id' | 'version' | 'extras'>, typeof campaign>()({
  title: { key: 'title', written: 'always' },
  launchedIn: { key: 'launchedIn', written: 'always' },
  endsWith: { key: 'endsWith', written: 'always' },
  startsOn: { key: 'x-startsOn', written: 'unless-default' },
  targets: { key: 'x-targets', written: 'unless-default' },
  units: { key: 'x-units', written: 'unless-default' },
  carriedFrom: { key: 'x-carriedFrom', written: 'unless-default' },
  closedOn: { key: 'x-closedOn', written: 'unless-default' },
  result: { key: 'x-result', written: 'unless-default' },
});
