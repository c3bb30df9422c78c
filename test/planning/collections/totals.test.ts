import { describe, expect, it } from 'vitest';
import { awardTotals } from '../../../server/planning/awards/presenter.ts';
import type { Award } from '../../../server/planning/awards/contract.ts';
import { participantTotals } from '../../../server/planning/participants/presenter.ts';
import { participantCounts } from '../../../server/planning/participants/rules.ts';
import type { Participant } from '../../../server/planning/participants/contract.ts';
import { recommendationTotals } from '../../../server/planning/recommendations/presenter.ts';
import type { Recommendation } from '../../../server/planning/recommendations/contract.ts';
import { newParticipantFacts } from '../../../server/planning/participants/rules.ts';

const PERSON: Participant = {
  id: 'a',
  version: 1,
  ...newParticipantFacts(),
  extras: {},
};
const AWARD: Award = {
  id: 'a',
  version: 1,
  title: 'Bằng khen',
  kind: 'certificate-of-merit',
  class: null,
  grantor: null,
  recipientKind: 'collective',
  count: null,
  recipients: [],
  receiving: [],
  perBatch: null,
  campaign: null,
  presenters: [],
  decision: null,
  extras: {},
};
const RECOMMENDATION: Recommendation = {
  id: 'a',
  version: 1,
  text: 'Tăng biên chế',
  fromId: null,
  authority: 'host',
  owner: null,
  coordinating: [],
  due: null,
  quote: null,
  extras: {},
};

describe('the totals below a list', () => {
  it('count people by name, by post and in groups, and keep groups of unknown size apart', () => {
    const people = [
      { ...PERSON, name: 'Lan', posts: ['Bí thư'] },
      { ...PERSON, posts: ['Chánh Văn phòng'] },
      { ...PERSON, group: 'Đoàn A', count: 12 },
      { ...PERSON, group: 'Đoàn B' },
    ];
    expect(participantTotals('vi', participantCounts(people))).toEqual([
      { text: '14 người đã rõ' },
      { text: '1 có tên' },
      { text: '1 chức danh' },
      { text: '12 trong 1 đoàn' },
      { text: '1 đoàn chưa rõ số người', isUnknown: true },
    ]);
  });

  it('add up the recipients that are stated, or else listed, and never one that is unknown', () => {
    const awards = [{ ...AWARD, count: 5, recipients: ['Một'] }, { ...AWARD, recipients: ['Hai', 'Ba'] }, AWARD];
    expect(awardTotals('en', awards)).toEqual([
      { text: '3 awards' },
      { text: '7 recipients known' },
      { text: '1 award of unknown number', isUnknown: true },
    ]);
  });

  it('leave out what there is none of', () => {
    expect(recommendationTotals('vi', [{ ...RECOMMENDATION, owner: 'Văn phòng', due: { within: 2026 } }])).toEqual([
      { text: '1 kiến nghị' },
    ]);
    expect(recommendationTotals('vi', [])).toEqual([]);
  });
});
