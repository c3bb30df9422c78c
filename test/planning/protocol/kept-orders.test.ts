import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { participantsContract } from '../../../server/planning/participants/contract.ts';
import { protocolContract as contract, type OrderFacts } from '../../../server/planning/protocol/contract.ts';
import { ORDERS_OF_PROTOCOL } from '../../../server/planning/protocol/rules/orders.ts';
import { interchangeContract } from '../../../server/record/import-export/contract/index.ts';
import { printingContract } from '../../../server/record/printouts/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { docxText } from '../../record/printouts/files.ts';
import { facts } from '../conferences/planning.ts';
import { newParticipantFacts } from '../../../server/planning/participants/rules.ts';

const FIRST_DAY = ORDERS_OF_PROTOCOL[0]?.from ?? '';
const order = (from: string, ...ranks: string[][]): OrderFacts => ({ source: '12-QĐ/VP', from, ranks });
const posts = (name: string, post: string, host = false) => newParticipantFacts({ name, posts: [post], host });

let app: TestApp;
let admin: Login;
let organizer: Login;
beforeAll(async () => {
  app = await startApp();
  admin = await app.user({ administrator: true });
  organizer = await app.user({ creator: true });
});
afterAll(() => app.end());

const days = async () => (await organizer.run(contract.list, {})).orders.map(({ from, id }) => [from, id === null]);

describe('an order of protocol of the office', () => {
  it('stands among those that come with the software, and takes the place of the one of its day', async () => {
    const later = await admin.run(contract.add, order('2027-01-01', ['Trưởng ban']));
    const same = await admin.run(contract.add, order(FIRST_DAY, ['Chánh Văn phòng']));
    expect(await days()).toEqual([
      [FIRST_DAY, false],
      ['2027-01-01', false],
    ]);
    await admin.run(contract.remove, { id: same.id, version: 1 });
    await admin.run(contract.remove, { id: later.id, version: 1 });
    expect(await days()).toEqual([[FIRST_DAY, true]]);
  });

  it('is refused on a day that another has, also by two at once, and when it has changed meanwhile', async () => {
    const adding = await Promise.allSettled([1, 2].map((n) => admin.run(contract.add, order('2028-01-01', [`Bậc ${n}`]))));
    expect(adding.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const { id } = await admin.run(contract.add, order('2029-01-01', ['A']));
    await expect(admin.run(contract.edit, { id, version: 1, ...order('2028-01-01', ['A']) })).rejects.toMatchObject({
      code: 'protocol-day-taken',
    });
    expect(await admin.run(contract.edit, { id, version: 1, ...order('2030-01-01', ['B']) })).toEqual({ version: 2 });
    const late = { id, version: 1 };
    await expect(admin.run(contract.edit, { ...late, ...order('2031-01-01', ['C']) })).rejects.toMatchObject({ code: 'stale' });
    await expect(admin.run(contract.remove, late)).rejects.toMatchObject({ code: 'stale' });
    await admin.run(contract.remove, { id, version: 2 });
    await expect(admin.run(contract.remove, { id, version: 2 })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('orders list, paper and file of the conferences that begin from its day on, and no others', async () => {
    await admin.run(contract.add, order('2032-01-01', ['Giám đốc'], ['Ủy viên Trung ương Đảng']));
    const [an, binh] = ['Nguyễn Văn An', 'Trần Thị Bình'];
    const nameOf = (one: unknown) => (typeof one === 'object' && one && 'name' in one ? one.name : one);
    const inEach = (names: string[]) => [names, names, names];
    const orderOf = async (date: string) => {
      const { id: conferenceId } = await organizer.run(conferencesContract.create, facts({ date }));
      const participants = [posts(an, 'Ủy viên Trung ương Đảng'), posts(binh, 'Giám đốc Sở')];
      await organizer.run(participantsContract.addMany, { conferenceId, participants });
      const list = await organizer.run(participantsContract.list, { conferenceId, sort: 'protocol' });
      const file = await organizer.run(interchangeContract.export, { conferenceId });
      const paper = { conferenceId, paper: 'attendees', format: 'docx', lang: 'vi', draft: true } as const;
      const { content } = await organizer.run(printingContract.paper, paper);
      const printed = (await docxText(Buffer.from(content as Uint8Array))).join('\n').match(/Nguyễn Văn An|Trần Thị Bình/g);
      return [list.participants, file['participants'], printed].map((people) => (people as unknown[]).map(nameOf));
    };
    expect(await orderOf('2031-12-31')).toEqual(inEach([an, binh]));
    expect(await orderOf('2032-01-01')).toEqual(inEach([binh, an]));
  });
});

describe('the setting of a conference that the host’s own people come first', () => {
  it('holds until it is turned off, and an older program that does not name it leaves it', async () => {
    const { id: conferenceId } = await organizer.run(conferencesContract.create, facts({}));
    const participants = [posts('khách', 'Trưởng phòng'), posts('chủ nhà', 'Trưởng phòng', true)];
    await organizer.run(participantsContract.addMany, { conferenceId, participants });
    const names = async () =>
      (await organizer.run(participantsContract.list, { conferenceId, sort: 'protocol' })).participants.map(({ name }) => name);
    const settings = { conferenceId, viewersSignIn: true, address: 'comrade', form: 'party' } as const;
    expect(await names()).toEqual(['chủ nhà', 'khách']);
    await organizer.run(conferencesContract.configure, { ...settings, version: 1, hostFirst: false });
    await organizer.run(conferencesContract.configure, { ...settings, version: 2 });
    expect(await names()).toEqual(['khách', 'chủ nhà']);
  });
});
