import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preparationContract } from '../../../server/planning/conferences/preparation/contract.ts';
import { directoryContract } from '../../../server/planning/directory/contract.ts';
import { erasureContract as contract } from '../../../server/planning/erasure/contract.ts';
import { invitationsContract } from '../../../server/planning/invitations/contract.ts';
import { participantsContract } from '../../../server/planning/participants/contract.ts';
import { insertPlan, requirePlan } from '../../../server/planning/plan/store.ts';
import { publishingContract } from '../../../server/planning/publishing/contract.ts';
import { transact } from '../../../server/platform/database/open.ts';
import { newId } from '../../../server/platform/ids.ts';
import { followUpContract } from '../../../server/record/follow-up/contract.ts';
import { taskOwnersContract } from '../../../server/record/follow-up/owners/contract.ts';
import { ownerKey } from '../../../server/record/follow-up/owners/rules.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { contentsOf } from '../../helpers/tables.ts';
import { wholePlan } from '../../live/sitting/morning-plan.ts';
import { FACTS } from '../../record/follow-up/facts.ts';
import { person } from '../seating/seats.ts';

const NAME = 'Vũ Thị Hải Âu';
const POST = 'Giám đốc Sở Nội vụ';

let app: TestApp;
let admin: Login;
let organizer: Login;
let conferenceId: string;
beforeAll(async () => {
  app = await startApp();
  admin = await app.user({ administrator: true });
  conferenceId = newId();
  const plan = wholePlan(conferenceId);
  const items = plan.items.map((item) => ({ ...item, speakers: [] }));
  await transact(app.db, (tx) => insertPlan(tx, { ...plan, participants: [], items, papers: [] }, app.clock.now));
  organizer = await app.member(conferenceId, 'organizer');
});
afterAll(() => app.end());

const entryOf = async (id: string) => {
  const found = (await requirePlan(app.db, conferenceId)).participants.find((one) => one.id === id);
  if (!found) throw new Error('no participant');
  const { extras: _extras, ...entry } = found;
  return entry;
};
const rename = async (id: string, name: string) => organizer.run(participantsContract.edit, { conferenceId, ...(await entryOf(id)), name });
const add = (name: string) => organizer.run(participantsContract.add, { conferenceId, ...person(name, { posts: [POST] }) });

/** Erases every entry of the name. Returns which there were. */
async function erase(name: string) {
  const { id } = await admin.run(directoryContract.add, { name, posts: [{ title: POST, from: null, to: null }] });
  const { digest, entries, goes } = await admin.run(contract.preview, { id });
  const of = entries.map(({ conferenceId: at, participantId }) => ({ conferenceId: at, participantId }));
  await admin.run(contract.erase, { id, digest, name, of });
  return { ids: of.map(({ participantId }) => participantId), goes };
}

/** The tables in which a text is found. */
const tablesWith = async (text: string): Promise<string[]> =>
  Object.entries(await contentsOf(app.db)).flatMap(([table, rows]) => (rows.some((row) => row.includes(text)) ? [table] : []));

describe('erasing somebody whose entry was given to another person since', () => {
  it('leaves the other one as they are, and takes the name from versions and log', async () => {
    const { id } = await add(NAME);
    await organizer.run(publishingContract.publish, { conferenceId });
    await rename(id, 'Lê Văn Kế');
    await organizer.run(invitationsContract.make, { conferenceId, participantIds: [id] });
    const email = 'ke@example.vn';
    await organizer.run(invitationsContract.setContact, { conferenceId, participantId: id, email, phone: null, version: 0 });
    const before = await entryOf(id);
    const { ids, goes } = await erase(NAME);
    expect([ids, goes.invitations, goes.contacts]).toEqual([[id], 0, 0]);
    expect(await entryOf(id)).toEqual(before);
    expect((await app.db.participantContact.findMany({ where: { conferenceId } })).map((one) => one.email)).toEqual([email]);
    expect(await app.db.invitation.count({ where: { conferenceId, participantId: id } })).toBe(1);
    expect(await tablesWith(NAME)).toEqual([]);
    const { plan } = await organizer.run(publishingContract.get, { conferenceId, number: 1 });
    expect(plan.participants.map((one) => [one.id, one.name, one.posts])).toEqual([[id, null, [POST]]]);
  });
});

describe('erasing somebody', () => {
  it('takes their name as it was before an accent was corrected too', async () => {
    const { id } = await add('Đỗ Thị Sao Mai');
    await rename(id, 'Đỗ Thị Sáo Mai');
    expect((await erase('Đỗ Thị Sáo Mai')).ids).toEqual([id]);
    expect((await entryOf(id)).name).toBe(null);
    expect(await tablesWith('Đỗ Thị Sao Mai')).toEqual([]);
  });

  it('finds them once by their own id where they were added with others and have left the list', async () => {
    const participants = [person('Trần Văn Còn', { posts: [POST] }), person('Phạm Thị Chim Én', { posts: [POST] })];
    const { ids } = await organizer.run(participantsContract.addMany, { conferenceId, participants });
    await organizer.run(participantsContract.remove, { conferenceId, id: ids[1] ?? '', version: 1, also: [] });
    expect((await erase('Phạm Thị Chim Én')).ids).toEqual([ids[1]]);
    expect(await tablesWith('Phạm Thị Chim Én')).toEqual([]);
    expect((await entryOf(ids[0] ?? '')).name).toBe('Trần Văn Còn');
  });

  it('finds a name that was typed over another one, and was typed over again', async () => {
    const { id } = await add('Ngô Văn Đầu');
    await rename(id, 'Ngô Thị Bồ Câu');
    await rename(id, 'Ngô Văn Cuối');
    expect((await erase('Ngô Thị Bồ Câu')).ids).toEqual([id]);
    expect((await entryOf(id)).name).toBe('Ngô Văn Cuối');
    expect(await tablesWith('Ngô Thị Bồ Câu')).toEqual([]);
  });

  it('takes them from the checklist and its log', async () => {
    const name = 'Bùi Thị Họa Mi';
    const task = { title: 'In tài liệu', daysBefore: null, part: null };
    const { id: taskId } = await organizer.run(preparationContract.add, { conferenceId, ...task, responsible: name });
    const { id: otherId } = await organizer.run(preparationContract.add, { conferenceId, ...task, title: 'Thuê xe', responsible: name });
    await organizer.run(preparationContract.edit, { conferenceId, taskId: otherId, version: 1, ...task, responsible: 'Ban Tổ chức' });
    await add(name);
    await erase(name);
    expect(await tablesWith(name)).toEqual([]);
    const { tasks } = await organizer.run(preparationContract.list, { conferenceId });
    expect(tasks.map((one) => [one.id, one.responsible])).toEqual([
      [taskId, null],
      [otherId, 'Ban Tổ chức'],
    ]);
  });

  it('ends the address and the links of somebody in charge of tasks of the register, which keeps who was', async () => {
    const name = 'Đỗ Thị Chim Sâu';
    const task = { ...FACTS, kind: 'task' as const, owner: name };
    await organizer.run(followUpContract.add, { conferenceId, facts: task });
    await organizer.run(followUpContract.add, { conferenceId, facts: { ...task, owner: 'Cục Quản trị' } });
    const key = (owner: string): string => ownerKey({ owner, ownerId: null }) ?? '';
    for (const owner of [name, 'Cục Quản trị']) {
      await organizer.run(taskOwnersContract.setEmail, { conferenceId, key: key(owner), version: 0, email: 'chim.sau@example.vn' });
      await organizer.run(taskOwnersContract.openLink, { conferenceId, key: key(owner) });
    }
    await add(name);
    await erase(name);
    const { owners } = await organizer.run(taskOwnersContract.list, { conferenceId });
    expect(owners.map((one) => [one.name, one.email, one.hasLink])).toEqual([
      ['Cục Quản trị', 'chim.sau@example.vn', true],
      [name, null, false],
    ]);
  });
});
