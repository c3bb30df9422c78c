export const collections = {
  now: 'Bản hiện nay: {value}',
  nobody: 'Chưa chọn ai',
  findPerson: 'Tìm theo tên hoặc chức vụ, không cần dấu',
  morePeople: 'Còn {n} người khác khớp. Gõ thêm để thu hẹp.',
  staleTitle: 'Người khác vừa sửa mục này',
  removeText: 'Có thể lấy lại ngay sau khi xóa.',
  removed: 'Đã xóa.',
  restored: 'Đã lấy lại mục vừa xóa.',
  order: 'Thứ tự',
} as const;
