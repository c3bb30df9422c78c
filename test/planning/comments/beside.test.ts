import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commentsContract as contract } from '../../../server/planning/comments/contract.ts';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { directoryContract } from '../../../server/planning/directory/contract.ts';
import { doublesContract } from '../../../server/planning/doubles/contract.ts';
import { erasureContract } from '../../../server/planning/erasure/contract.ts';
import { speakerLeft } from '../../../server/planning/erasure/rules.ts';
import { participantsContract } from '../../../server/planning/participants/contract.ts';
import { ConferenceFile } from '../../../server/record/import-export/contract/format.ts';
import { interchangeContract } from '../../../server/record/import-export/contract/index.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { contentsOf } from '../../helpers/tables.ts';
import { delegate } from '../documents/papers.ts';
import { person } from '../seating/seats.ts';
import { commented } from './commenting.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

describe('the file of a conference', () => {
  const exported = async (given: Awaited<ReturnType<typeof commented>>, conferenceId: string, login = given.organizer) =>
    ConferenceFile.parse(await login.run(interchangeContract.export, { conferenceId }));

  it('has the comments with their answers and their history, which an import brings back', async () => {
    const given = await commented(app, ['sites', 'members']);
    const { conferenceId, organizer, sites, send } = given;
    const { id } = await send(sites.caMau, { speaker: 'Chánh Văn phòng', quote: 'đến 6/2022' });
    await organizer.run(contract.respond, { conferenceId, id, version: 1, response: 'partly', text: 'Vì …' });
    app.clock.now += 1000;
    const { id: gone } = await send(sites.quangNinh);
    await sites.quangNinh.run(contract.withdraw, { conferenceId, id: gone, version: 1, withdrawn: true });
    app.clock.now += 1000;
    await send(organizer, { text: 'Của ban tổ chức' });
    const file = await exported(given, conferenceId);
    const { id: copy } = await organizer.run(interchangeContract.import, file);
    expect((await exported(given, copy))['x-comments']).toEqual(file['x-comments']);
    const documentId = given.documentId;
    const told = async (of: string) => {
      const { comments, counts, round } = await organizer.run(contract.list, { conferenceId: of, documentId });
      const shown = comments.map(({ text, authorName, speaker, quote, responseText }) => ({
        text,
        authorName,
        speaker,
        quote,
        responseText,
      }));
      return { shown, counts, groups: round?.groups };
    };
    const [before, after] = [await told(conferenceId), await told(copy)];
    // The account of the organizer is in no file.
    const nameless = before.shown.map((one) => (one.text === 'Của ban tổ chức' ? { ...one, authorName: null } : one));
    const byWords = (a: { speaker: string | null }, b: { speaker: string | null }) =>
      Number(a.speaker === null) - Number(b.speaker === null);
    expect({ ...after, shown: after.shown.toSorted(byWords) }).toEqual({ ...before, shown: nameless.toSorted(byWords) });
  });

  it('has none of a document that its reader may not know, and keeps something else under their key as it came', async () => {
    const given = await commented(app, ['members'], { classification: 'mat' });
    const { conferenceId, organizer, send } = given;
    await send(organizer);
    expect('x-comments' in (await exported(given, conferenceId))).toBe(true);
    const uncleared = await app.member(conferenceId, 'organizer');
    const file = await exported(given, conferenceId, uncleared);
    expect('x-comments' in file).toBe(false);
    const { id } = await organizer.run(interchangeContract.import, { ...file, 'x-comments': [{ of: 'somebody else' }] });
    expect((await exported(given, id))['x-comments']).toEqual([{ of: 'somebody else' }]);
  });
});

describe('a copy of a conference', () => {
  it('begins without comments, and nobody is asked', async () => {
    const { conferenceId, organizer, sites, send } = await commented(app);
    await send(sites.caMau);
    const next = await organizer.run(conferencesContract.duplicate, { conferenceId, title: 'Hội nghị sau', date: '2026-05-01' });
    const of = { where: { conferenceId: next.id } };
    expect([await app.db.comment.count(of), await app.db.commentRound.count(of)]).toEqual([0, 0]);
  });
});

describe('a person who commented', () => {
  it('keeps their comments when they are merged into another entry, and gets them back when that is undone', async () => {
    const { conferenceId, organizer, send, texts, list } = await commented(app, ['participants']);
    const { participantId: otherId, login } = await delegate(app, organizer, conferenceId);
    const { participantId: keptId } = await delegate(app, organizer, conferenceId);
    await send(login);
    const pair = { conferenceId, id: keptId, otherId };
    const { digest } = await organizer.run(doublesContract.preview, pair);
    await organizer.run(doublesContract.merge, { ...pair, digest, take: [] });
    expect((await list()).comments.map(({ author, authorName }) => [author.id, authorName])).toEqual([[keptId, 'Nguyễn Văn An']]);
    expect(await texts(login)).toEqual(['Đề nghị bổ sung số liệu']);
    await organizer.run(doublesContract.unmerge, { conferenceId, id: otherId });
    expect((await list()).comments.map(({ author }) => author.id)).toEqual([otherId]);
  });

  it('is named in none of them once they are erased: the post stays', async () => {
    const name = 'Hoàng Thị Yến Chim';
    const admin = await app.user({ administrator: true });
    const { conferenceId, organizer, sites, send, list } = await commented(app, ['sites']);
    await organizer.run(participantsContract.addMany, {
      conferenceId,
      participants: [{ ...person(name), posts: ['Phó Chánh Văn phòng'] }],
    });
    const { id } = await send(sites.caMau, { speaker: `${name}, Chánh Văn phòng` });
    await sites.caMau.run(contract.edit, { conferenceId, id, version: 1, speaker: name, place: null, quote: null, text: 'Đã sửa' });
    await organizer.run(directoryContract.collect, { conferenceId });
    const { people } = await admin.run(directoryContract.list, { search: name });
    const { digest, entries } = await admin.run(erasureContract.preview, { id: people[0]?.id ?? '' });
    const of = entries.map(({ conferenceId: where, participantId }) => ({ conferenceId: where, participantId }));
    await admin.run(erasureContract.erase, { id: people[0]?.id ?? '', name, digest, of });
    expect((await list()).comments.map(({ speaker, text }) => [speaker, text])).toEqual([[null, 'Đã sửa']]);
    const tables = Object.entries(await contentsOf(app.db)).filter(([, rows]) => rows.some((row) => row.includes(name)));
    expect(tables.map(([table]) => table)).toEqual([]);
  });

  it.each([
    ['Nguyễn Văn A, Chánh Văn phòng', 'Chánh Văn phòng'],
    ['Đồng chí nguyễn văn a; Chánh Văn phòng', 'Chánh Văn phòng'],
    ['Nguyễn Văn A', null],
    ['Nguyễn Văn An, Phó Chánh Văn phòng', 'Nguyễn Văn An, Phó Chánh Văn phòng'],
    [null, null],
  ])('of %s leaves %s', (speaker, left) => {
    expect(speakerLeft(speaker, 'Nguyễn Văn A')).toBe(left);
  });
});
