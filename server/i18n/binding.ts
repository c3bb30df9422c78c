/** Two-syllable words that read badly when broken across lines, and the place names that conferences use most. */
const words = [
  'Trung ương|Tỉnh ủy|tỉnh ủy|Thành ủy|thành ủy|Văn phòng|văn phòng|Bộ Chính trị|Ban Bí thư|Ủy viên|Thường trực|Chánh Văn phòng|Bí thư',
  'phát biểu|hội nghị|điểm cầu|đại biểu|tham luận|kết luận|chỉ đạo|khai mạc|bế mạc|đồng chí|Đồng chí|thư ký|chủ trì|biên bản|chương trình|nội dung',
  'báo cáo|kiến nghị|khen thưởng|thi đua|Bằng khen|tập thể|cá nhân|lãnh đạo|đại diện|Đại diện|chuyển đổi số|lưu trữ|văn thư|công tác|nhiệm vụ|tài liệu',
  'An Giang|Bắc Ninh|Cà Mau|Cao Bằng|Cần Thơ|Đà Nẵng|Đắk Lắk|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Nội|Hà Tĩnh|Hải Phòng|Hồ Chí Minh|Hưng Yên',
  'Khánh Hòa|Lai Châu|Lạng Sơn|Lào Cai|Lâm Đồng|Nghệ An|Ninh Bình|Phú Thọ|Quảng Ngãi|Quảng Ninh|Quảng Trị|Sơn La|Tây Ninh|Thái Nguyên|Thanh Hóa',
  'Tuyên Quang|Vĩnh Long|Việt Nam|Hội trường',
].flatMap((line) => line.split('|'));

const space = '\u00A0';
const word = new RegExp(`(?<!\\p{L})(?:${words.join('|')})(?!\\p{L})`, 'gu');
const measure = /(\d) (?=phút|giờ|giây|ngày|tháng|năm|đại biểu|điểm cầu|người|tập thể|cá nhân|minute|hour|second)/g;
const numbered = /(?<!\p{L})(Phiên|phiên|Bản|bản|Nội dung|ngày|tháng|năm|Đợt|Thứ|thứ|Kết luận|Tham luận|từ|lúc) (?=\d)/gu;

/** Keeps two-syllable words, place names, and numbers with their units on one line. */
export function bindText(text: string): string {
  return text
    .replace(word, (found) => found.replaceAll(' ', space))
    .replace(measure, `$1${space}`)
    .replace(numbered, `$1${space}`);
}

/** Keeps a person's whole name on one line if it is short enough. */
export function bindName(name: string): string {
  return name.length <= 28 ? name.replaceAll(' ', space) : bindText(name);
}
