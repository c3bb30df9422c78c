import { describe, expect, it } from 'vitest';
import { ANSWERS, type Invited, type Reply } from '../../../server/planning/invitations/contract.ts';
import { answerCounts, isOpenForAnswers, showsInvited, replyFaults, SHOWN, toInvite } from '../../../server/planning/invitations/rules.ts';

const reply = (facts: Partial<Reply>): Reply => ({ answer: 'in-person', siteId: null, substitute: null, reason: null, ...facts });
const faults = (facts: Partial<Reply>, byOffice = false) =>
  replyFaults(reply(facts), byOffice).map(({ path, message }) => `${path} ${message}`);
const substitute = { name: 'Trần Văn B', posts: [] };

describe('an answer', () => {
  it('says what belongs to it, and nothing else', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ answer: 'at-site', siteId: 'quang-ninh' })).toEqual([]);
    expect(faults({ answer: 'substitute', substitute })).toEqual([]);
    expect(faults({ answer: 'substitute', substitute, reason: 'Đi công tác' })).toEqual([]);
    expect(faults({ answer: 'declined', reason: 'Đi công tác' })).toEqual([]);
    expect(faults({ answer: 'at-site' })).toEqual(['reply.siteId required']);
    expect(faults({ answer: 'substitute' })).toEqual(['reply.substitute.name required']);
    expect(faults({ answer: 'in-person', siteId: 'quang-ninh', substitute, reason: 'Bận' })).toEqual([
      'reply.siteId not-of-answer',
      'reply.substitute not-of-answer',
      'reply.reason not-of-answer',
    ]);
  });

  it('has a reason where the invited one declines; the office may not have been told one', () => {
    expect(faults({ answer: 'declined' })).toEqual(['reply.reason required']);
    expect(faults({ answer: 'declined' }, true)).toEqual([]);
  });
});

describe('the time for answers', () => {
  const at = (day: string, hour: number) => Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00+07:00`);
  const term = { deadline: '2025-11-20', firstDay: '2025-11-26', timeZone: 'Asia/Ho_Chi_Minh' };
  it('ends with the day of the deadline in the zone of the conference', () => {
    expect(isOpenForAnswers(term, at('2025-11-20', 23))).toBe(true);
    expect(isOpenForAnswers(term, at('2025-11-21', 0))).toBe(false);
  });
  it('ends without a deadline with the first day, and never if that is not known', () => {
    expect(isOpenForAnswers({ ...term, deadline: null }, at('2025-11-26', 23))).toBe(true);
    expect(isOpenForAnswers({ ...term, deadline: null }, at('2025-11-27', 0))).toBe(false);
    expect(isOpenForAnswers({ ...term, deadline: null, firstDay: null }, at('2030-01-01', 0))).toBe(true);
  });
});

const invited = (answer: NonNullable<Invited['invitation']>['answer'] | 'uninvited', facts: Partial<Invited> = {}): Invited => ({
  id: 'a',
  name: 'Nguyễn Văn A',
  group: null,
  posts: [],
  siteId: null,
  listed: true,
  standsFor: null,
  hasEmail: false,
  invitation:
    answer === 'uninvited'
      ? null
      : { answer, siteId: null, reason: null, substituteId: null, answeredAt: null, byOffice: null, revoked: false, version: 1 },
  ...facts,
});

describe('the list of invitations', () => {
  it('invites those of the attendee list who have no invitation, and no stand-in', () => {
    const people = [invited('uninvited'), invited(null), invited('uninvited', { listed: false }), invited('uninvited', { standsFor: 'b' })];
    expect(toInvite(people)).toEqual([people[0]]);
  });

  it('shows everybody by one filter for each answer', () => {
    const of = (person: Invited) => SHOWN.filter((show) => showsInvited(person, show));
    expect(ANSWERS.map((answer) => of(invited(answer)))).toEqual(ANSWERS.map((answer) => [answer]));
    expect(of(invited(null, { hasEmail: true }))).toEqual(['waiting']);
    expect(of(invited(null))).toEqual(['waiting', 'unreachable']);
    expect(of(invited('uninvited'))).toEqual(['uninvited']);
    expect(of(invited('uninvited', { standsFor: 'b' }))).toEqual([]);
  });

  it('counts invitations, and those without an answer apart', () => {
    expect(answerCounts([...ANSWERS, null, null, 'uninvited' as const].map((answer) => invited(answer)))).toEqual({
      invited: 6,
      answered: 4,
      waiting: 2,
      'in-person': 1,
      'at-site': 1,
      substitute: 1,
      declined: 1,
    });
  });
});
