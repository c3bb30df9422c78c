import request from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { followUpContract as register, type MatterFacts } from '../../../server/record/follow-up/contract.ts';
import { taskOwnersContract as contract, type TaskReport } from '../../../server/record/follow-up/owners/contract.ts';
import { isTaskOf, ownerKey, taskOwners } from '../../../server/record/follow-up/owners/rules.ts';
import { taskCalendarContract as calendar } from '../../../server/record/follow-up/calendar/contract.ts';
import { newMatter } from '../../../server/record/follow-up/rules/matters.ts';
import { MORNING, startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { importSeed, seedItem } from '../../helpers/seeded.ts';
import { FACTS } from './facts.ts';

const OFFICE = 'Văn phòng Tỉnh ủy Cà Mau';
const TASK: MatterFacts = { ...FACTS, kind: 'task', text: 'Rà soát quy chế', owner: OFFICE, measure: { unit: 'nơi', target: 34 } };
const refused = (code: string) => expect.objectContaining({ code });

let app: TestApp;
let organizer: Login;
let conferenceId: string;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());
beforeEach(async () => {
  app.clock.now = MORNING;
  organizer = await app.user({ administrator: true, clearance: 3 });
  conferenceId = await importSeed(organizer);
});

const give = async (more: Partial<MatterFacts> = {}) =>
  (await organizer.run(register.add, { conferenceId, facts: { ...TASK, ...more } })).id;
const keyOf = (name: string): string => ownerKey({ owner: name, ownerId: null }) ?? '';
const secretOf = async (name = OFFICE, login = organizer): Promise<string> => {
  const { path } = await login.run(contract.link, { conferenceId, key: keyOf(name) });
  return path?.slice('/v/'.length) ?? '';
};
const linkTo = async (name = OFFICE) => {
  await organizer.run(contract.openLink, { conferenceId, key: keyOf(name) });
  return secretOf(name);
};
const own = (secret: string) => app.nobody.run(contract.own, { secret });
const tell = (secret: string, id: string, version: number, report: Partial<TaskReport>) =>
  app.nobody.run(contract.report, { secret, id, version, report: { kind: 'progress', text: null, reached: null, ...report } });
const standing = async (id: string) => {
  const { matter, history } = await organizer.run(register.get, { conferenceId, id });
  return { ...matter, lines: history.map(({ kind, by, text, reached }) => [kind, by, text, reached]) };
};

describe('the link of an owner', () => {
  it('shows their tasks alone: none of others, no recommendation, nothing classified, whatever the office may know', async () => {
    const mine = await give();
    app.clock.now += 1000;
    await give({ owner: 'VĂN PHÒNG  tỉnh ủy cà mau', text: 'Cùng tên' });
    await give({ owner: 'Cục Quản trị', text: 'Của người khác' });
    await give({ text: 'Việc mật', classification: 'mat' });
    await give({ kind: 'recommendation', text: 'Kiến nghị' });
    const itemId = await seedItem(organizer, conferenceId, 'closing');
    const ofItem = await give({ text: 'Trong nội dung mật' });
    await app.db.matter.update({ where: { conferenceId_id: { conferenceId, id: ofItem } }, data: { itemId } });
    await app.db.agendaItem.update({ where: { conferenceId_id: { conferenceId, id: itemId } }, data: { classification: 'mat' } });
    const { name, tasks } = await own(await linkTo());
    expect([name, tasks.map(({ text }) => text).toSorted()]).toEqual([OFFICE, ['Cùng tên', 'Rà soát quy chế']]);
    expect(Object.keys(tasks[0] ?? {}).toSorted()).toEqual(
      [
        'askedOn',
        'coordinating',
        'due',
        'id',
        'lastDay',
        'measure',
        'product',
        'reached',
        'status',
        'statusOn',
        'text',
        'told',
        'version',
      ].toSorted(),
    );
    expect(await organizer.run(register.merge, { conferenceId, id: mine, version: 1, into: await give({ text: 'Gộp vào' }) })).toBeTruthy();
    expect((await own(await secretOf())).tasks.map(({ id }) => id)).not.toContain(mine);
  });

  it('reports progress and asks to confirm; the office confirms or returns it, and the owner sees that', async () => {
    const [id, secret] = [await give(), await linkTo()];
    await tell(secret, id, 1, { text: 'Đã xong 12 nơi', reached: 12 });
    await tell(secret, id, 2, { kind: 'asked', reached: 34 });
    expect(await standing(id)).toMatchObject({ status: 'open', askedOn: '2025-11-26', reached: 34 });
    await expect(tell(secret, id, 3, { kind: 'asked' })).rejects.toEqual(refused('asked-already'));
    expect((await organizer.run(register.list, { kind: 'task', view: 'asked' })).total).toBe(1);
    const step = { kind: 'returned', on: '2025-11-26', text: 'Thiếu báo cáo', body: null, number: null, reached: null } as const;
    await organizer.run(register.record, { conferenceId, id, version: 3, step });
    await expect(organizer.run(register.record, { conferenceId, id, version: 4, step })).rejects.toEqual(refused('not-asked'));
    await tell(secret, id, 4, { kind: 'asked', text: 'Đã bổ sung' });
    await organizer.run(register.record, { conferenceId, id, version: 5, step: { ...step, kind: 'done', text: null } });
    expect(await standing(id)).toMatchObject({ status: 'done', askedOn: null, reached: 34 });
    expect((await standing(id)).lines.slice(1, 3)).toEqual([
      ['progress', OFFICE, 'Đã xong 12 nơi', 12],
      ['asked', OFFICE, null, 34],
    ]);
    const [task] = (await own(secret)).tasks;
    expect(task?.told.map(({ kind, text }) => [kind, text])).toEqual([
      ['done', null],
      ['asked', 'Đã bổ sung'],
      ['returned', 'Thiếu báo cáo'],
      ['asked', null],
      ['progress', 'Đã xong 12 nơi'],
    ]);
    await expect(tell(secret, id, 6, { text: 'Thêm' })).rejects.toEqual(refused('matter-settled'));
  });

  it('takes a report once that is sent twice, one of two at the same time, and none of another task', async () => {
    const [id, secret] = [await give(), await linkTo()];
    const other = await give({ owner: 'Cục Quản trị' });
    expect([await tell(secret, id, 1, { text: 'A' }), await tell(secret, id, 1, { text: 'A' })]).toEqual([{ version: 2 }, { version: 2 }]);
    await expect(tell(secret, id, 1, { text: 'B' })).rejects.toEqual(refused('stale'));
    const both = await Promise.allSettled(['C', 'D'].map((text) => tell(secret, id, 2, { text })));
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(tell(secret, other, 1, { text: 'A' })).rejects.toEqual(refused('not-found'));
    await expect(tell(secret, id, 3, {})).rejects.toEqual(refused('invalid'));
    expect((await standing(id)).lines.length).toBe(3);
  });

  it('ends where it is replaced or revoked, where the task is given to somebody else, and with the conference in the trash', async () => {
    const [id, first] = [await give(), await linkTo()];
    const second = await linkTo();
    await expect(own(first)).rejects.toEqual(refused('owner-unknown'));
    await expect(tell(first, id, 1, { text: 'A' })).rejects.toEqual(refused('owner-unknown'));
    await organizer.run(register.edit, { conferenceId, id, version: 1, facts: { ...TASK, owner: 'Cục Quản trị' } });
    expect((await own(second)).tasks).toEqual([]);
    await organizer.run(conferencesContract.trash, { conferenceId });
    await expect(own(second)).rejects.toEqual(refused('owner-unknown'));
    await organizer.run(conferencesContract.restore, { conferenceId });
    await organizer.run(contract.closeLink, { conferenceId, key: keyOf(OFFICE) });
    await expect(own(second)).rejects.toEqual(refused('owner-unknown'));
  });

  it('goes on while the conference is in the archive', async () => {
    const [id, secret] = [await give(), await linkTo()];
    await organizer.run(conferencesContract.archive, { conferenceId });
    expect(await tell(secret, id, 1, { text: 'Vẫn làm' })).toEqual({ version: 2 });
  });
});

describe('whoever is in charge by a login', () => {
  it('reports on their own task without keeping the register, and on no other', async () => {
    const chair = await app.member(conferenceId, 'chair');
    const id = await give({ owner: null, ownerId: chair.actor.id });
    const report = { kind: 'asked', text: 'Xong', reached: null } as const;
    await expect(chair.run(contract.reportSigned, { conferenceId, id: await give(), version: 1, report })).rejects.toEqual(
      refused('not-found'),
    );
    expect(await chair.run(contract.reportSigned, { conferenceId, id, version: 1, report })).toEqual({ version: 2 });
    expect((await chair.run(register.list, { kind: 'task', view: 'mine' })).matters.map(({ askedOn }) => askedOn)).toEqual(['2025-11-26']);
    const key = `@${chair.actor.id}`;
    await expect(organizer.run(contract.openLink, { conferenceId, key })).rejects.toEqual(refused('owner-signs-in'));
  });
});

describe('the owners of a conference', () => {
  it('are counted by name however it is spelled, with who can be reached, and are no part of its file', async () => {
    await give({ due: { before: '2025-11-01' } });
    app.clock.now += 1000;
    await give({ owner: 'văn phòng tỉnh ủy CÀ MAU' });
    await linkTo();
    await organizer.run(contract.setEmail, { conferenceId, key: keyOf(OFFICE), version: 1, email: 'vp@example.org' });
    const { owners } = await organizer.run(contract.list, { conferenceId });
    const counted = { tasks: 2, open: 2, overdue: 1, asked: 0, email: 'vp@example.org', hasLink: true, isLogin: false, version: 2 };
    expect(owners).toEqual([{ key: keyOf(OFFICE), name: OFFICE, ...counted }]);
    await expect(organizer.run(contract.openLink, { conferenceId, key: 'không có' })).rejects.toEqual(refused('not-found'));
  });

  it('are those with a task, and those who still have a link', () => {
    const task = (more: object) => ({ ...newMatter('c', 'a', { ...TASK, ...more }), ownerName: null });
    const kept = new Map([
      ['cục', { name: 'Cục', email: null, hasLink: true, version: 1 }],
      ['vụ', { name: 'Vụ', email: 'a@b.vn', hasLink: false, version: 1 }],
    ]);
    expect(
      taskOwners([task({}), task({ owner: null }), task({ kind: 'recommendation', owner: 'X' })], kept, '2025-01-01').map(
        ({ name }) => name,
      ),
    ).toEqual(['Cục', OFFICE]);
    expect([
      ownerKey({ owner: null, ownerId: null }),
      ownerKey({ owner: null, ownerId: 'u' }),
      isTaskOf({ ...task({}), mergedInto: 'b' }, keyOf(OFFICE)),
    ]).toEqual([null, '@u', false]);
  });
});

describe('the calendar of last days', () => {
  const feed = async (path: string | null) => {
    const secret = /task-calendar\/(.+)\.ics$/.exec(path ?? '')?.[1] ?? '';
    const { content } = await app.nobody.run(calendar.follow, { secret, lang: 'vi' });
    const text = Buffer.from(content as Uint8Array).toString();
    return [...text.matchAll(/DTSTART;VALUE=DATE:(\d+)[\s\S]*?SUMMARY:([^\r\n]*)/g)].map(([, day, title]) => `${day} ${title}`);
  };

  it('of an owner has what is open and dated, nothing classified, and ends with their link', async () => {
    await give({ due: { before: '2025-12-31' } });
    await give({ text: 'Không hạn' });
    await give({ text: 'Mật', due: { by: '2025-12-01' }, classification: 'mat' });
    const secret = await linkTo();
    const { path } = await app.nobody.run(calendar.openByLink, { secret });
    expect(await feed(path)).toEqual(['20251230 Hạn: Rà soát quy chế']);
    expect((await own(secret)).calendar).toBe(path);
    const again = await app.nobody.run(calendar.openByLink, { secret });
    await expect(feed(path)).rejects.toEqual(refused('not-found'));
    await linkTo();
    await expect(feed(again.path)).rejects.toEqual(refused('not-found'));
  });

  it('of a login has their own tasks, until the link is replaced, revoked, or the account closed', async () => {
    const chair = await app.member(conferenceId, 'chair');
    await give({ ownerId: chair.actor.id, due: { by: '2025-12-05' } });
    await give({ due: { by: '2025-12-06' } });
    const first = (await chair.run(calendar.open, {})).path;
    expect(await feed(first)).toEqual(['20251205 Hạn: Rà soát quy chế']);
    const { path } = await chair.run(calendar.open, {});
    await expect(feed(first)).rejects.toEqual(refused('not-found'));
    await app.db.user.update({ where: { id: chair.actor.id }, data: { disabledAt: new Date(app.clock.now) } });
    await expect(feed(path)).rejects.toEqual(refused('not-found'));
  });
});

describe('the page of an owner', () => {
  it('takes a report by its form, shows again what was refused, and says of a wrong link what to do', async () => {
    const [id, secret] = [await give(), await linkTo()];
    const open = () => request(app.url).get(`/v/${secret}`).set('cookie', 'dc_lang=vi');
    const post = (form: object) =>
      request(app.url)
        .post(`/v/${secret}`)
        .set('cookie', 'dc_lang=vi')
        .type('form')
        .send({ id, version: '1', kind: 'progress', text: '', reached: '', ...form });
    expect([(await open()).status, (await open()).text.includes('Rà soát quy chế'), (await open()).headers['cache-control']]).toEqual([
      200,
      true,
      'no-store',
    ]);
    const wrong = await post({ text: 'Giữ lại chữ này', reached: 'mười' });
    expect([wrong.status, wrong.text.includes('Giữ lại chữ này')]).toEqual([400, true]);
    expect((await post({ text: 'Được 12', reached: '12,5' })).headers['location']).toBe(`/v/${secret}`);
    expect(await standing(id)).toMatchObject({ reached: 12.5, version: 2 });
    expect((await post({ text: 'Cũ' })).status).toBe(409);
    const gone = await request(app.url).get('/v/khong-co').set('cookie', 'dc_lang=vi');
    expect([gone.status, gone.text.replace(/[\s\u00A0]+/g, ' ').includes('Xin văn phòng cấp đường dẫn mới')]).toEqual([404, true]);
  });
});
