import type { Recommendation } from '../../../planning/recommendations/contract.ts';
import { lastDayOfTerm } from '../../../planning/recommendations/rules.ts';
import { fold } from '../../../platform/text.ts';
import type { Matter, MatterFacts } from '../contract.ts';

/** A matter without the names that are looked up for its reader. */
export type BareMatter = Omit<Matter, 'fromName' | 'ownerName'>;

const UNTOUCHED = {
  status: 'open',
  statusOn: null,
  askedOn: null,
  reached: null,
  itemId: null,
  saidAt: null,
  mergedInto: null,
  splitFrom: null,
} as const;

/** A matter as it is raised. */
export const newMatter = (conferenceId: string, id: string, facts: MatterFacts): BareMatter => ({
  conferenceId,
  id,
  ...facts,
  ...UNTOUCHED,
  lastDay: lastDayOfTerm(facts.due),
  version: 1,
});

/** A recommendation of the plan as the register has it while nothing is recorded of it. */
export function plannedMatter(conferenceId: string, { id, version: _version, extras: _extras, ...facts }: Recommendation): BareMatter {
  const more = { raisedBy: null, ownerId: null, product: null, measure: null, partOf: null, classification: null };
  return { ...newMatter(conferenceId, id, { kind: 'recommendation', ...facts, ...more }), version: 0 };
}

/** Text of a matter for searching, without accents. */
export const foldedMatter = ({ text, owner, raisedBy }: Pick<MatterFacts, 'text' | 'owner' | 'raisedBy'>): string =>
  fold([text, owner ?? '', raisedBy ?? ''].join(' '));

/** The facts of a matter, as a form shows them. */
export const matterFacts = ({ kind, fromId, text, quote, authority, owner, coordinating, due, ...more }: MatterFacts): MatterFacts => ({
  kind,
  fromId,
  text,
  quote,
  authority,
  owner,
  coordinating,
  due,
  raisedBy: more.raisedBy,
  ownerId: more.ownerId,
  product: more.product,
  measure: more.measure,
  partOf: more.partOf,
  classification: more.classification,
});
