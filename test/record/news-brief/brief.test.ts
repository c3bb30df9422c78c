import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newsBriefContract as contract } from '../../../server/record/news-brief/contract.ts';
import { proceedingsContract as live } from '../../../server/live/sitting/contract/index.ts';
import { rollCallContract as rollCall } from '../../../server/live/roll-call/contract.ts';
import { MORNING, startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { bytesOf } from '../../helpers/files.ts';
import { Editor, note, published } from '../minutes/morning.ts';
import { docxText } from '../printouts/files.ts';

let app: TestApp;
let conferenceId: string;
let chair: Login;
let secretary: Login;

const at = (minutes: number) => void (app.clock.now = MORNING + minutes * 60_000);

/** A morning with an opening speech, a classified item, and a conclusion in the minutes of each. */
beforeAll(async () => {
  app = await startApp();
  conferenceId = await published(app);
  chair = await app.user({ clearance: 3 });
  secretary = await app.user({ clearance: 3 });
  for (const [who, role] of [
    [chair, 'chair'],
    [secretary, 'secretary'],
  ] as const) {
    await app.db.membership.create({ data: { conferenceId, userId: who.actor.id, role } });
  }
  await chair.run(rollCall.count, { conferenceId, siteId: 'site-22', present: 40 });
  at(32);
  await chair.run(live.openSitting, { conferenceId, sittingId: 'morning' });
  await chair.run(live.startItem, { conferenceId, itemId: 'opening' });
  await chair.run(live.grant, { conferenceId, participantId: 'pham-gia-tuc', seconds: 600, handOver: false });
  at(43);
  await chair.run(live.end, { conferenceId });
  await chair.run(live.startItem, { conferenceId, itemId: 'secret' });
  await chair.run(live.grant, { conferenceId, participantId: 'pham-gia-tuc', seconds: 60, handOver: false });
  at(50);
  await chair.run(live.closeSitting, { conferenceId, sittingId: 'morning' });
  await new Editor(secretary, conferenceId, 'item.opening').addAndSend(note('conclusion', 'Triển khai ngay sau hội nghị.'));
  await new Editor(secretary, conferenceId, 'item.secret').addAndSend(note('conclusion', 'Giữ kín việc này.'));
});
afterAll(() => app.end());

describe('the draft of a news brief', () => {
  it('tells what stands in the record, each fact with its source', async () => {
    const { lines } = await chair.run(contract.get, { conferenceId, lang: 'vi' });
    expect(lines).toEqual([
      {
        text: 'Văn phòng Trung ương Đảng tổ chức Hội nghị toàn quốc công tác Văn phòng tỉnh ủy, thành ủy năm 2025: 08 giờ 02, ngày 26/11/2025, tại Hà Nội và 1 điểm cầu.',
        source: 'thông tin hội nghị và diễn biến',
      },
      {
        text: 'Dự hội nghị có 40 đại biểu tại 1 điểm cầu; 3 điểm cầu chưa báo.',
        source: 'báo cáo của các điểm cầu, đến 07 giờ 30, ngày 26/11/2025',
      },
      {
        text: 'Phát biểu khai mạc: Đồng chí Phạm Gia Túc, Ủy viên Trung ương Đảng, Chánh Văn phòng Trung ương Đảng.',
        source: 'diễn biến, nội dung 1, 08 giờ 02',
      },
      { text: 'Hội nghị kết luận: Triển khai ngay sau hội nghị.', source: 'biên bản, nội dung 1' },
    ]);
  });

  it('tells nothing of a classified item, not even to those who are cleared for it', async () => {
    const told = JSON.stringify(await secretary.run(contract.get, { conferenceId, lang: 'vi' }));
    expect(['Công tác bảo vệ', 'Giữ kín', 'nội dung 3'].filter((words) => told.includes(words))).toEqual([]);
  });

  it('is none before the opening', async () => {
    const fresh = await published(app);
    await app.db.membership.create({ data: { conferenceId: fresh, userId: chair.actor.id, role: 'chair' } });
    expect(await chair.run(contract.get, { conferenceId: fresh, lang: 'vi' })).toEqual({ lines: [] });
  });

  it('is a paper that says it is a draft', async () => {
    const lines = await docxText(bytesOf(await chair.run(contract.paper, { conferenceId, lang: 'vi', format: 'docx' })));
    expect(lines).toContain('BẢN TIN TÓM TẮT');
    expect(lines).toContain('Hội nghị kết luận: Triển khai ngay sau hội nghị. [Nguồn: biên bản, nội dung 1]');
  });

  it('stands on a page for those who plan, lead or write the minutes', async () => {
    const viewer = await app.member(conferenceId, 'viewer');
    const get = ({ token }: Login) =>
      fetch(`${app.url}/conferences/${conferenceId}/news-brief`, { headers: { cookie: `dc_session=${token}`, 'accept-language': 'vi' } });
    expect([(await get(secretary)).status, (await get(viewer)).status]).toEqual([200, 403]);
    expect((await (await get(secretary)).text()).includes('data-copies="brief-text"')).toBe(true);
  });
});
