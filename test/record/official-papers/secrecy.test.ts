import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agendaContract } from '../../../server/planning/agenda/contract.ts';
import { publishingContract } from '../../../server/planning/publishing/contract.ts';
import { officialPapersContract as contract } from '../../../server/record/official-papers/contract/index.ts';
import { searchContract } from '../../../server/record/search/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { bareConference } from '../../helpers/conference.ts';
import { callHttp } from '../../helpers/doors.ts';
import { bareItem } from '../../planning/agenda/draft.ts';
import { givenOut, outcome } from '../../planning/documents/papers.ts';
import { docxText } from '../printouts/files.ts';

const ITEM = 'Chim hoàng yến trong chương trình';
const OWNER = 'Chim hoàng yến giữ';
const TITLE = 'Chim hoàng yến góp ý';
const CANARY = /ho[aà]ng y[eế]n/i;

let app: TestApp;
let conferenceId: string;
let cleared: Login;
let chair: Login;
let readers: Readonly<Record<string, Login>>;
beforeAll(async () => {
  app = await startApp();
  conferenceId = await bareConference(app);
  cleared = await app.user({ clearance: 1 });
  chair = await app.user({ clearance: 1 });
  for (const [login, role] of [[cleared, 'organizer'] as const, [chair, 'chair'] as const])
    await app.db.membership.create({ data: { conferenceId, userId: login.actor.id, role } });
  await cleared.run(agendaContract.addItem, bareItem(conferenceId, 'Khai mạc'));
  await cleared.run(agendaContract.addItem, { ...bareItem(conferenceId, ITEM), classification: 'mat' });
  await cleared.run(publishingContract.publish, { conferenceId });
  const document = await givenOut(cleared, conferenceId, [], { title: TITLE, classification: 'mat' });
  await app.db.commentRound.create({ data: { conferenceId, documentId: document, groups: [], openedAt: new Date(app.clock.now) } });
  readers = {
    organizer: await app.member(conferenceId, 'organizer'),
    secretary: await app.member(conferenceId, 'secretary'),
    viewer: await app.member(conferenceId, 'viewer'),
    site: await app.link('site', conferenceId, 'quang-ninh'),
  };
});
afterAll(() => app.end());

const seen = (id: string, version: number) => ({ conferenceId, id, version });
const facts = { owner: null, secrecy: null, urgency: null, recipients: [], copies: null, signer: null };

/** Takes a paper all the way, as those who are cleared for everything. */
async function issued(id: string, secrecy: 'mat' | null): Promise<void> {
  const edited = await cleared.run(contract.edit, { ...seen(id, 0), facts: { ...facts, secrecy, owner: secrecy && OWNER } });
  const submitted = await cleared.run(contract.submit, { ...seen(id, edited.version), remark: null });
  const approved = await chair.run(contract.approve, { ...seen(id, submitted.version), remark: null });
  const given = { number: '1', on: '2025-11-26', letters: 'CTr', office: 'VPTW' };
  const numbered = await cleared.run(contract.number, { ...seen(id, approved.version), ...given });
  await cleared.run(contract.issue, { ...seen(id, numbered.version), audience: 'everyone' });
}

const wordsOf = async (login: Login, id: string) => {
  const { content } = await login.run(contract.open, { conferenceId, id, format: 'docx' });
  return (await docxText(content as Uint8Array)).join(' ');
};

describe('a paper', () => {
  it('holds nothing that is classified higher than it is, whoever submits and approves it', async () => {
    await issued('programme', null);
    const words = await wordsOf(cleared, 'programme');
    expect([words.includes('Khai mạc'), words.includes('Số 01-CTr/VPTW'), CANARY.test(words)]).toEqual([true, true, false]);
    for (const reader of Object.values(readers)) expect(CANARY.test(await wordsOf(reader, 'programme'))).toBe(false);
  });

  it('that is classified does not exist for anybody below its level: by the API, the page, the file or the search', async () => {
    await issued('minutes', 'mat');
    expect((await cleared.run(contract.get, { conferenceId, id: 'minutes' })).paper.owner).toBe(OWNER);
    const comments = (await cleared.run(contract.list, { conferenceId })).papers.find(({ kind }) => kind === 'comments')?.id ?? '';
    expect(comments).not.toBe('');
    for (const [name, reader] of Object.entries(readers)) {
      const listed = await callHttp(app.url, contract.list, { conferenceId }, reader.token);
      const page = await request(app.url).get(`/conferences/${conferenceId}/official-papers`).set('cookie', `dc_session=${reader.token}`);
      const files = await Promise.all(
        ['minutes', comments].map((id) => outcome(reader.run(contract.open, { conferenceId, id, format: 'pdf' }))),
      );
      expect([name, page.status, CANARY.test(page.text), CANARY.test(JSON.stringify(listed)), files]).toEqual([
        name,
        200,
        false,
        false,
        ['not-found', 'not-found'],
      ]);
    }
    const found = await readers['secretary']?.run(searchContract.find, { search: 'hoàng yến' });
    expect(CANARY.test(JSON.stringify(found))).toBe(false);
  });

  it('of a level gives readers outside the staff a copy with their name alone', async () => {
    const viewer = await app.user({ clearance: 1 });
    await app.db.membership.create({ data: { conferenceId, userId: viewer.actor.id, role: 'viewer' } });
    const asked = { conferenceId, id: 'minutes', format: 'pdf' } as const;
    const [own, frozen] = [await viewer.run(contract.open, asked), await cleared.run(contract.open, asked)];
    expect(Buffer.from(own.content as Uint8Array).equals(Buffer.from(frozen.content as Uint8Array))).toBe(false);
    expect(await outcome(viewer.run(contract.open, { ...asked, format: 'docx' }))).toBe('no-such-format');
    const again = await cleared.run(contract.open, asked);
    expect(Buffer.from(again.content as Uint8Array).equals(Buffer.from(frozen.content as Uint8Array))).toBe(true);
  });

  it('that was recalled says so to whom it was issued, and is not given to them any more', async () => {
    const { paper } = await cleared.run(contract.get, { conferenceId, id: 'programme' });
    await cleared.run(contract.recall, { ...seen('programme', paper.version), reason: 'Sai giờ khai mạc' });
    const viewer = readers['viewer'] as Login;
    const page = await request(app.url).get(`/conferences/${conferenceId}/official-papers`).set('cookie', `dc_session=${viewer.token}`);
    const words = page.text.replace(/&nbsp;|\u00a0/g, ' ');
    expect([words.includes('đã bị thu hồi ngày'), words.includes('Sai giờ khai mạc')]).toEqual([true, true]);
    expect(await outcome(viewer.run(contract.open, { conferenceId, id: 'programme', format: 'pdf' }))).toBe('paper-recalled');
    expect(await outcome(cleared.run(contract.open, { conferenceId, id: 'programme', format: 'pdf' }))).toBe('ok');
  });
});
