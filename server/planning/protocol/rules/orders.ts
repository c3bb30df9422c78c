/** A rank of an order of protocol: its posts, each as a title begins. */
export type Rank = readonly string[];

/** An order of protocol in force from a day on: ranks from the highest. Who has no post of any rank comes after them, by current post. */
export interface OrderOfProtocol {
  /** The regulation. */
  readonly source: string;
  /** First day on which it holds, as YYYY-MM-DD. */
  readonly from: string;
  readonly ranks: readonly Rank[];
}

/**
 * Orders of protocol, the earliest first. Ministers, heads of provinces and others follow by current post, which the regulation leaves to the
 * host: their order is that of the list.
 */
export const ORDERS_OF_PROTOCOL: readonly OrderOfProtocol[] = [
  {
    source: '368-QĐ/TW',
    from: '2025-09-08',
    ranks: [
      ['Tổng Bí thư'],
      ['Chủ tịch nước'],
      ['Thủ tướng'],
      ['Chủ tịch Quốc hội'],
      ['Thường trực Ban Bí thư'],
      ['Ủy viên Bộ Chính trị'],
      ['Bí thư Trung ương Đảng', 'Ủy viên Ban Bí thư', 'Bí thư Ban Chấp hành Trung ương Đảng'],
      ['Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc', 'Chủ tịch UBTW MTTQ', 'Chủ tịch Ủy ban Trung ương MTTQ'],
      ['Chủ nhiệm Ủy ban Kiểm tra Trung ương'],
      [
        'Trưởng Ban Tổ chức Trung ương',
        'Trưởng Ban Tuyên giáo và Dân vận Trung ương',
        'Trưởng Ban Nội chính Trung ương',
        'Trưởng Ban Chính sách, chiến lược Trung ương',
      ],
      ['Chánh Văn phòng Trung ương Đảng'],
      ['Giám đốc Học viện Chính trị quốc gia Hồ Chí Minh'],
      ['Phó Chủ tịch nước', 'Phó Thủ tướng', 'Phó Chủ tịch Quốc hội'],
      ['Chánh án Tòa án nhân dân tối cao', 'Chánh án TANDTC'],
      ['Viện trưởng Viện kiểm sát nhân dân tối cao', 'Viện trưởng VKSNDTC'],
      ['Ủy viên Trung ương Đảng', 'Ủy viên Ban Chấp hành Trung ương Đảng'],
      ['Ủy viên dự khuyết Trung ương Đảng', 'Ủy viên dự khuyết Ban Chấp hành Trung ương Đảng'],
    ],
  },
];
