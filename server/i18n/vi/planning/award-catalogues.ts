export const awardCatalogues = {
  title: 'Danh mục khen thưởng',
  under: 'Khen thưởng xếp theo danh mục có hiệu lực vào ngày đầu của hội nghị: theo loại, theo hạng (Nhất, Nhì, Ba), rồi theo cấp tặng.',
  add: 'Thêm danh mục',
  edit: 'Sửa',
  editTitle: 'Sửa danh mục khen thưởng',
  formUnder: 'Danh mục này có hiệu lực đến khi có danh mục mới hơn.',
  source: 'Văn bản quy định',
  sourceHint: 'Tên, số của luật hoặc văn bản.',
  from: 'Có hiệu lực từ ngày',
  fromHint: 'Hội nghị bắt đầu từ ngày này xếp theo danh mục này; hội nghị đang họp cũng xếp lại ngay.',
  kinds: 'Loại khen thưởng, từ cao xuống thấp',
  kindsHint:
    'Mỗi dòng một loại: Huân chương, Huy chương, Danh hiệu vinh dự nhà nước, Giải thưởng, Cờ thi đua, Danh hiệu thi đua, Bằng khen, Kỷ niệm chương, Giấy khen. Sau dấu hai chấm ghi thứ tự trong loại, cách nhau bằng dấu chấm phẩy; hình thức có hạng thì ghi thêm (Nhất, Nhì, Ba).',
  grantors: 'Cấp tặng, từ cao xuống thấp',
  grantorsHint:
    'Mỗi dòng một cấp, các tên cách nhau bằng dấu chấm phẩy; ghi phần đầu của tên là đủ. Dấu “…” ở trước nghĩa là chữ ấy ở đâu trong tên cũng được. Dòng “Các cấp khác” là mọi cấp không có ở dòng nào.',
  others: 'Các cấp khác',
  remove: 'Xóa',
  removeAsk: 'Xóa danh mục {name}?',
  removeText: 'Hội nghị từ ngày này xếp theo danh mục có hiệu lực trước đó, hoặc theo bản có sẵn trong phần mềm của cùng ngày.',
  done: { added: 'Đã thêm danh mục', saved: 'Đã lưu danh mục', removed: 'Đã xóa danh mục' },
  errors: { 'catalogue-day-taken': 'Đã có một danh mục có hiệu lực từ ngày này. Sửa danh mục đó, hoặc chọn ngày khác.' },
} as const;
