/** Words of the archive of a conference. */
export const archive = {
  title: 'Hồ sơ lưu trữ',
  open: 'Hồ sơ lưu trữ',
  back: 'Tổng quan',
  under: 'Văn bản, tài liệu, ảnh và nhật ký của hội nghị trong một tệp, đọc và kiểm tra được không cần phần mềm này.',
  run: 'Lập và tải hồ sơ',
  contents: 'Hồ sơ gồm',
  counted: {
    papers: 'Tệp văn bản đã duyệt',
    documents: 'Tài liệu',
    files: 'Bản của tài liệu',
    photos: 'Ảnh',
    entries: 'Dòng nhật ký',
    size: 'Dung lượng các tệp',
  },
  more: 'Kèm kế hoạch hội nghị theo định dạng trao đổi, các dòng trong sổ văn bản, chữ ký số và trang mục lục. Không có bản ghi hình.',
  verify: 'Kiểm tra sau này',
  verifyText:
    'Giải nén rồi chạy lệnh dưới đây trên máy Linux bất kỳ: đối chiếu từng tệp, từng dòng nhật ký và chữ ký của máy chủ. Mở index.html để xem mục lục.',
  above: 'Chưa lập được hồ sơ',
  group: { papers: 'Văn bản', documents: 'Tài liệu', photos: 'Ảnh', data: 'Dữ liệu' },
  file: {
    conference: 'kế hoạch hội nghị, định dạng conference/1',
    journal: 'nhật ký, mỗi dòng kèm mã kiểm tra',
    registers: 'các dòng trong sổ văn bản',
    signatures: 'chữ ký số trên văn bản',
    papers: 'danh mục văn bản',
    documents: 'danh mục tài liệu',
    photos: 'danh mục ảnh',
  },
  minutesNow: 'Biên bản (bản chưa duyệt)',
  version: 'bản {n}, {date}',
  made: 'Hồ sơ lưu trữ lập ngày {date}. Cơ quan tổ chức: {organizer}.',
  ofRehearsal: 'Đây là hồ sơ của buổi tổng duyệt.',
  leftOut: 'Không có bản ghi hình, các bản kế hoạch công bố trước đây và các văn bản chưa duyệt, trừ biên bản.',
  howToVerify: 'Cách kiểm tra: xem VERIFY.txt.',
  errors: {
    'archive-classified':
      'Hội nghị có nội dung ở mức mật mà tài khoản này chưa được biết. Hồ sơ phải đủ, nên chỉ người tổ chức được biết mọi nội dung lập được.',
  },
} as const;
