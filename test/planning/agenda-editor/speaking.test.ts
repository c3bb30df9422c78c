import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agendaContract } from '../../../server/planning/agenda/contract.ts';
import { agendaEditorContract as contract } from '../../../server/planning/agenda-editor/contract.ts';
import { participantsContract } from '../../../server/planning/participants/contract.ts';
import { confusedWith } from '../../../server/planning/participants/rules.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { bareItem, startDraft, type Draft, type NewItem } from '../agenda/draft.ts';
import { newParticipantFacts } from '../../../server/planning/participants/rules.ts';

let app: TestApp;
let draft: Draft;
beforeAll(async () => {
  app = await startApp();
  draft = await startDraft(app);
});
afterAll(() => app.end());

const FACTS = newParticipantFacts();

describe('who speaks elsewhere at the time of an item', () => {
  it('is said for stored and for new items, as far as times are known and the reader is cleared', async () => {
    const { conferenceId, organizer } = draft;
    const { id: person } = await organizer.run(participantsContract.add, { ...FACTS, conferenceId, name: 'Trần Văn Một' });
    const sitting = async (title: string) =>
      (await organizer.run(agendaContract.addSitting, { conferenceId, title, date: null, starts: '08:00' })).id;
    const [first, second] = [await sitting('Hội trường A'), await sitting('Hội trường B')];
    await draft.add('Khai mạc', { sittingId: first, minutes: 10 });
    const other = await draft.add('Tham luận', { sittingId: first, minutes: 20, speakers: [person] });
    const early = await draft.add('Báo cáo', { sittingId: second, minutes: 10 });
    const run = async (place: object) => (await organizer.run(contract.speaking, { conferenceId, ...place })).speaking;
    const found = [{ id: person, name: 'Tham luận' }];
    expect(await run({ itemId: early })).toEqual([]);
    expect(await run({ itemId: other })).toEqual([]);
    expect(await run({ sittingId: second, after: early, minutes: 5 })).toEqual(found);
    expect(await run({ sittingId: second, after: early })).toEqual([]);
    const late = await draft.add('Thảo luận', { sittingId: second, minutes: 5 });
    expect(await run({ itemId: late })).toEqual(found);
    const cleared = await app.user({ administrator: true, clearance: 1 });
    const secret: Partial<NewItem> = { sittingId: second, after: late, minutes: 20, classification: 'mat', speakers: [person] };
    await cleared.run(agendaContract.addItem, bareItem(conferenceId, 'Nội dung mật', secret));
    await organizer.run(participantsContract.add, { ...FACTS, conferenceId, name: 'Lê Thị Hai', standsFor: person });
    expect((await organizer.run(contract.speaking, { conferenceId })).replaced).toEqual([{ id: person, name: 'Lê Thị Hai' }]);
    const beside = { sittingId: first, after: other, minutes: 1 };
    expect(await run(beside)).toEqual([]);
    expect((await cleared.run(contract.speaking, { conferenceId, ...beside })).speaking).toEqual([{ id: person, name: 'Nội dung mật' }]);
  });
});

describe('two people who are easily taken for one another', () => {
  it('have the same post and a like name', () => {
    const person = (id: string, name: string | null, ...posts: string[]) => ({ id, name, posts });
    const [a, b] = [person('a', 'Lê Khánh Toàn', 'Phó Chánh Văn phòng', 'Ủy viên'), person('b', 'Đặng Khánh Toàn', 'Phó chánh văn phòng')];
    const others = [
      a,
      b,
      person('c', 'Đặng Khánh Toàn', 'Trưởng phòng'),
      person('d', null, 'Ủy viên'),
      person('e', 'Lê Văn Ba', 'Ủy viên'),
    ];
    expect(confusedWith(a, others)).toEqual([b]);
  });
});
