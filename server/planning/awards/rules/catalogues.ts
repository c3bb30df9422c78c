import type { CatalogueFacts } from '../catalogue/contract.ts';

/** What the order of awards looks at in a catalogue. */
export type AwardCatalogue = CatalogueFacts;

/** Catalogues that come with the software, the earliest first; an office adds others, and may replace these. */
export const AWARD_CATALOGUES: readonly AwardCatalogue[] = [
  {
    source: 'Luật Thi đua, khen thưởng số 06/2022/QH15',
    from: '2024-01-01',
    kinds: [
      {
        kind: 'order',
        word: 'Huân chương',
        titles: [
          'Sao vàng',
          'Hồ Chí Minh',
          'Độc lập',
          'Quân công',
          'Lao động',
          'Bảo vệ Tổ quốc',
          'Chiến công',
          'Đại đoàn kết dân tộc',
          'Dũng cảm',
          'Hữu nghị',
        ],
        classed: ['Độc lập', 'Quân công', 'Lao động', 'Bảo vệ Tổ quốc', 'Chiến công'],
      },
      { kind: 'medal', word: 'Huy chương', titles: [], classed: [] },
      { kind: 'state-title', word: 'Danh hiệu vinh dự nhà nước', titles: [], classed: [] },
      { kind: 'prize', word: 'Giải thưởng', titles: [], classed: [] },
      { kind: 'emulation-flag', word: 'Cờ thi đua', titles: [], classed: [] },
      { kind: 'emulation-title', word: 'Danh hiệu thi đua', titles: [], classed: [] },
      { kind: 'certificate-of-merit', word: 'Bằng khen', titles: [], classed: [] },
      { kind: 'commemorative-medal', word: 'Kỷ niệm chương', titles: [], classed: [] },
      { kind: 'certificate-of-commendation', word: 'Giấy khen', titles: [], classed: [] },
    ],
    grantors: [
      { begins: ['Chủ tịch nước', 'Nhà nước'], has: [] },
      { begins: ['Chính phủ'], has: [] },
      { begins: ['Thủ tướng'], has: [] },
      // Ministries, central bodies and the Party's.
      { begins: [], has: [] },
      { begins: [], has: ['Tỉnh ủy', 'Thành ủy', 'Ủy ban nhân dân', 'UBND', 'Hội đồng nhân dân', 'HĐND'] },
    ],
  },
];
