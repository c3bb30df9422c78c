import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { invitationsContract as contract, type Reply } from '../../../server/planning/invitations/contract.ts';
import { participantsContract } from '../../../server/planning/participants/contract.ts';
import type { Finding } from '../../../server/planning/validation/contract.ts';
import { checksContract } from '../../../server/planning/validation/contract.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { codeOf } from '../../helpers/refusals.ts';
import { openPage, sendForm, wordsIn } from '../sites/conference-of-sites.ts';
import { invitingConference, type InvitingConference } from './invited.ts';

const A = 'nguyen-van-a';
let app: TestApp;
let made: InvitingConference;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());
beforeEach(async () => {
  made = await invitingConference(app);
});

const siteOf = async (id: string) =>
  (await made.organizer.run(participantsContract.list, { conferenceId: made.conferenceId })).participants.find((one) => one.id === id)
    ?.siteId ?? null;

/** The invited one answers by the link; returns the version of the answer. */
async function answers(id: string, reply: Partial<Reply> & Pick<Reply, 'answer'>): Promise<number> {
  const version = (await made.person(id)).invitation?.version ?? 0;
  const secret = await made.secretOf(id);
  const full = { siteId: null, substitute: null, reason: null, ...reply };
  return (await app.nobody.run(contract.answer, { secret, version, reply: full })).version;
}
const apply = (participantId: string, version: number) =>
  made.organizer.run(contract.apply, { conferenceId: made.conferenceId, answers: [{ participantId, version }] });
const findings = async (...codes: readonly Finding['code'][]) =>
  (await made.organizer.run(checksContract.list, { conferenceId: made.conferenceId })).findings
    .filter(({ code }) => codes.includes(code))
    .map(({ code, subjects, facts }) => ({ code, about: subjects.map(({ id }) => id), facts }));

describe('an answer that names another place than the plan', () => {
  it('is found by the checks, and moves the participant when the office applies it, not before', async () => {
    const before = await siteOf(A);
    const version = await answers(A, { answer: 'at-site', siteId: 'site-22' });
    expect(await siteOf(A)).toBe(before);
    expect(await findings('answer-site-differs')).toEqual([{ code: 'answer-site-differs', about: [A, 'site-22'], facts: {} }]);
    expect(await apply(A, version)).toEqual({ applied: 1 });
    expect([await siteOf(A), await findings('answer-site-differs')]).toEqual(['site-22', []]);
    expect(await codeOf(apply(A, version))).toBe('nothing-to-apply');
  });

  it('moves to the main hall whoever answered that they come in person', async () => {
    const version = await answers(A, { answer: 'in-person' });
    expect((await findings('answer-site-differs')).map(({ about }) => about)).toEqual([[A]]);
    await apply(A, version);
    expect(await siteOf(A)).toBe(null);
  });

  it('is not applied when it was changed since it was seen', async () => {
    const before = await siteOf(A);
    const version = await answers(A, { answer: 'at-site', siteId: 'site-22' });
    await answers(A, { answer: 'at-site', siteId: 'site-15' });
    expect([await codeOf(apply(A, version)), await siteOf(A)]).toEqual(['stale', before]);
  });

  it('is applied from its page by one button that says what changes', async () => {
    const at = `/conferences/${made.conferenceId}/invitations`;
    await answers(A, { answer: 'at-site', siteId: 'site-22' });
    const page = await openPage(app, `${at}/${A}`, made.organizer);
    expect(wordsIn(page.text)).toContain('Áp dụng: dự tại Tỉnh ủy Quảng Ninh');
    const { version } = (await made.person(A)).invitation ?? { version: 0 };
    expect((await sendForm(app, `${at}/${A}`, `${at}/${A}/apply`, { seen: String(version) }, made.organizer)).status).toBe(303);
    expect(await siteOf(A)).toBe('site-22');
  });

  it('is applied with all others from the list', async () => {
    const at = `/conferences/${made.conferenceId}/invitations`;
    const version = await answers(A, { answer: 'at-site', siteId: 'site-22' });
    expect(wordsIn((await openPage(app, at, made.organizer)).text)).toContain('Áp dụng 1 trả lời về nơi dự vào chương trình');
    const to = `/conferences/${made.conferenceId}/invitation-answers`;
    expect((await sendForm(app, at, to, { answers: `${A} ${version}` }, made.organizer)).status).toBe(303);
    expect(await siteOf(A)).toBe('site-22');
  });
});

describe('a speaker who does not come', () => {
  it('is found by the checks with why: declined, or somebody else comes', async () => {
    const speaker = 'pham-gia-tuc';
    expect(await findings('speaker-away')).toEqual([]);
    await answers(speaker, { answer: 'declined', reason: 'Đi công tác' });
    const [found] = await findings('speaker-away');
    expect([found?.about[0], found?.facts]).toEqual([speaker, { why: 'declined' }]);
    const substitute = { name: 'Trần Thị Thay', posts: [] };
    await answers(speaker, { answer: 'substitute', substitute });
    expect((await findings('speaker-away')).map(({ facts }) => facts)).toEqual([{ why: 'substitute' }]);
  });
});
