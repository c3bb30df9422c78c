import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountsContract } from '../../../server/accounts/contract.ts';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { teamContract } from '../../../server/planning/conferences/team/contract.ts';
import { INVITATION_DAYS, teamInvitationsContract as contract } from '../../../server/planning/conferences/team/invitations/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { bareConference } from '../../helpers/conference.ts';

const PASSWORD = 'ba-con-meo-di-hop';
const DAY_MS = 86_400_000;

let app: TestApp;
let conferenceId: string;
let organizer: Login;
beforeAll(async () => {
  app = await startApp();
  conferenceId = await bareConference(app);
  organizer = await app.member(conferenceId, 'organizer');
});
afterAll(() => app.end());

type Offer = Partial<Parameters<typeof organizer.run<typeof contract.invite>>[1]>;
/** Makes an invitation and returns its id and secret. */
async function invite(offer: Offer = {}, giver = organizer) {
  const facts = { conferenceId, displayName: 'Trần Thị Bình', role: 'secretary', clearance: 0, ...offer } as const;
  const { id } = await giver.run(contract.invite, facts);
  const { path } = await giver.run(contract.link, { conferenceId: facts.conferenceId, invitationId: id });
  return { id, secret: path.split('/').at(-1) ?? '' };
}
let people = 0;
const accept = (secret: string, name = `khach-${(people += 1)}`) =>
  app.nobody.run(contract.accept, { secret, name, displayName: 'Trần Thị Bình', password: PASSWORD, lang: 'en' });
const refused = (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code });

describe('an invitation', () => {
  it('makes one account in the role that it names, with the name and password that its holder chooses, and signs them in', async () => {
    const { id, secret } = await invite({ role: 'technician', siteId: 'quang-ninh' });
    expect(await app.nobody.run(contract.invitation, { secret })).toMatchObject({
      displayName: 'Trần Thị Bình',
      role: 'technician',
      bound: 'Tỉnh ủy Quảng Ninh',
    });
    const { token } = await accept(secret, 'tran.binh');
    const me = await request(app.url).get('/api/v1/me').set('authorization', `Bearer ${token}`);
    expect(me.body).toMatchObject({ name: 'Trần Thị Bình', lang: 'en', rights: [] });
    const { members } = await organizer.run(teamContract.list, { conferenceId });
    const member = members.find(({ name }) => name === 'tran.binh');
    expect(member).toMatchObject({ role: 'technician', siteId: 'quang-ninh', displayName: 'Trần Thị Bình' });
    const events = await app.db.securityEvent.findMany({ where: { subjectId: member?.userId ?? '' } });
    const detail = { role: 'technician', clearance: 0, invitation: id, invitedBy: organizer.actor.id };
    expect(events.map(({ kind, actorId, detail: told }) => [kind, actorId, told])).toEqual([['account-created', member?.userId, detail]]);
    await app.nobody.run(accountsContract.signIn, { name: 'tran.binh', password: PASSWORD });
  });

  it('works once, even for two who open it at the same moment', async () => {
    const { secret } = await invite();
    const outcomes = await Promise.allSettled([accept(secret), accept(secret)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await refused(accept(secret), 'bad-invitation');
    await refused(app.nobody.run(contract.invitation, { secret }), 'bad-invitation');
  });

  it('is kept for another try when the chosen name is taken or the password would be guessed', async () => {
    const { secret } = await invite();
    await app.user({ name: 'da-co-nguoi' });
    await refused(accept(secret, 'da-co-nguoi'), 'name-taken');
    const common = { secret, name: 'nguoi-moi', displayName: 'Người mới', password: 'password123', lang: 'vi' } as const;
    await refused(app.nobody.run(contract.accept, common), 'password-common');
    expect(await accept(secret)).toMatchObject({ conferenceId });
  });

  it('ends by itself, by being revoked, and in the trash', async () => {
    const [expired, revoked] = [await invite(), await invite()];
    await organizer.run(contract.revoke, { conferenceId, invitationId: revoked.id });
    await refused(accept(revoked.secret), 'bad-invitation');
    await refused(organizer.run(contract.link, { conferenceId, invitationId: revoked.id }), 'not-found');
    app.clock.now += INVITATION_DAYS * DAY_MS - 1;
    expect(await app.nobody.run(contract.invitation, { secret: expired.secret })).toMatchObject({ role: 'secretary' });
    app.clock.now += 1;
    await refused(accept(expired.secret), 'bad-invitation');
    const { invitations } = await organizer.run(contract.list, { conferenceId });
    expect(invitations.map(({ id, expired: isOver }) => [id, isOver])).toEqual([[expired.id, true]]);
    const elsewhere = await bareConference(app);
    const host = await app.member(elsewhere, 'organizer');
    const { secret } = await invite({ conferenceId: elsewhere }, host);
    await host.run(conferencesContract.trash, { conferenceId: elsewhere });
    await refused(accept(secret), 'bad-invitation');
  });

  it('is of its conference alone: organizers of another one neither see nor revoke it, and its account is nobody there', async () => {
    const other = await bareConference(app);
    const stranger = await app.member(other, 'organizer');
    const { id, secret } = await invite();
    await refused(stranger.run(contract.link, { conferenceId: other, invitationId: id }), 'not-found');
    await refused(stranger.run(contract.revoke, { conferenceId: other, invitationId: id }), 'not-found');
    await refused(stranger.run(contract.list, { conferenceId }), 'not-found');
    await refused((await app.member(conferenceId, 'chair')).run(contract.list, { conferenceId }), 'forbidden');
    const { token } = await accept(secret);
    const seen = await request(app.url).get(`/api/v1/conferences/${other}`).set('authorization', `Bearer ${token}`);
    expect(seen.body).toMatchObject({ error: { code: 'not-found' } });
  });

  it('gives no more clearance than its giver has, then and when it is used', async () => {
    await refused(invite({ clearance: 1 }), 'above-clearance');
    const cleared = await app.user({ administrator: true, clearance: 2 });
    const { id, secret } = await invite({ clearance: 2 }, cleared);
    await refused(organizer.run(contract.link, { conferenceId, invitationId: id }), 'above-clearance');
    await app.db.user.update({ where: { id: cleared.actor.id }, data: { clearance: 1 } });
    await refused(accept(secret), 'bad-invitation');
    await app.db.user.update({ where: { id: cleared.actor.id }, data: { clearance: 2 } });
    await accept(secret, 'duoc-tiep-can');
    expect(await app.db.user.findUnique({ where: { name: 'duoc-tiep-can' }, select: { clearance: true } })).toEqual({ clearance: 2 });
  });

  it('lets nobody in once its giver no longer plans the conference, or the site that it names is gone', async () => {
    const leaving = await app.member(conferenceId, 'organizer');
    const [first, second] = [await invite({}, leaving), await invite({ role: 'technician', siteId: 'quang-ninh' })];
    await organizer.run(teamContract.remove, { conferenceId, userId: leaving.actor.id, role: 'organizer' });
    await refused(accept(first.secret), 'bad-invitation');
    await app.db.teamInvitation.update({ where: { id: second.id }, data: { siteId: 'khong-con' } });
    await refused(accept(second.secret), 'bad-invitation');
    const unused = { id: { in: [first.id, second.id] }, usedAt: null };
    expect(await app.db.teamInvitation.count({ where: unused })).toBe(2);
    await refused(invite({ role: 'technician' }), 'needs-site');
    await refused(invite({ role: 'delegate', participantId: 'khong-co' }), 'needs-participant');
  });
});
