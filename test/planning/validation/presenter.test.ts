import { describe, expect, test } from 'vitest';
import { drawPeriods } from '../../../server/planning/validation/presenter/period.ts';
import { presentFindings } from '../../../server/planning/validation/presenter.ts';
import { check } from '../../../server/planning/validation/rules.ts';
import { languages } from '../../../server/i18n/language.ts';
import { conference2025, item, planWith } from './plans.ts';

const seen = (lang: 'vi' | 'en', plan = conference2025()) => presentFindings(lang, plan, check(plan));

describe('the findings of 2025', () => {
  test('are sentences that name the people and the places', () => {
    expect(seen('vi').map(({ title, text }) => [title, text])).toEqual([
      ['Mốc thời gian không khớp', 'Chương trình và tài liệu kèm theo ghi hai khoảng thời gian khác nhau.'],
      [
        'Trùng chức vụ, tên gần giống nhau',
        'Lê Khánh Toàn và Đặng Khánh Toàn cùng có chức vụ Phó Chánh Văn phòng Trung ương Đảng. Xin kiểm tra kỹ họ tên khi mời phát biểu.',
      ],
      [
        'Người phát biểu không có trong danh sách đại biểu',
        'Lê Khánh Toàn phát biểu ở “Báo cáo tóm tắt tình hình hoạt động của Văn phòng Trung ương Đảng, các Văn phòng tỉnh ủy, thành ủy” nhưng không có trong danh sách đại biểu.',
      ],
      [
        'Người phát biểu không có trong danh sách đại biểu',
        'Đặng Khánh Toàn phát biểu ở “Báo cáo giải trình những kiến nghị, đề xuất của Văn phòng tỉnh ủy, thành ủy” nhưng không có trong danh sách đại biểu.',
      ],
      ['Chưa có người chủ trì', 'Chưa ghi đại biểu nào chủ trì hội nghị.'],
      ['Chưa có thư ký', 'Chưa ghi đại biểu nào làm thư ký hội nghị.'],
      ['Chưa rõ giờ bắt đầu', 'Chưa ghi giờ bắt đầu của Phiên 1, nên chưa tính được giờ của các nội dung.'],
      ['Nội dung chưa định thời lượng', '8 nội dung của Phiên 1 chưa định thời lượng; giờ của các nội dung sau đó chưa rõ.'],
    ]);
  });

  test('link to both places that disagree, and draw the months on one scale', () => {
    const plan = conference2025();
    const [mismatch] = presentFindings('vi', plan, check(plan));
    const { id } = plan.conference;
    expect(mismatch?.links.map(({ href }) => href)).toEqual([
      `/conferences/${id}/agenda#item-summary`,
      `/conferences/${id}/documents#document-report`,
    ]);
    expect(mismatch?.period).toEqual({
      width: 720,
      years: [2022, 2023, 2024, 2025, 2026, 2027, 2028],
      bars: [
        { label: 'Chương trình', text: '6/2022 – 6/2027', has: { x: 50, width: 610 }, lacks: [] },
        {
          label: 'Tài liệu',
          text: '10/2022 – 4/2027',
          has: { x: 90, width: 550 },
          lacks: [
            { x: 50, width: 40 },
            { x: 640, width: 20 },
          ],
        },
      ],
    });
  });
});

describe('periods', () => {
  test('with an unknown end are written and not drawn', () => {
    const period = { resultsFrom: '2022-06', tasksTo: null };
    const drawing = drawPeriods('en', [
      { label: 'Agenda', period },
      { label: 'Document', period: { resultsFrom: '2023-01', tasksTo: '2023-12' } },
    ]);
    expect(drawing.bars).toEqual([
      { label: 'Agenda', text: '6/2022 – unknown', has: null, lacks: [] },
      { label: 'Document', text: '1/2023 – 12/2023', has: { x: 120, width: 120 }, lacks: [] },
    ]);
  });

  test('far apart have a scale with few years', () => {
    const drawing = drawPeriods('vi', [
      { label: 'a', period: { resultsFrom: '1945-09', tasksTo: '2025-12' } },
      { label: 'b', period: { resultsFrom: '2000-01', tasksTo: '2010-01' } },
    ]);
    expect(drawing.years).toEqual([1945, 1956, 1967, 1978, 1989, 2000, 2011, 2022, 2033]);
    expect(drawing.width).toBe(88 * 120);
  });
});

test('every finding has a sentence in both languages', () => {
  const sites = [
    { id: 'main', kind: 'main', name: 'Hội trường' },
    { id: 'g', kind: 'unit', name: 'Các đơn vị', count: null },
    { id: 'o', kind: 'other', name: 'Khác' },
  ] as const;
  const plan = planWith({
    sites: [...sites],
    participants: [{ id: 'toan', name: null, posts: ['Vụ trưởng'], site: 'main' }],
    sittings: [{ id: 's1' }, { id: 's2', starts: '08:05' }],
    agenda: [
      item('a', { sitting: 's1', speakers: ['toan'] }),
      item('b', { sitting: 's2', speakers: ['toan'], minutes: 1435 }),
      item('c', { sitting: 's2' }),
    ],
    awards: [{ kind: 'prize', title: 'Giải', recipientKind: 'individual', count: 2, recipients: ['A'] }],
  });
  const paper = (id: string, siteId: string, topic: string | null = null) => ({
    id,
    itemId: 'a',
    participantId: topic ? null : 'toan',
    post: null,
    siteId,
    topic,
    minutes: 5,
    version: 1,
  });
  const called = { ...plan, papers: [paper('p1', 'o'), paper('p2', 'g'), paper('p3', 'gone', 'Số hóa')] };
  for (const lang of languages) {
    const views = seen(lang, called);
    expect(new Set(views.map(({ code }) => code))).toEqual(
      new Set([
        'speaker-in-two-places',
        'speaker-at-two-sites',
        'site-not-invited',
        'site-not-decided',
        'speaker-twice-in-item',
        'item-beyond-sitting',
        'award-count',
      ]),
    );
    expect(views.filter(({ text }) => text.trim() === '' || /\{\w+\}/.test(text))).toEqual([]);
  }
  expect(seen('vi', called).find(({ code }) => code === 'site-not-invited')?.text).toBe(
    'Tham luận “Số hóa” được gọi từ một điểm cầu không có trong danh sách của hội nghị.',
  );
});
