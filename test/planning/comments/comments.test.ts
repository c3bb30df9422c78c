import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commentsContract as contract } from '../../../server/planning/comments/contract.ts';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { outcome } from '../documents/papers.ts';
import { commented, draftIn, FACTS, ROUND } from './commenting.ts';

describe('comments on a draft', () => {
  let app: TestApp;
  let given: Awaited<ReturnType<typeof commented>>;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.end());
  beforeEach(async () => {
    given = await commented(app);
  });

  const response = { response: 'partly', text: 'Bổ sung số liệu quý III.' } as const;

  it('reach the office with author, place and text, and their answer reaches the author', async () => {
    const { conferenceId, organizer, sites, send, list, own } = given;
    const { id } = await send(sites.caMau, { speaker: 'Chánh Văn phòng' });
    const [comment] = (await list()).comments;
    expect(comment).toMatchObject({ id, ...FACTS, speaker: 'Chánh Văn phòng', authorName: 'Tỉnh ủy Cà Mau', state: 'open', fileNumber: 1 });
    await organizer.run(contract.respond, { conferenceId, id, version: 1, ...response });
    const [document] = await own(sites.caMau);
    expect(document?.own.map(({ state, responseText }) => [state, responseText])).toEqual([['partly', response.text]]);
    expect((await list()).counts).toEqual({ open: 0, 'taken-up': 0, partly: 1, 'not-taken-up': 0, agreed: 0, withdrawn: 0 });
  });

  it('are changed and withdrawn by their author until they are answered, and nothing is lost', async () => {
    const { conferenceId, organizer, sites, send } = given;
    const { id } = await send(sites.caMau);
    const edit = (version: number, text: string) => sites.caMau.run(contract.edit, { conferenceId, id, version, ...FACTS, text });
    await edit(1, 'Đề nghị sửa số liệu');
    expect(await outcome(edit(1, 'Cũ'))).toBe('stale');
    await sites.caMau.run(contract.withdraw, { conferenceId, id, version: 2, withdrawn: true });
    expect(await outcome(organizer.run(contract.respond, { conferenceId, id, version: 3, ...response }))).toBe('comment-withdrawn');
    await sites.caMau.run(contract.withdraw, { conferenceId, id, version: 3, withdrawn: false });
    await organizer.run(contract.respond, { conferenceId, id, version: 4, ...response });
    expect(await outcome(edit(5, 'Muộn'))).toBe('comment-answered');
    expect(await outcome(sites.caMau.run(contract.withdraw, { conferenceId, id, version: 5, withdrawn: true }))).toBe('comment-answered');
    await organizer.run(contract.respond, { conferenceId, id, version: 5, response: null, text: null });
    const { changes } = await organizer.run(contract.history, { conferenceId, id });
    expect(changes.map(({ kind, text, response: answered }) => [kind, text, answered])).toEqual([
      ['made', FACTS.text, null],
      ['edited', 'Đề nghị sửa số liệu', null],
      ['withdrawn', 'Đề nghị sửa số liệu', null],
      ['restored', 'Đề nghị sửa số liệu', null],
      ['responded', 'Đề nghị sửa số liệu', 'partly'],
      ['reopened', 'Đề nghị sửa số liệu', null],
    ]);
  });

  it('are answered by one of two who answer at once', async () => {
    const { conferenceId, organizer, sites, send } = given;
    const secretary = await app.member(conferenceId, 'secretary');
    const { id } = await send(sites.caMau);
    const answers = [organizer, secretary].map((login) =>
      outcome(login.run(contract.respond, { conferenceId, id, version: 1, ...response, text: login.token })),
    );
    expect((await Promise.all(answers)).toSorted()).toEqual(['ok', 'stale']);
  });

  it('are missing from those who sent nothing but a withdrawn one; an agreement counts', async () => {
    const { conferenceId, sites, send, list } = given;
    const waiting = async () => (await list()).waiting.sites.map(({ name }) => name);
    expect(await waiting()).toEqual(['Tỉnh ủy Quảng Ninh', 'Tỉnh ủy Cà Mau']);
    const { id } = await send(sites.caMau);
    await send(sites.quangNinh, { place: null, text: null });
    expect(await waiting()).toEqual([]);
    await sites.caMau.run(contract.withdraw, { conferenceId, id, version: 1, withdrawn: true });
    expect(await waiting()).toEqual(['Tỉnh ủy Cà Mau']);
    expect((await list()).counts).toEqual({ open: 0, 'taken-up': 0, partly: 0, 'not-taken-up': 0, agreed: 1, withdrawn: 1 });
  });

  it('are filtered by state and found without accents', async () => {
    const { conferenceId, documentId, organizer, sites, send } = given;
    await send(sites.caMau);
    await send(sites.quangNinh, { text: 'Sửa tên đề án' });
    const found = async (asked: object) =>
      (await organizer.run(contract.list, { conferenceId, documentId, ...asked })).comments.map(({ text }) => text);
    expect(await found({ search: 'ten de an' })).toEqual(['Sửa tên đề án']);
    expect(await found({ show: 'partly' })).toEqual([]);
    expect((await found({ show: 'open' })).length).toBe(2);
  });

  it('are taken until the end of the last day, or until the organizers close', async () => {
    const { conferenceId, documentId, organizer, sites, send, own } = given;
    const { id } = await send(sites.caMau);
    const set = (version: number, changes: object) =>
      organizer.run(contract.setRound, { conferenceId, documentId, ...ROUND, groups: ['sites'], ...changes, version });
    await set(1, { deadline: '2000-01-01' });
    const change = () => outcome(sites.caMau.run(contract.edit, { conferenceId, id, version: 1, ...FACTS, text: 'Muộn' }));
    expect([await outcome(send(sites.caMau)), await change()]).toEqual(['comments-closed', 'comments-closed']);
    expect((await own(sites.caMau)).map(({ isOpen, own: mine }) => [isOpen, mine.length])).toEqual([[false, 1]]);
    await set(2, { isClosed: true });
    expect(await outcome(send(sites.caMau))).toBe('comments-closed');
    await set(3, { deadline: '2999-01-01' });
    expect([await outcome(send(sites.caMau)), await outcome(set(3, {}))]).toEqual(['ok', 'stale']);
  });

  it('are asked on a draft that has a file, and in no archived conference', async () => {
    const { conferenceId, documentId, organizer, sites, send } = given;
    const bare = await draftIn(organizer, conferenceId);
    await app.db.documentFile.deleteMany({ where: { conferenceId, documentId: bare } });
    const ask = outcome(organizer.run(contract.setRound, { conferenceId, documentId: bare, ...ROUND, groups: ['sites'] }));
    expect(await ask).toBe('nothing-to-comment');
    await organizer.run(conferencesContract.archive, { conferenceId });
    expect(await outcome(send(sites.caMau))).toBe('archived');
    expect(await outcome(organizer.run(contract.setRound, { conferenceId, documentId, ...ROUND, version: 1, groups: ['sites'] }))).toBe(
      'archived',
    );
  });
});
