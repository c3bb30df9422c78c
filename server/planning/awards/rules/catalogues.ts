import type { AwardFacts } from '../contract.ts';

/** Grantors of one rank: those whose name begins with one of these words, or has them anywhere; without any, all that no other rank has. */
export interface GrantorRank {
  readonly begins?: readonly string[];
  readonly has?: readonly string[];
}

/** The awards of a law, in force from a day on, in the order in which lists name them. */
export interface AwardCatalogue {
  /** The law. */
  readonly source: string;
  /** First day on which it holds, as YYYY-MM-DD. */
  readonly from: string;
  /** Kinds from the highest; the awards of a kind that has an order of its own, without the word for the kind. */
  readonly kinds: readonly { readonly kind: AwardFacts['kind']; readonly word: string; readonly titles: readonly string[] }[];
  /** Grantors from the highest. */
  readonly grantors: readonly GrantorRank[];
}

/** Catalogues, the earliest first. */
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
      },
      { kind: 'medal', word: 'Huy chương', titles: [] },
      { kind: 'state-title', word: 'Danh hiệu vinh dự nhà nước', titles: [] },
      { kind: 'prize', word: 'Giải thưởng', titles: [] },
      { kind: 'emulation-flag', word: 'Cờ thi đua', titles: [] },
      { kind: 'emulation-title', word: 'Danh hiệu thi đua', titles: [] },
      { kind: 'certificate-of-merit', word: 'Bằng khen', titles: [] },
      { kind: 'commemorative-medal', word: 'Kỷ niệm chương', titles: [] },
      { kind: 'certificate-of-commendation', word: 'Giấy khen', titles: [] },
    ],
    grantors: [
      { begins: ['Chủ tịch nước', 'Nhà nước'] },
      { begins: ['Chính phủ'] },
      { begins: ['Thủ tướng'] },
      // Ministries, central bodies and the Party's.
      {},
      { has: ['Tỉnh ủy', 'Thành ủy', 'Ủy ban nhân dân', 'UBND', 'Hội đồng nhân dân', 'HĐND'] },
    ],
  },
];
