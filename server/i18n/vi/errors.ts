/** What a refusal says, by its code. A feature's own codes stand in its own file under `errors`. */
export const errors = {
  invalid: 'Có chỗ chưa đúng. Xin sửa các chỗ được nêu rồi gửi lại.',
  unauthenticated: 'Cần đăng nhập để làm việc này.',
  forbidden: 'Tài khoản này không có quyền làm việc này. Xin liên hệ người tổ chức hội nghị.',
  'not-found': 'Không tìm thấy nội dung này. Có thể địa chỉ sai, hoặc nội dung đã được gỡ.',
  conflict: 'Việc này không còn làm được ở trạng thái hiện tại. Xin tải lại trang để xem trạng thái mới.',
  stale: 'Người khác đã sửa nội dung này trước. Xin xem bản mới rồi sửa lại; phần vừa nhập chưa được lưu.',
  'id-reused': 'Mã yêu cầu này đã dùng cho một yêu cầu khác.',
  'too-many': 'Đã thử quá nhiều lần. Xin chờ {seconds} giây rồi thử lại.',
  'too-large': 'Dữ liệu gửi lên quá lớn.',
  unavailable: 'Máy chủ đang bận hoặc đang dừng. Xin thử lại sau ít phút.',
  internal: 'Máy chủ gặp lỗi ngoài dự kiến. Không có gì bị thay đổi; xin thử lại, nếu vẫn lỗi thì báo người quản trị.',
  'form-expired': 'Trang này đã mở quá lâu hoặc phiên đăng nhập đã đổi. Xin tải lại trang rồi gửi lại.',
  'not-json': 'Nội dung gửi lên không phải JSON hợp lệ.',
  fault: {
    'unknown-key': 'Không có mục này trong định dạng.',
    'time-zone': 'Không phải tên múi giờ, ví dụ Asia/Ho_Chi_Minh.',
    'no-such-reference': 'Không có mục nào mang mã này.',
    duplicate: 'Bị trùng.',
    required: 'Cần điền mục này.',
  },
} as const;
