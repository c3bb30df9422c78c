import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { registersContract as contract, type WantedEntries } from '../../../server/record/registers/contract/index.ts';
import { numberTermsContract as terms } from '../../../server/record/registers/terms/contract.ts';
import { followUpContract } from '../../../server/record/follow-up/contract.ts';
import { FACTS as TASK } from '../follow-up/facts.ts';
import { MORNING, startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { bareConference } from '../../helpers/conference.ts';
import { LETTER, NOTICE, OUT } from './facts.ts';

let app: TestApp;
let keeper: Login;
let conferenceId: string;
beforeAll(async () => {
  app = await startApp({ now: MORNING });
});
afterAll(() => app.end());
beforeEach(async () => {
  await app.db.registerEntry.deleteMany();
  await app.db.numberBook.deleteMany();
  keeper = await app.user({ creator: true });
  conferenceId = await bareConference(app);
});

const all = (login: Login, wanted: Partial<WantedEntries> = {}) =>
  login.run(contract.list, { side: 'out', search: '', page: 1, ...wanted });
const refused = (code: string) => expect.objectContaining({ code });

describe('drawing a number', () => {
  it('gives the same one again to a command that lost its answer', async () => {
    const draw = () => keeper.run(contract.drawForOffice, { drawing: NOTICE }, 'lost');
    expect([await draw(), await draw()].map(({ sign }) => sign)).toEqual(['01-TB/VPTW', '01-TB/VPTW']);
    expect((await keeper.run(contract.drawForOffice, { drawing: NOTICE }, 'next')).sign).toBe('02-TB/VPTW');
  });

  it('counts each kind, form, term and year apart, and keeps the letters of the office', async () => {
    const draw = async (more: object) => (await keeper.run(contract.drawForOffice, { drawing: { ...NOTICE, office: null, ...more } })).sign;
    await keeper.run(contract.drawForOffice, { drawing: NOTICE });
    expect(await draw({})).toBe('02-TB/VPTW');
    expect(await draw({ kind: 'BB' })).toBe('01-BB/VPTW');
    expect(await draw({ form: 'state', office: 'VPCP' })).toBe('01/TB-VPCP');
    expect(await draw({ form: 'state', date: '2024-12-31' })).toBe('01/TB-VPCP');
    expect(await draw({ date: '2021-02-02' })).toBe('03-TB/VPTW');
  });

  it('is refused for a day that no paper of an office can have', async () => {
    const at = (date: string) => keeper.run(contract.drawForOffice, { drawing: { ...NOTICE, form: 'state', date } });
    for (const date of ['0000-01-01', '0099-12-31', '1899-12-31', '2200-01-01', '2025-02-30'])
      await expect(at(date)).rejects.toEqual(refused('invalid'));
    expect(await app.db.numberBook.count()).toBe(0);
  });

  it('is refused for a day without a known term, one far ahead, a rehearsal and the archive, and takes nothing', async () => {
    const office = await app.user({ administrator: true });
    const draw = (more: object) => keeper.run(contract.drawForOffice, { drawing: { ...NOTICE, ...more } });
    await expect(draw({ date: '2020-01-01' })).rejects.toEqual(refused('no-number-book'));
    await expect(draw({ date: '2062-11-26' })).rejects.toEqual(refused('number-day-far'));
    await expect(draw({ after: 1 })).rejects.toEqual(refused('no-late-number'));
    const { id: rehearsal } = await office.run(conferencesContract.rehearse, { conferenceId });
    await expect(office.run(contract.draw, { conferenceId: rehearsal, drawing: NOTICE })).rejects.toEqual(refused('is-rehearsal'));
    await app.db.conference.update({ where: { id: conferenceId }, data: { archivedAt: new Date(MORNING) } });
    await expect(office.run(contract.draw, { conferenceId, drawing: NOTICE })).rejects.toEqual(refused('archived'));
    expect([await app.db.registerEntry.count(), await app.db.numberBook.count()]).toEqual([0, 0]);
  });

  it('outlives its conference', async () => {
    const { id } = await keeper.run(contract.draw, { conferenceId, paper: 'minutes', drawing: NOTICE });
    await app.db.conference.delete({ where: { id: conferenceId } });
    const { entry } = await keeper.run(contract.get, { id });
    expect([entry.sign, entry.conferenceId, entry.paper]).toEqual(['01-TB/VPTW', null, 'minutes']);
  });
});

describe('a number', () => {
  it('is voided once, with a reason, and not while a paper bears it', async () => {
    const { id } = await keeper.run(contract.drawForOffice, { drawing: NOTICE });
    await keeper.run(contract.void, { id, version: 1, reason: 'Ghi nhầm loại' });
    await expect(keeper.run(contract.void, { id, version: 2, reason: 'Lần nữa' })).rejects.toEqual(refused('number-void'));
    await expect(keeper.run(contract.edit, { id, version: 2, facts: OUT })).rejects.toEqual(refused('number-void'));
    const { entry, history } = await keeper.run(contract.get, { id });
    expect([entry.state, entry.reason, history.map(({ kind }) => kind)]).toEqual(['void', 'Ghi nhầm loại', ['voided', 'drawn']]);
    const held = await keeper.run(contract.draw, { conferenceId, paper: 'minutes', drawing: NOTICE });
    const bearing = { conferenceId, id: 'minutes', kind: 'minutes', title: 'Biên bản', state: 'recalled', recipients: [] };
    const [paper, changedAt] = [{ conferenceId_id: { conferenceId, id: 'minutes' } }, new Date(MORNING)];
    await app.db.officialPaper.create({ data: { ...bearing, number: '01', changedAt, version: 1 } });
    await expect(keeper.run(contract.void, { id: held.id, version: 1, reason: 'x' })).rejects.toEqual(refused('number-of-paper'));
    // It was recalled while its number was drawn, and never came to bear it.
    await app.db.officialPaper.update({ where: paper, data: { number: null } });
    expect(await keeper.run(contract.void, { id: held.id, version: 1, reason: 'Thu hồi trước khi cấp số' })).toEqual({ version: 2 });
  });

  it('that is reserved is given once, to a paper of a day of the same book', async () => {
    const { first, last } = await keeper.run(contract.reserve, {
      form: 'state',
      kind: 'GM',
      date: '2025-11-20',
      office: 'VPCP',
      count: 3,
      reason: 'Giấy mời ký sau',
    });
    expect([first.sign, last.sign]).toEqual(['01/GM-VPCP', '03/GM-VPCP']);
    const use = (date: string) => keeper.run(contract.use, { id: first.id, version: 1, date, facts: OUT });
    await expect(use('2024-11-26')).rejects.toEqual(
      expect.objectContaining({ faults: [expect.objectContaining({ path: 'date', message: 'day-of-another-book' })] }),
    );
    await use('2025-11-26');
    await expect(keeper.run(contract.use, { id: first.id, version: 2, date: '2025-11-26', facts: OUT })).rejects.toEqual(
      refused('number-not-reserved'),
    );
    expect((await all(keeper)).entries.map(({ number, state }) => [number, state])).toEqual([
      [1, 'taken'],
      [3, 'reserved'],
      [2, 'reserved'],
    ]);
  });
});

describe('a term of the Party', () => {
  it('begins the books anew from its first day, and moves no number that was given', async () => {
    const office = await app.user({ administrator: true });
    await keeper.run(contract.drawForOffice, { drawing: NOTICE });
    const term = { name: 'Nhiệm kỳ của đảng bộ', from: '2025-11-20' };
    await expect(office.run(terms.add, term)).rejects.toEqual(refused('term-has-numbers'));
    const { id } = await office.run(terms.add, { ...term, from: '2025-11-27' });
    await expect(office.run(terms.add, { ...term, from: '2025-11-27' })).rejects.toEqual(refused('term-day-taken'));
    const next = await keeper.run(contract.drawForOffice, { drawing: { ...NOTICE, date: '2025-11-27' } });
    expect(next.sign).toBe('01-TB/VPTW');
    await expect(office.run(terms.remove, { id, version: 1 })).rejects.toEqual(refused('term-has-numbers'));
    await expect(office.run(terms.edit, { id, version: 1, ...term, from: '2025-11-28' })).rejects.toEqual(refused('term-has-numbers'));
    expect((await office.run(terms.list, {})).terms.map(({ from }) => from)).toEqual(['2021-02-02', '2025-11-27', '2026-01-24']);
    await app.db.partyTerm.deleteMany();
  });
});

describe('who sees the registers', () => {
  it('is shown their own conferences alone, and writes there if they draw numbers', async () => {
    const [secretary, chair, viewer] = await Promise.all(
      (['secretary', 'chair', 'viewer'] as const).map((role) => app.member(conferenceId, role)),
    );
    if (!secretary || !chair || !viewer) throw new Error('no members');
    await keeper.run(contract.drawForOffice, { drawing: NOTICE });
    const { id, sign } = await secretary.run(contract.draw, { conferenceId, drawing: NOTICE });
    expect(sign).toBe('02-TB/VPTW');
    const seen = await Promise.all([keeper, secretary, chair, viewer].map(async (login) => (await all(login)).total));
    expect(seen).toEqual([2, 1, 1, 0]);
    await expect(viewer.run(contract.get, { id })).rejects.toEqual(refused('not-found'));
    await expect(chair.run(contract.edit, { id, version: 1, facts: OUT })).rejects.toEqual(refused('forbidden'));
    await expect(secretary.run(contract.edit, { id, version: 1, facts: { ...OUT, about: 'Sửa trích yếu' } })).resolves.toEqual({
      version: 2,
    });
  });

  it('is told of a classified paper its number alone, and finds it by no word', async () => {
    const cleared = await app.user({ creator: true, clearance: 3 });
    const secret = { ...OUT, about: 'Nội dung mật', signer: 'Người ký', note: 'Ghi chú', classification: 'toi-mat' as const };
    const { id } = await cleared.run(contract.draw, { conferenceId, drawing: { ...NOTICE, facts: secret } });
    const [entry] = (await all(keeper)).entries;
    const text = JSON.stringify([entry, await keeper.run(contract.get, { id })]);
    expect([entry?.number, entry?.isHidden, entry?.sign]).toEqual([1, true, null]);
    expect(['Nội dung mật', 'Người ký', 'Ghi chú', conferenceId].filter((word) => text.includes(word))).toEqual([]);
    expect([(await all(keeper, { search: 'noi dung' })).total, (await all(cleared, { search: 'noi dung' })).total]).toEqual([0, 1]);
    expect((await all(keeper, { of: conferenceId })).total).toBe(0);
    expect((await all(await app.member(conferenceId, 'organizer'))).total).toBe(0);
    await expect(keeper.run(contract.void, { id, version: 1, reason: 'x' })).rejects.toEqual(refused('not-found'));
    await expect(keeper.run(contract.edit, { id, version: 1, facts: OUT })).rejects.toEqual(refused('not-found'));
    await expect(keeper.run(contract.drawForOffice, { drawing: { ...NOTICE, facts: secret } })).rejects.toEqual(refused('invalid'));
  });
});

describe('a paper in', () => {
  it('gets the next number of its year, a file, and goes to a conference whose staff then sees it', async () => {
    const office = await app.user({ administrator: true });
    const { id, number } = await keeper.run(contract.enter, { date: '2025-11-26', facts: LETTER });
    expect(number).toBe(1);
    expect((await keeper.run(contract.enter, { date: '2024-12-30', facts: LETTER })).number).toBe(1);
    const content = Buffer.from('Nội dung công văn').toString('base64');
    await keeper.run(contract.addFile, { id, name: 'cong-van.txt', content });
    await expect(keeper.run(contract.addFile, { id, name: 'a.pdf', content })).rejects.toEqual(refused('file-mismatch'));
    const secretary = await app.member(conferenceId, 'secretary');
    expect((await all(secretary, { side: 'in' })).total).toBe(0);
    await keeper.run(contract.forward, { id, version: 1, to: conferenceId, matterId: null });
    expect((await all(secretary, { side: 'in', search: 'tra loi quang ninh' })).entries.map(({ sign }) => sign)).toEqual(['12-CV/TU']);
    expect((await secretary.run(contract.get, { id })).files.map(({ name }) => name)).toEqual(['cong-van.txt']);
    const file = await secretary.run(contract.file, { id, number: 1 });
    expect(Buffer.from(file.content as Uint8Array).toString()).toBe('Nội dung công văn');
    const { id: task } = await office.run(followUpContract.add, {
      conferenceId,
      facts: { ...TASK, kind: 'task', text: 'Rà soát quy chế' },
    });
    await expect(keeper.run(contract.forward, { id, version: 2, to: conferenceId, matterId: task })).rejects.toEqual(refused('not-found'));
    await office.run(contract.forward, { id, version: 2, to: conferenceId, matterId: task });
    const told = await Promise.all([office, secretary, keeper].map(async (login) => (await login.run(contract.get, { id })).matter?.text));
    expect(told).toEqual(['Rà soát quy chế', 'Rà soát quy chế', undefined]);
    await expect(secretary.run(contract.edit, { id, version: 3, facts: LETTER })).rejects.toEqual(refused('forbidden'));
    await expect(keeper.run(contract.edit, { id, version: 3, facts: OUT })).rejects.toEqual(refused('invalid'));
    const shelved = await bareConference(app);
    await app.db.conference.update({ where: { id: shelved }, data: { archivedAt: new Date(MORNING) } });
    await expect(office.run(contract.forward, { id, version: 3, to: shelved, matterId: null })).rejects.toEqual(refused('archived'));
    const of = { where: { id: conferenceId }, data: { deletedAt: new Date(MORNING) } };
    await app.db.conference.update(of);
    expect((await office.run(contract.get, { id })).conference?.title).toBe(null);
  });
});
