import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInContract } from '../../../server/live/check-in/contract.ts';
import { proceedingsContract as live } from '../../../server/live/sitting/contract/index.ts';
import { directoryContract } from '../../../server/planning/directory/contract.ts';
import { doublesContract } from '../../../server/planning/doubles/contract.ts';
import { erasureContract as contract } from '../../../server/planning/erasure/contract.ts';
import { invitationsContract } from '../../../server/planning/invitations/contract.ts';
import { participantsContract } from '../../../server/planning/participants/contract.ts';
import { insertPlan, requirePlan } from '../../../server/planning/plan/store.ts';
import { publishingContract } from '../../../server/planning/publishing/contract.ts';
import { seatingContract } from '../../../server/planning/seating/contract.ts';
import { transact } from '../../../server/platform/database/open.ts';
import { newId } from '../../../server/platform/ids.ts';
import { gatherSheet } from '../../../server/record/minutes/presenter/sheet.ts';
import { speakerInFull } from '../../../server/record/minutes/presenter/speakers.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { codeOf } from '../../helpers/refusals.ts';
import { contentsOf } from '../../helpers/tables.ts';
import { wholePlan } from '../../live/sitting/morning-plan.ts';
import { hallOf, person } from '../seating/seats.ts';

/** Words of one person; none may be found afterwards. */
const CANARIES = {
  name: 'Hoàng Thị Yến Oanh',
  email: 'yen-oanh@example.vn',
  phone: '0912345678',
  reason: 'lý do chim yến',
  topic: 'chủ đề chim yến',
};
const POST = 'Chánh Văn phòng Tỉnh ủy Cà Mau';

let app: TestApp;
let admin: Login;
beforeAll(async () => {
  app = await startApp();
  admin = await app.user({ administrator: true });
});
afterAll(() => app.end());

const found = async (): Promise<string[]> => {
  const tables = Object.entries(await contentsOf(app.db));
  return tables.flatMap(([table, rows]) =>
    Object.entries(CANARIES).flatMap(([canary, word]) => (rows.some((row) => row.includes(word)) ? [`${table}: ${canary}`] : [])),
  );
};

/** A conference that was held, in which the person was invited, seated, merged, checked in and heard. */
async function heldConference() {
  const conferenceId = newId();
  const plan = wholePlan(conferenceId);
  await transact(app.db, (tx) =>
    insertPlan(tx, { ...plan, participants: [], items: plan.items.map((item) => ({ ...item, speakers: [] })), papers: [] }, app.clock.now),
  );
  const organizer = await app.member(conferenceId, 'organizer');
  const chair = await app.member(conferenceId, 'chair');
  const { ids } = await organizer.run(participantsContract.addMany, {
    conferenceId,
    participants: [person(CANARIES.name, { posts: [POST], siteId: 'site-96' }), person('Lê Văn Ở')],
  });
  const [id = ''] = ids;
  const { id: double } = await organizer.run(participantsContract.add, { conferenceId, ...person(CANARIES.name, { posts: [POST] }) });
  await organizer.run(invitationsContract.make, { conferenceId, participantIds: [id] });
  await organizer.run(invitationsContract.setContact, {
    conferenceId,
    participantId: id,
    email: CANARIES.email,
    phone: CANARIES.phone,
    version: 0,
  });
  const declined = { answer: 'declined', siteId: null, substitute: null, reason: CANARIES.reason } as const;
  await organizer.run(invitationsContract.note, { conferenceId, participantId: id, version: 1, reply: declined });
  const { digest } = await organizer.run(doublesContract.preview, { conferenceId, id, otherId: double });
  await organizer.run(doublesContract.merge, { conferenceId, id, otherId: double, digest, take: [] });
  await organizer.run(seatingContract.setHall, { conferenceId, version: 0, hall: hallOf({ seats: '5', rows: 'A–B' }), unseat: false });
  await organizer.run(publishingContract.publish, { conferenceId });
  await chair.run(live.openSitting, { conferenceId, sittingId: 'morning' });
  await chair.run(live.startItem, { conferenceId, itemId: 'opening' });
  const door = { siteId: 'site-96', door: null, online: false, seenAt: app.clock.now };
  await chair.run(checkInContract.arrive, { conferenceId, sittingId: 'morning', participantId: id, ...door });
  const user = await app.bound(conferenceId, 'delegate', { participantId: id });
  await user.run(live.request, { conferenceId, topic: CANARIES.topic });
  const { turnId } = await chair.run(live.grant, { conferenceId, participantId: id, handOver: false });
  app.clock.now += 60_000;
  await chair.run(live.end, { conferenceId, turnId });
  return { conferenceId, id, organizer, chair, user };
}

const inDirectory = async () => {
  const posts = [{ title: POST, from: null, to: null }];
  return (await admin.run(directoryContract.add, { name: CANARIES.name, posts })).id;
};

describe('erasing the data of a person', () => {
  it('leaves no word of theirs in any table, the journal whole, and the post in the minutes', async () => {
    const { conferenceId, id, organizer, chair } = await heldConference();
    const personId = await inDirectory();
    expect((await found()).length).toBeGreaterThan(6);
    const { entries, digest, goes } = await admin.run(contract.preview, { id: personId });
    expect(entries.map((entry) => [entry.conferenceId, entry.isSure, entry.isHeld])).toContainEqual([conferenceId, true, true]);
    expect(goes).toMatchObject({ invitations: 1, contacts: 1 });
    const of = entries.map(({ conferenceId: at, participantId }) => ({ conferenceId: at, participantId }));
    const viewer = await app.member(conferenceId, 'viewer');
    const shown = async () => JSON.stringify(await viewer.run(live.livePlan, { conferenceId })).includes(CANARIES.name);
    // Of a conference that was held no entry of the journal follows, with which the plan would be read anew.
    expect(await shown()).toBe(true);
    await admin.run(contract.erase, { id: personId, digest, name: CANARIES.name, of });
    expect([await found(), await shown()]).toEqual([[], false]);
    const journal = await chair.run(live.journal, { conferenceId, after: 0 });
    expect(journal.brokenAt).toBeNull();
    const sheet = await gatherSheet((operation, input) => chair.run(operation, input), conferenceId, app.clock.now);
    const [turn] = Object.values(sheet.state.turns);
    expect(turn && speakerInFull(sheet.plan, turn.speaker, 'vi')).toBe(`Đại diện ${POST}`);
    const { participants } = await requirePlan(app.db, conferenceId);
    expect(participants.map((one) => [one.id === id ? 'they' : one.name, one.name, one.posts])).toEqual([
      ['they', null, [POST]],
      ['Lê Văn Ở', 'Lê Văn Ở', []],
    ]);
    const events = await app.db.securityEvent.findMany({ where: { kind: 'erased', conferenceId } });
    expect(events.map(({ subjectKind, subjectId }) => [subjectKind, subjectId])).toContainEqual(['participant', id]);
    expect((await organizer.run(publishingContract.get, { conferenceId, number: 1 })).plan.participants.length).toBe(2);
    expect((await chair.run(checkInContract.notes, { conferenceId, sittingId: 'morning', since: 0 })).notes.length).toBe(1);
  });

  it('is confirmed with the name, for what was seen, and reaches only the entries that were chosen', async () => {
    const { conferenceId, id, organizer } = await heldConference();
    const personId = await inDirectory();
    const { digest, entries } = await admin.run(contract.preview, { id: personId });
    const of = entries.map(({ conferenceId: at, participantId }) => ({ conferenceId: at, participantId }));
    expect(await codeOf(admin.run(contract.erase, { id: personId, digest, name: 'Người khác', of }))).toBe('name-differs');
    const wrong = [{ conferenceId, participantId: 'nobody' }];
    expect(await codeOf(admin.run(contract.erase, { id: personId, digest, name: CANARIES.name, of: wrong }))).toBe('invalid');
    const stored = (await requirePlan(app.db, conferenceId)).participants.find((one) => one.id === id);
    if (!stored) throw new Error('no participant');
    const { extras: _extras, ...facts } = stored;
    await organizer.run(participantsContract.edit, { conferenceId, ...facts, order: 4 });
    expect(await codeOf(admin.run(contract.erase, { id: personId, digest, name: CANARIES.name, of }))).toBe('erasure-differs');
    const now = await admin.run(contract.preview, { id: personId });
    await admin.run(contract.erase, { id: personId, digest: now.digest, name: CANARIES.name, of: [] });
    expect((await requirePlan(app.db, conferenceId)).participants.find((one) => one.id === id)?.name).toBe(CANARIES.name);
    expect(await codeOf(admin.run(contract.preview, { id: personId }))).toBe('not-found');
  });
});
