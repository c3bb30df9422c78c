import type { PreparationPart, TaskFacts } from '../contract.ts';

/** `part`: null for a task of the whole. */
const task = (part: PreparationPart | null, daysBefore: number, title: string, responsible: string): TaskFacts => ({
  title,
  responsible,
  daysBefore,
  part,
});

/** The built-in process of a national conference with remote sites: a starting point that offices adapt. */
export const STANDARD_PROCESS: readonly TaskFacts[] = [
  task(null, 60, 'Trình chủ trương và kế hoạch tổ chức hội nghị', 'Đơn vị chủ trì'),
  task(null, 50, 'Phân công nhiệm vụ và lập ban tổ chức', 'Đơn vị chủ trì'),
  task('sites', 45, 'Chọn hội trường của điểm cầu chính, dự kiến các điểm cầu', 'Bộ phận hậu cần'),
  task('agenda', 40, 'Dự thảo chương trình và phân công báo cáo, tham luận', 'Bộ phận nội dung'),
  task(null, 30, 'Gửi thông báo và giấy mời đến các điểm cầu', 'Bộ phận tổng hợp'),
  task('awards', 25, 'Lập danh sách khen thưởng và trình quyết định', 'Bộ phận thi đua, khen thưởng'),
  task('papers', 21, 'Tiếp nhận báo cáo, tham luận và kiến nghị của các điểm cầu', 'Bộ phận nội dung'),
  task('documents', 14, 'Hoàn thiện báo cáo và tài liệu, xác định độ mật', 'Bộ phận nội dung'),
  task('participants', 10, 'Lập danh sách đại biểu theo thứ tự lễ tân', 'Bộ phận tổng hợp'),
  task('sites', 7, 'Cấp đường dẫn và mã tham gia cho từng điểm cầu', 'Bộ phận kỹ thuật'),
  task('documents', 7, 'Phát hành tài liệu cho đại biểu', 'Bộ phận nội dung'),
  task('sites', 5, 'Kiểm tra máy quay, micrô và đường truyền của các điểm cầu', 'Bộ phận kỹ thuật'),
  task('publication', 3, 'Rà soát cảnh báo và công bố chương trình', 'Đơn vị chủ trì'),
  task(null, 2, 'Chuẩn bị màn hình hội trường và lễ trao khen thưởng', 'Bộ phận hậu cần'),
  task('rehearsal', 1, 'Tổng duyệt với tất cả các điểm cầu', 'Đơn vị chủ trì'),
  task('sites', 0, 'Điểm danh và kiểm tra các điểm cầu trước giờ khai mạc ít nhất 60 phút', 'Bộ phận kỹ thuật'),
  task(null, -3, 'Hoàn thiện biên bản và trình ký', 'Thư ký'),
  task(null, -7, 'Ra thông báo kết luận và giao nhiệm vụ', 'Đơn vị chủ trì'),
  task(null, -10, 'Rút kinh nghiệm và lưu hồ sơ hội nghị', 'Bộ phận tổng hợp'),
];

const PARTS = new Map(STANDARD_PROCESS.map(({ title, part = null }) => [title, part]));

/** The part of a task of which nothing else is known, such as one of a template from before parts were kept: that of the standard process. */
export const standardPart = (title: string): PreparationPart | null => PARTS.get(title) ?? null;
