import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agendaContract as contract } from '../../../server/planning/agenda/contract.ts';
import { agendaEditorContract } from '../../../server/planning/agenda-editor/contract.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { bareItem, startDraft, type Draft } from './draft.ts';

let app: TestApp;
let draft: Draft;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());
beforeEach(async () => {
  draft = await startDraft(app);
});

const agenda = () => draft.organizer.run(agendaEditorContract.get, { conferenceId: draft.conferenceId });

describe('items of the agenda', () => {
  it('go into a first sitting that is created for them', async () => {
    await draft.add('Khai mạc');
    await draft.add('Báo cáo');
    expect(await draft.titles()).toEqual([['Khai mạc', 'Báo cáo']]);
  });

  it('go after another item if one is named', async () => {
    const first = await draft.add('Khai mạc');
    await draft.add('Bế mạc');
    await draft.add('Báo cáo', { after: first });
    expect(await draft.titles()).toEqual([['Khai mạc', 'Báo cáo', 'Bế mạc']]);
  });

  it('are edited at the version that the editor saw, and a stale edit changes nothing', async () => {
    const { conferenceId, organizer } = draft;
    const id = await draft.add('Khai mạc');
    const seen = { conferenceId, id, version: 1 };
    expect(await organizer.run(contract.setMinutes, { ...seen, minutes: 10 })).toEqual({ version: 2 });
    await expect(organizer.run(contract.setMinutes, { ...seen, minutes: 20 })).rejects.toMatchObject({ code: 'stale' });
    expect((await agenda()).items.map(({ minutes, version }) => ({ minutes, version }))).toEqual([{ minutes: 10, version: 2 }]);
  });

  it('are refused with the path of every dangling reference', async () => {
    const { conferenceId, organizer } = draft;
    const wrong = bareItem(conferenceId, 'Báo cáo', { speakers: ['khong-co'], documents: ['khong-co'] });
    await expect(organizer.run(contract.addItem, wrong)).rejects.toMatchObject({
      code: 'invalid',
      faults: [
        { path: 'speakers[0]', message: 'no-such-reference' },
        { path: 'documents[0]', message: 'no-such-reference' },
      ],
    });
    expect(await draft.titles()).toEqual([]);
  });

  it('come back with their papers after a removal', async () => {
    const { conferenceId, organizer } = draft;
    await draft.add('Khai mạc');
    const itemId = await draft.add('Tham luận');
    await draft.add('Bế mạc');
    const slot = { conferenceId, itemId, participantId: null, post: 'Đại diện Tỉnh ủy', siteId: 'quang-ninh', topic: null, minutes: 10 };
    await organizer.run(contract.addPaper, slot);
    await organizer.run(contract.removeItem, { conferenceId, id: itemId, version: 1 });
    expect(await draft.titles()).toEqual([['Khai mạc', 'Bế mạc']]);
    await organizer.run(contract.restoreItem, { conferenceId, id: itemId });
    expect(await draft.titles()).toEqual([['Khai mạc', 'Tham luận', 'Bế mạc']]);
    expect((await agenda()).papers.map(({ post }) => post)).toEqual(['Đại diện Tỉnh ủy']);
  });

  it('do not exist for an organizer without clearance, but keep their place and length', async () => {
    const { conferenceId, organizer } = draft;
    const id = await draft.add('Khai mạc', { minutes: 10 });
    await app.db.agendaItem.updateMany({ where: { conferenceId, id }, data: { classification: 'mat' } });
    const { sittingId, ...facts } = bareItem(conferenceId, 'Tên mới');
    expect((await agenda()).items.map(({ title, minutes }) => ({ title, minutes }))).toEqual([{ title: 'Nội dung', minutes: 10 }]);
    await expect(organizer.run(contract.editItem, { ...facts, sittingId: sittingId ?? 'x', id, version: 1 })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(organizer.run(contract.removeItem, { conferenceId, id, version: 1 })).rejects.toMatchObject({ code: 'not-found' });
    await expect(organizer.run(contract.addItem, bareItem(conferenceId, 'Mật', { classification: 'mat' }))).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  it('keep the usual time of turns where a program that does not know it leaves it out, and lose it where it is null', async () => {
    const { conferenceId, organizer } = draft;
    const id = await draft.add('Thảo luận', { turnMinutes: 5 });
    const [item] = (await agenda()).items;
    const { turnMinutes: _, sittingId: _none, ...known } = bareItem(conferenceId, 'Thảo luận chung');
    const edit = { ...known, sittingId: item?.sittingId ?? '', id };
    const minutesNow = async () => (await agenda()).items.map(({ turnMinutes }) => turnMinutes);
    await organizer.run(contract.editItem, { ...edit, version: 1 });
    expect(await minutesNow()).toEqual([5]);
    await organizer.run(contract.editItem, { ...edit, turnMinutes: null, version: 2 });
    expect(await minutesNow()).toEqual([null]);
  });

  it('keep documents for which an editor is not cleared', async () => {
    const { conferenceId, organizer } = draft;
    const document = { kind: 'report', title: 'Báo cáo', extras: {} };
    await app.db.document.createMany({
      data: [
        { conferenceId, id: 'open', position: 0, ...document },
        { conferenceId, id: 'secret', position: 1, ...document, classification: 'mat' },
      ],
    });
    const id = await draft.add('Báo cáo', { documents: ['open'] });
    await app.db.agendaItem.updateMany({ where: { conferenceId, id }, data: { documents: ['open', 'secret'] } });
    const [item] = (await agenda()).items;
    const { extras: _extras, ...facts } = item ?? {};
    await organizer.run(contract.editItem, {
      ...bareItem(conferenceId, 'Báo cáo'),
      ...facts,
      sittingId: item?.sittingId ?? '',
      id,
      version: 1,
      documents: [],
    });
    expect((await app.db.agendaItem.findMany({ where: { conferenceId } })).map((row) => row.documents)).toEqual([['secret']]);
  });
});
