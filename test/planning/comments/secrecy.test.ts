import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commentsContract as contract } from '../../../server/planning/comments/contract.ts';
import { documentsContract } from '../../../server/planning/documents/contract.ts';
import { callHttp, httpOutcome } from '../../helpers/doors.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { linkOfInvited } from '../../helpers/invited.ts';
import { delegate, outcome } from '../documents/papers.ts';
import { commented, FACTS, ROUND } from './commenting.ts';

describe('who may know a comment', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.end());

  it('is its author and the staff: a site never reads, changes or withdraws another site’s', async () => {
    const { conferenceId, documentId, sites, send, texts, own, list } = await commented(app);
    const { id } = await send(sites.caMau, { text: 'Của Cà Mau' });
    await send(sites.quangNinh, { text: 'Của Quảng Ninh' });
    expect([await texts(sites.caMau), await texts(sites.quangNinh)]).toEqual([['Của Cà Mau'], ['Của Quảng Ninh']]);
    expect((await own(sites.quangNinh)).flatMap(({ others }) => others)).toEqual([]);
    const seen = { conferenceId, id, version: 1 };
    expect(await outcome(sites.quangNinh.run(contract.edit, { ...seen, ...FACTS }))).toBe('not-found');
    expect(await outcome(sites.quangNinh.run(contract.withdraw, { ...seen, withdrawn: true }))).toBe('not-found');
    expect(await outcome(sites.quangNinh.run(contract.list, { conferenceId, documentId }))).toBe('forbidden');
    expect((await list()).comments.map(({ text }) => text).toSorted()).toEqual(['Của Cà Mau', 'Của Quảng Ninh']);
  });

  it('is everybody who is asked once the round is public, for what is answered alone', async () => {
    const { conferenceId, documentId, organizer, sites, send, own } = await commented(app);
    const { id } = await send(sites.caMau, { text: 'Đã trả lời' });
    await send(sites.caMau, { text: 'Chưa trả lời' });
    await organizer.run(contract.respond, { conferenceId, id, version: 1, response: 'taken-up', text: null });
    await organizer.run(contract.setRound, { conferenceId, documentId, ...ROUND, version: 1, groups: ['sites'], isPublic: true });
    const others = (await own(sites.quangNinh)).flatMap((document) => document.others);
    expect(others.map(({ text, authorName }) => [text, authorName])).toEqual([['Đã trả lời', 'Tỉnh ủy Cà Mau']]);
  });

  it('reads the draft when asked, and nobody else does', async () => {
    const { conferenceId, documentId, sites, organizer } = await commented(app, ['participants']);
    const { login } = await delegate(app, organizer, conferenceId);
    const open = (who: typeof login) => outcome(who.run(contract.openDraft, { conferenceId, documentId }));
    expect([await open(login), await open(sites.caMau)]).toEqual(['ok', 'not-found']);
    // The page of documents is another door: what is asked for comments is not handed out by that.
    expect(await outcome(login.run(documentsContract.get, { conferenceId, id: documentId }))).toBe('not-found');
    const elsewhere = await commented(app, ['participants']);
    expect(await outcome(login.run(contract.openDraft, { conferenceId: elsewhere.conferenceId, documentId: elsewhere.documentId }))).toBe(
      'not-found',
    );
  });

  it('reads no later version of the draft once comments are not taken any more, and what was sent all the same', async () => {
    const { conferenceId, documentId, organizer, sites, send, own } = await commented(app);
    await send(sites.caMau);
    await organizer.run(contract.setRound, { conferenceId, documentId, ...ROUND, version: 1, groups: ['sites'], isClosed: true });
    const [document] = await own(sites.caMau);
    expect([document?.file, document?.own.map(({ text }) => text)]).toEqual([null, [FACTS.text]]);
    expect(await outcome(sites.caMau.run(contract.openDraft, { conferenceId, documentId }))).toBe('not-found');
  });

  it('is nobody below the level of the document: not in the list, not by its address, not for the office', async () => {
    const { conferenceId, documentId, sites, own, send, list } = await commented(app, ['sites', 'participants', 'members'], {
      classification: 'mat',
    });
    const link = await linkOfInvited(app, conferenceId);
    const secretary = await app.member(conferenceId, 'secretary');
    expect([await own(sites.caMau), await own(secretary)]).toEqual([[], []]);
    expect(await outcome(send(sites.caMau))).toBe('not-found');
    expect(await outcome(sites.caMau.run(contract.openDraft, { conferenceId, documentId }))).toBe('not-found');
    expect(await outcome(secretary.run(contract.list, { conferenceId, documentId }))).toBe('not-found');
    const byLink = await callHttp(app.url, contract.openDraft, { conferenceId, documentId }, link);
    expect(httpOutcome(byLink)).toBe('not-found');
    // They are not waited for either.
    const { waiting } = await list();
    expect([waiting.sites, waiting.participants, waiting.members.length]).toEqual([[], [], 1]);
  });

  it('by the link of an invitation is the invited one, in their conference alone', async () => {
    const { conferenceId, documentId, list } = await commented(app, ['participants']);
    const link = await linkOfInvited(app, conferenceId);
    const other = await commented(app, ['participants']);
    const strange = await linkOfInvited(app, other.conferenceId);
    const add = (token: string) => callHttp(app.url, contract.add, { conferenceId, documentId, ...FACTS }, token);
    expect(httpOutcome(await add(strange))).toBe('not-found');
    expect(httpOutcome(await add(link))).toBe('ok');
    expect((await list()).comments.map(({ author, authorName }) => [author.kind, authorName])).toEqual([['participant', 'An']]);
  });

  it('is no technician of another site, and nobody without a part in the conference', async () => {
    const { conferenceId, caMau, quangNinh, sites, send, texts } = await commented(app);
    await send(sites.caMau, { text: 'Của Cà Mau' });
    const own = await app.bound(conferenceId, 'technician', { siteId: caMau });
    const other = await app.bound(conferenceId, 'technician', { siteId: quangNinh });
    const stranger = await app.user();
    expect([await texts(own), await texts(other)]).toEqual([['Của Cà Mau'], []]);
    expect(await outcome(send(stranger))).toBe('not-found');
  });
});
