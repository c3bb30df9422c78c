export const protocol = {
  title: 'Thứ tự lễ tân',
  under:
    'Danh sách đại biểu và bản in xếp theo thứ tự có hiệu lực vào ngày đầu của hội nghị. Người giữ nhiều chức vụ xếp theo chức vụ cao nhất.',
  add: 'Thêm thứ tự lễ tân',
  edit: 'Sửa',
  editTitle: 'Sửa thứ tự lễ tân',
  formUnder: 'Thứ tự này có hiệu lực đến khi có quy định mới hơn.',
  source: 'Quy định',
  sourceHint: 'Số, ký hiệu của văn bản, như “368-QĐ/TW”.',
  from: 'Có hiệu lực từ ngày',
  fromHint: 'Hội nghị bắt đầu từ ngày này xếp theo thứ tự này.',
  ranks: 'Các bậc, từ cao xuống thấp',
  ranksHint:
    'Mỗi dòng một bậc. Các chức vụ cùng bậc cách nhau bằng dấu chấm phẩy. Ghi phần đầu của chức vụ là đủ: “Thủ tướng” nhận cả “Thủ tướng Chính phủ”.',
  since: 'từ ngày {date}',
  current: 'đang có hiệu lực',
  past: 'cho hội nghị trước đây',
  toCome: 'chưa có hiệu lực',
  builtIn: 'có sẵn trong phần mềm',
  remove: 'Xóa',
  removeAsk: 'Xóa thứ tự lễ tân {name}?',
  removeText: 'Hội nghị từ ngày này xếp theo thứ tự có hiệu lực trước đó, hoặc theo bản có sẵn trong phần mềm của cùng ngày.',
  done: { added: 'Đã thêm thứ tự lễ tân', saved: 'Đã lưu thứ tự lễ tân', removed: 'Đã xóa thứ tự lễ tân' },
  errors: {
    'protocol-day-taken': 'Đã có một thứ tự lễ tân có hiệu lực từ ngày này. Sửa thứ tự đó, hoặc chọn ngày khác.',
  },
} as const;
