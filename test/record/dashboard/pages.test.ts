import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agendaContract } from '../../../server/planning/agenda/contract.ts';
import { awardsContract } from '../../../server/planning/awards/contract.ts';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { preparationContract } from '../../../server/planning/conferences/preparation/contract.ts';
import { participantsContract } from '../../../server/planning/participants/contract.ts';
import { publishingContract } from '../../../server/planning/publishing/contract.ts';
import { accessContract } from '../../../server/planning/sites/access/contract.ts';
import { sitesContract } from '../../../server/planning/sites/contract.ts';
import { bareItem } from '../../planning/agenda/draft.ts';
import { facts } from '../../planning/conferences/planning.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { newParticipantFacts } from '../../../server/planning/participants/rules.ts';

const FIVE_DAYS_BEFORE = Date.UTC(2025, 10, 21, 2, 6);

let app: TestApp;
let organizer: Login;
beforeAll(async () => {
  app = await startApp({ now: FIVE_DAYS_BEFORE });
  organizer = await app.user({ creator: true });
});
afterAll(() => app.end());

const plain = (html: string): string =>
  html
    .replace(/<kbd>.*?<\/kbd>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\s\u00A0]+/g, ' ')
    .trim();
const open = async (id: string, login = organizer, lang = 'vi'): Promise<string> =>
  (await request(app.url).get(`/conferences/${id}`).set('cookie', `dc_session=${login.token}; dc_lang=${lang}`)).text;
const part = (html: string, pattern: RegExp): string => plain(pattern.exec(html)?.[0] ?? '');
const band = (html: string): string => part(html, /<section class="next-band"[^]*?<\/section>/);
const head = (html: string): string => part(html, /<p class="countdown-figure">[^]*?<\/p>/);
const rows = (html: string): string[] =>
  [...(/<ol class="part-rows">[^]*?<\/ol>/.exec(html)?.[0] ?? '').matchAll(/<li[^]*?<\/li>/g)].map(([row]) => plain(row));
const create = async (changes: Parameters<typeof facts>[0] = {}): Promise<string> =>
  (await organizer.run(conferencesContract.create, facts(changes))).id;

const person = newParticipantFacts({ name: 'Phạm Gia Túc', posts: ['Chánh Văn phòng'], host: true });

describe('the page of the overview', () => {
  it('of a new conference without a date says so and asks for the date; no number stands for what is not known', async () => {
    const html = await open(await create({ date: null, venue: null }));
    expect([head(html), band(html)]).toEqual([
      'Chưa định ngày Hạn của việc chuẩn bị tính theo ngày của hội nghị.',
      'Việc tiếp theo Định ngày hội nghị Hạn của việc chuẩn bị và giờ của chương trình tính theo ngày này. Định ngày',
    ]);
    expect(rows(html)).toEqual([
      'Chưa bắt đầu Chương trình Chưa có nội dung',
      'Chưa bắt đầu Tham luận Chưa có tham luận',
      'Chưa bắt đầu Đại biểu Chưa có ai trong danh sách',
      'Chưa bắt đầu Điểm cầu Chưa có điểm cầu',
      'Chưa bắt đầu Tài liệu Chưa có tài liệu',
      'Chưa bắt đầu Khen thưởng Chưa có khen thưởng',
      'Chưa bắt đầu Công bố Chưa công bố bản nào',
      'Chưa bắt đầu Tổng duyệt Chưa tổng duyệt',
    ]);
  });

  it('counts the days, names what comes next with its last day, and puts what is late first', async () => {
    const conferenceId = await create({ mode: 'in-person' });
    await organizer.run(preparationContract.fill, { conferenceId, templateId: 'standard' });
    await organizer.run(participantsContract.add, { conferenceId, ...person, roles: ['chair'] });
    await organizer.run(agendaContract.addItem, bareItem(conferenceId, 'Tham luận', { kind: 'papers', count: 8, topics: ['Văn thư'] }));
    await organizer.run(awardsContract.add, {
      conferenceId,
      kind: 'certificate-of-merit',
      title: 'Bằng khen',
      class: null,
      grantor: null,
      recipientKind: 'collective',
      count: null,
      recipients: [],
      receiving: [],
      perBatch: null,
      campaign: null,
      presenters: [],
      decision: null,
    });
    const html = await open(conferenceId);
    expect(head(html)).toBe('5 ngày nữa Thứ Tư 26/11/2025, 08:00');
    expect(band(html)).toBe(
      'Việc tiếp theo Công bố chương trình Điểm cầu và người theo dõi chưa thấy chương trình. Hạn 23/11, còn 2 ngày. Công bố bản 1',
    );
    const shown = rows(html).filter((row) => /Khen thưởng|Tham luận|Chương trình|Công bố/.test(row));
    expect(shown.map((row) => row.replace(/ (?:Dự thảo|Lập danh sách|Tiếp nhận|Rà soát).*?(?= Bộ phận| Đơn vị)/, ''))).toEqual([
      'Chậm Chương trình 1 nội dung 1 chưa định thời lượng Bộ phận nội dung Chậm 35 ngày',
      'Chậm Khen thưởng 1 hình thức khen thưởng 1 chưa rõ số lượng 1 chưa có số, ngày quyết định Bộ phận thi đua, khen thưởng Chậm 20 ngày',
      'Chậm Tham luận 1 trong 8 chủ đề đã rõ Bộ phận nội dung Chậm 16 ngày',
      'Chưa bắt đầu Công bố Chưa công bố bản nào Đơn vị chủ trì Chủ nhật 23/11',
    ]);
    const gaps = [...html.matchAll(/<li>\s*<a href="([^"]+)">([^<]+)<\/a>\s*<span>([^<]+)<\/span>\s*<\/li>/g)].map(
      ([, href, text, place]) => [
        plain(text ?? ''),
        place,
        (href ?? '').replace(/^\/conferences\/\w+/, '').replace(/&#x3D;\w+$|-\w+$/, ''),
      ],
    );
    expect(gaps).toEqual([
      ['Thời lượng của 1 nội dung', 'nội dung 1', '/agenda?item'],
      ['7 chủ đề tham luận', 'nội dung 1', '/agenda?item'],
      ['Thư ký', 'đại biểu', '/participants'],
      ['Số lượng của 1 hình thức khen thưởng', 'khen thưởng', '/awards#award'],
      ['Số, ngày quyết định của 1 hình thức', 'khen thưởng', '/awards#award'],
    ]);
  });

  it('on the day leads to the roll call, and tells those who only read what is planned without a button for it', async () => {
    const conferenceId = await create({ date: '2025-11-21' });
    await organizer.run(participantsContract.add, { conferenceId, ...person, roles: ['chair', 'secretary'] });
    await organizer.run(agendaContract.addItem, bareItem(conferenceId, 'Khai mạc', { minutes: 20 }));
    await organizer.run(sitesContract.invite, { conferenceId, groupId: null });
    const secretary = await app.member(conferenceId, 'secretary');
    expect([band(await open(conferenceId)), band(await open(conferenceId, secretary))]).toEqual([
      expect.stringContaining('Công bố bản 1'),
      '',
    ]);
    await organizer.run(publishingContract.publish, { conferenceId });
    const html = await open(conferenceId, organizer, 'en');
    expect([head(html), band(html)]).toEqual([
      'Today Friday 21/11/2025, 08:00',
      'Next step Issue links to the sites 34 sites do not have a link and code yet. Open the invitations',
    ]);
    expect(part(html, /<ol class="sitting-items">[^]*?<\/ol>/)).toBe('08:00 Khai mạc 20 minutes');
    await organizer.run(accessContract.openAccess, { conferenceId });
    expect(band(await open(conferenceId))).toBe(
      'Việc tiếp theo Điểm danh các điểm cầu 34 điểm cầu chưa sẵn sàng. Kỹ thuật viên kiểm tra trước giờ khai mạc ít nhất 60 phút. Mở điểm danh',
    );
  });

  it('of an archived conference is to be read: no parts to prepare, no button that changes anything', async () => {
    const conferenceId = await create({ title: 'Hội nghị đã lưu' });
    await organizer.run(conferencesContract.archive, { conferenceId });
    const html = await open(conferenceId);
    expect([head(html), band(html)]).toEqual([
      'Đã lưu trữ Thứ Tư 26/11/2025, 08:00',
      'Việc tiếp theo Hội nghị đã đưa vào lưu trữ Chương trình, tài liệu và biên bản chỉ còn để đọc. Đọc biên bản',
    ]);
    expect([html.includes('Các phần chuẩn bị'), html.includes('/rehearsals"'), html.includes('/edit"')]).toEqual([false, false, false]);
  });
});
