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
  copy: 'Tạo bản sao',
  addNext: 'Thêm và nhập tiếp',
  newPerson: {
    title: 'Thêm người chưa có trong danh sách',
    hint: 'Nhiều chức vụ ngăn bằng dấu phẩy. Chỉ có chức vụ, chưa rõ tên, cũng được.',
    add: 'Thêm và chọn',
    nobody: 'Ghi họ tên hoặc chức vụ của người mới.',
  },
  batch: {
    added: 'Đã thêm {n} dòng.',
    undone: 'Đã bỏ các dòng vừa thêm.',
  },
  errors: {
    'batch-changed': 'Không hoàn tác được: {n} mục vừa thêm đã được sửa hoặc chuyển chỗ. Xóa riêng các mục không cần nữa.',
  },
} as const;
