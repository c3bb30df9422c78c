export const collections = {
  now: 'Giá trị hiện tại: {value}',
  nobody: 'Chưa chọn ai',
  findPerson: 'Tìm theo tên hoặc chức vụ, không cần dấu',
  morePeople: 'Còn {n} người khác khớp. Gõ thêm để thu hẹp.',
  staleTitle: 'Người khác vừa sửa mục này',
  removeText: 'Có thể khôi phục ngay sau khi xóa.',
  removed: 'Đã xóa.',
  restored: 'Đã khôi phục mục vừa xóa.',
  order: 'Thứ tự',
} as const;
