import { describe, expect, it } from 'vitest';
import type { Participant } from '../../../server/planning/participants/contract.ts';
import type { WhyAway } from '../../../server/planning/awards/rules/absence.ts';
import { headsAway, twoHeads } from '../../../server/planning/validation/rules/delegations.ts';
import { person } from '../../live/check-in/check-in-day.ts';
import { wholePlan } from '../../live/sitting/morning-plan.ts';

const head = (id: string, post: string, facts: Partial<Participant> = {}): Participant =>
  person(id, { posts: [post], head: true, ...facts });
const planOf = (participants: Participant[]) => ({ ...wholePlan('c'), participants });
const LAO_CAI = 'Chánh Văn phòng Tỉnh ủy Lào Cai';
const away = (...of: [string, WhyAway][]) => new Map(of);

describe('the head of a delegation', () => {
  it('is one: several who come are told, not those of other delegations, nor one who sends somebody else', () => {
    const ids = (people: Participant[]) => twoHeads(planOf(people)).map(({ subjects }) => subjects.map(({ id }) => id));
    const [one, other] = [head('a', LAO_CAI), head('b', 'Phó Bí thư Tỉnh ủy Lào Cai')];
    expect(ids([one, other, head('c', 'Bí thư Tỉnh ủy Hà Giang')])).toEqual([['a', 'b']]);
    expect(ids([one, { ...other, standsFor: 'a' }])).toEqual([]);
    expect(ids([head('d', 'Chuyên viên', { siteId: 'site-22' }), head('e', LAO_CAI, { siteId: 'site-22' })])).toEqual([['d', 'e']]);
  });

  it('who is not there is told with whoever comes instead, unless somebody else of the delegation is its head', () => {
    const found = (people: Participant[], of = away(['a', 'substitute'])) =>
      headsAway(planOf(people), of).map(({ subjects, facts }) => [subjects.map(({ id }) => id), facts]);
    const standIn = { ...head('b', 'Phó Chánh Văn phòng Tỉnh ủy Lào Cai'), standsFor: 'a' };
    expect(found([head('a', LAO_CAI), { ...standIn, head: false }])).toEqual([[['a', 'b'], { why: 'substitute' }]]);
    expect(found([head('a', LAO_CAI), standIn])).toEqual([]);
    expect(found([head('a', LAO_CAI)], away(['a', 'declined']))).toEqual([[['a'], { why: 'declined' }]]);
    expect(found([head('a', LAO_CAI)], away())).toEqual([]);
  });
});
