import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personRowsOf } from '../../../server/planning/doubles/store/index.ts';
import { agendaContract } from '../../../server/planning/agenda/contract.ts';
import { doublesContract as contract } from '../../../server/planning/doubles/contract.ts';
import { invitationsContract } from '../../../server/planning/invitations/contract.ts';
import { participantsContract } from '../../../server/planning/participants/contract.ts';
import { requirePlan } from '../../../server/planning/plan/store.ts';
import { seatingContract } from '../../../server/planning/seating/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { codeOf } from '../../helpers/refusals.ts';
import { hallOf, person } from '../seating/seats.ts';
import { importSeed } from '../../helpers/seeded.ts';

let app: TestApp;
let organizer: Login;
beforeAll(async () => {
  app = await startApp();
  organizer = await app.user({ creator: true });
});
afterAll(() => app.end());

const KEPT = 'tran-cam-tu';

/** A conference with somebody who was entered a second time, invited, reached, seated, and named in an item under that entry. */
async function withDouble() {
  const conferenceId = await importSeed(organizer);
  const facts = person('Trần Cẩm Tú', { posts: ['Thường trực Ban Bí thư'], order: 2 });
  const { id: otherId } = await organizer.run(participantsContract.add, { conferenceId, ...facts });
  const { id: standIn } = await organizer.run(participantsContract.add, { conferenceId, ...person('Lê An', { standsFor: otherId }) });
  await organizer.run(invitationsContract.make, { conferenceId, participantIds: [otherId] });
  await organizer.run(invitationsContract.setContact, {
    conferenceId,
    participantId: otherId,
    email: 'tu@example.vn',
    phone: null,
    version: 0,
  });
  await organizer.run(seatingContract.setHall, { conferenceId, version: 0, hall: hallOf({ seats: '5', rows: 'A–B' }), unseat: false });
  await organizer.run(seatingContract.place, { conferenceId, version: 1, participantId: standIn, seat: '1-1-3', from: null });
  const item = (await requirePlan(app.db, conferenceId)).items.find(({ speakers }) => speakers.includes(KEPT));
  if (!item) throw new Error('nobody speaks');
  const { extras: _extras, ...given } = item;
  await organizer.run(agendaContract.editItem, { conferenceId, ...given, speakers: [otherId, ...item.speakers] });
  const rows = () => personRowsOf(app.db, conferenceId, { keptId: KEPT, otherId });
  const pair = { conferenceId, id: KEPT, otherId };
  const preview = () => organizer.run(contract.preview, pair);
  return { conferenceId, otherId, standIn, itemId: item.id, speakers: item.speakers, rows, pair, preview };
}

/** Rows without their versions, which rise with every change. */
const content = (rows: object): unknown =>
  JSON.parse(JSON.stringify(rows, (key, value: unknown) => (key === 'version' ? undefined : value)));

describe('merging two entries of one person', () => {
  it('shows first where they differ and what becomes of each record', async () => {
    const { preview } = await withDouble();
    const { contradictions, effects } = await preview();
    expect(contradictions.map(({ take, other }) => [take, other])).toEqual([['posts', 'Thường trực Ban Bí thư']]);
    expect(effects.map(({ what, how, n }) => `${what} ${how} ${n}`)).toEqual([
      'items joins 1',
      'standIns moves 1',
      'invitation moves 1',
      'email moves 1',
      'badge stays 1',
    ]);
  });

  it('gives everything to the one that is kept, and the other one leaves the list', async () => {
    const { conferenceId, otherId, standIn, itemId, speakers, rows, pair, preview } = await withDouble();
    const link = (await app.db.invitation.findFirst({ where: { conferenceId, participantId: otherId } }))?.secret;
    await organizer.run(contract.merge, { ...pair, digest: (await preview()).digest, take: ['bothPosts'] });
    const plan = await requirePlan(app.db, conferenceId);
    expect(plan.participants.some(({ id }) => id === otherId)).toBe(false);
    expect(plan.participants.find(({ id }) => id === KEPT)?.order).toBe(2);
    expect(plan.participants.find(({ id }) => id === standIn)?.standsFor).toBe(KEPT);
    expect(plan.items.find(({ id }) => id === itemId)?.speakers).toEqual(speakers);
    const { invitations, contacts, merges } = await rows();
    expect(invitations.map(({ participantId, secret }) => [participantId, secret])).toEqual([[KEPT, link]]);
    expect(contacts.map(({ participantId, email }) => [participantId, email])).toEqual([[KEPT, 'tu@example.vn']]);
    expect(merges).toEqual([{ mergedId: otherId, keptId: KEPT }]);
    expect((await app.nobody.run(invitationsContract.own, { secret: link ?? '' })).who).toContain('Trần Cẩm Tú');
  });

  it('is refused when either was changed after the preview, and changes nothing then', async () => {
    const { conferenceId, otherId, rows, pair, preview } = await withDouble();
    const { digest } = await preview();
    await organizer.run(invitationsContract.setContact, {
      conferenceId,
      participantId: otherId,
      email: 'khac@example.vn',
      phone: null,
      version: 1,
    });
    const before = await rows();
    expect(await codeOf(organizer.run(contract.merge, { ...pair, digest, take: [] }))).toBe('merge-differs');
    expect(await rows()).toEqual(before);
  });

  it('is taken back whole while nothing of it was changed', async () => {
    const { conferenceId, otherId, rows, pair, preview } = await withDouble();
    const before = await rows();
    await organizer.run(contract.merge, { ...pair, digest: (await preview()).digest, take: ['name', 'bothPosts'] });
    await organizer.run(contract.unmerge, { conferenceId, id: otherId });
    expect(content(await rows())).toEqual(content(before));
    expect(await codeOf(organizer.run(contract.unmerge, { conferenceId, id: otherId }))).toBe('not-found');
  });

  it('is not taken back over what was done since', async () => {
    const { conferenceId, otherId, rows, pair, preview } = await withDouble();
    await organizer.run(contract.merge, { ...pair, digest: (await preview()).digest, take: [] });
    await organizer.run(invitationsContract.note, {
      conferenceId,
      participantId: KEPT,
      version: (await rows()).invitations[0]?.version ?? 1,
      reply: { answer: 'in-person', siteId: null, substitute: null, reason: null },
    });
    expect(await codeOf(organizer.run(contract.unmerge, { conferenceId, id: otherId }))).toBe('merge-changed');
  });

  it('is one step however often the same command arrives, and one of two at once', async () => {
    const { pair, preview } = await withDouble();
    const { digest } = await preview();
    const input = { ...pair, digest, take: [] };
    await organizer.run(contract.merge, input, 'one-command');
    await organizer.run(contract.merge, input, 'one-command');
    expect(await codeOf(organizer.run(contract.merge, input))).toBe('not-found');
    const again = await withDouble();
    const { digest: seen } = await again.preview();
    const both = await Promise.all([1, 2].map(() => codeOf(organizer.run(contract.merge, { ...again.pair, digest: seen, take: [] }))));
    expect(both.filter((code) => code === 'not-found').length).toBe(1);
  });

  it('chooses between two answers, of which the link that is not kept ends', async () => {
    const { conferenceId, otherId, pair, preview } = await withDouble();
    await organizer.run(invitationsContract.make, { conferenceId, participantIds: [KEPT] });
    const secretOf = async (participantId: string) =>
      (await app.db.invitation.findFirst({ where: { conferenceId, participantId } }))?.secret ?? '';
    const [own, other] = [await secretOf(KEPT), await secretOf(otherId)];
    expect((await preview()).contradictions.map(({ take }) => take)).toContain('invitation');
    await organizer.run(contract.merge, { ...pair, digest: (await preview()).digest, take: ['invitation'] });
    expect(await secretOf(KEPT)).toBe(other);
    expect(await codeOf(app.nobody.run(invitationsContract.own, { secret: own }))).toBe('invitation-unknown');
  });

  it('refuses a person and themselves, two of whom each has a stand-in, and somebody who is not there', async () => {
    const { conferenceId, pair, preview } = await withDouble();
    expect(await codeOf(organizer.run(contract.preview, { ...pair, otherId: KEPT }))).toBe('invalid');
    expect(await codeOf(organizer.run(contract.preview, { ...pair, otherId: 'nobody' }))).toBe('not-found');
    await organizer.run(participantsContract.add, { conferenceId, ...person('Lê Bình', { standsFor: KEPT }) });
    expect(await codeOf(organizer.run(contract.merge, { ...pair, digest: (await preview()).digest, take: [] }))).toBe('invalid');
  });
});
