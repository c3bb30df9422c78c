import type { OrderFacts } from '../contract.ts';

/**
 * Orders of protocol that come with the software, the earliest first; an office adds others, and may replace these. Ministers, heads of
 * provinces and others follow by current post, which the regulation leaves to the host: their order is that of the list.
 */
export const ORDERS_OF_PROTOCOL: readonly OrderFacts[] = [
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
