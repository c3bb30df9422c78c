/** Abbreviations that offices write, as they are read aloud. What has a mark behind it, such as "TP.", is read without it. */
const SPOKEN: Readonly<Record<string, string>> = {
  'Đ/c': 'đồng chí',
  'đ/c': 'đồng chí',
  UBND: 'Ủy ban nhân dân',
  HĐND: 'Hội đồng nhân dân',
  UBMTTQ: 'Ủy ban Mặt trận Tổ quốc',
  UBTW: 'Ủy ban Trung ương',
  MTTQ: 'Mặt trận Tổ quốc',
  TW: 'Trung ương',
  TƯ: 'Trung ương',
  BCH: 'Ban Chấp hành',
  BTV: 'Ban Thường vụ',
  BCT: 'Bộ Chính trị',
  UVBCT: 'Ủy viên Bộ Chính trị',
  UVTW: 'Ủy viên Trung ương',
  TP: 'Thành phố',
  VP: 'Văn phòng',
  VPTW: 'Văn phòng Trung ương',
  LĐLĐ: 'Liên đoàn Lao động',
  LHPN: 'Liên hiệp Phụ nữ',
  CCB: 'Cựu chiến binh',
  TNCS: 'Thanh niên Cộng sản',
  HCM: 'Hồ Chí Minh',
  BQP: 'Bộ Quốc phòng',
  BCA: 'Bộ Công an',
  TAND: 'Tòa án nhân dân',
  TANDTC: 'Tòa án nhân dân tối cao',
  VKSND: 'Viện kiểm sát nhân dân',
  VKSNDTC: 'Viện kiểm sát nhân dân tối cao',
  CNTT: 'công nghệ thông tin',
  THPT: 'trung học phổ thông',
  THCS: 'trung học cơ sở',
  TNHH: 'trách nhiệm hữu hạn',
  CP: 'cổ phần',
  XHCN: 'xã hội chủ nghĩa',
  GS: 'Giáo sư',
  PGS: 'Phó Giáo sư',
  TS: 'Tiến sĩ',
  ThS: 'Thạc sĩ',
  BS: 'Bác sĩ',
  CKI: 'chuyên khoa một',
  CKII: 'chuyên khoa hai',
  NSND: 'Nghệ sĩ Nhân dân',
  NSƯT: 'Nghệ sĩ Ưu tú',
  NGND: 'Nhà giáo Nhân dân',
  NGƯT: 'Nhà giáo Ưu tú',
};

/** A word that may be an abbreviation: capitals, also joined by a stroke, with the full stop that may follow. */
const WORD = /(?<![\p{L}\p{N}/-])(?:[Đđ]\/c|ThS|\p{Lu}{2,}(?:[/&]\p{Lu}+)*)(?![\p{L}\p{N}/-])\.?/gu;
const ROMAN = /^[IVXLC]+$/;

const bare = (word: string): string => word.replace(/\.$/, '');

/** A text as it is read aloud: abbreviations that are known in full, everything else as it is written. */
export function spokenText(text: string): string {
  if (isShouted(text)) return text;
  return text
    .normalize('NFC')
    .replace(WORD, (word) => {
      const spoken = SPOKEN[bare(word)];
      return spoken === undefined ? word : `${spoken} `;
    })
    .replace(/ +/g, ' ')
    .replace(/ ([,;.)])/g, '$1')
    .trim();
}

/** A whole text in capitals has no abbreviations that could be told from words. */
const isShouted = (text: string): boolean => text === text.toLocaleUpperCase('vi') && text.trim().includes(' ');

/** Abbreviations in a text whose reading is not known, each once. */
export const unspoken = (text: string): string[] =>
  isShouted(text)
    ? []
    : [...new Set([...text.normalize('NFC').matchAll(WORD)].map(([word]) => bare(word)))].filter(
        (word) => SPOKEN[word] === undefined && !ROMAN.test(word),
      );
