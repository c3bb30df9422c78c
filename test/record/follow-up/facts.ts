import type { MatterFacts } from '../../../server/record/follow-up/contract.ts';

/** A recommendation of which only the words are known. */
export const FACTS: MatterFacts = {
  kind: 'recommendation',
  fromId: null,
  text: 'Sửa đổi chế độ',
  authority: 'host',
  owner: null,
  coordinating: [],
  due: null,
  quote: null,
  raisedBy: null,
  ownerId: null,
  product: null,
  measure: null,
  partOf: null,
  classification: null,
};
