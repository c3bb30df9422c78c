import type { Participant } from '../../../server/planning/participants/contract.ts';
import type { Plan } from '../../../server/planning/plan/contract.ts';
import { checkInContract as contract } from '../../../server/live/check-in/contract.ts';
import { newParticipantFacts } from '../../../server/planning/participants/rules.ts';
import type { Login, TestApp } from '../../helpers/app.ts';
import { published } from '../sitting/published-day.ts';

export const person = (id: string, given: Partial<Participant> = {}): Participant => ({
  ...newParticipantFacts({ name: `Đại biểu ${id}` }),
  id,
  version: 1,
  extras: {},
  ...given,
});

/** The usual plan with an afternoon, two people of Quảng Ninh and one of the hall whose site the plan leaves open. */
export const withPeople = (plan: Plan): Plan => ({
  ...plan,
  sittings: plan.sittings.flatMap((sitting) => [sitting, { ...sitting, id: 'afternoon' }]).slice(0, 2),
  participants: [
    ...plan.participants,
    person('guest'),
    person('site-head', { siteId: 'site-22' }),
    person('site-post', { name: null, posts: ['Phó Chánh Văn phòng Tỉnh ủy Quảng Ninh'], siteId: 'site-22' }),
  ],
});

export interface Arrival {
  readonly participantId?: string;
  readonly sittingId?: string;
  readonly siteId?: string | null;
  readonly door?: string | null;
  readonly seenAt?: number;
  readonly online?: boolean;
}

/** A published conference with people, its secretary, and short ways to note who comes. */
export async function checkInDay(app: TestApp) {
  const { conferenceId, chair } = await published(app, withPeople);
  const secretary = await app.member(conferenceId, 'secretary');
  const at = { conferenceId, sittingId: 'morning' };
  const arrive = (login: Login, given: Arrival = {}, commandId?: string) =>
    login.run(
      contract.arrive,
      { ...at, participantId: 'guest', siteId: null, door: null, online: false, seenAt: app.clock.now, ...given },
      commandId,
    );
  const note = (
    login: Login,
    presence: 'left' | 'excused' | 'absent' | 'online' | 'inPerson' | null,
    seen: number,
    given: { late?: boolean; participantId?: string } = {},
  ) => login.run(contract.note, { ...at, participantId: 'guest', presence, late: null, seen, ...given });
  const notes = async (login: Login, sittingId = 'morning') => (await login.run(contract.notes, { ...at, sittingId, since: 0 })).notes;
  return { conferenceId, chair, secretary, arrive, note, notes };
}
