export const apiReference = {
  title: 'Giao diện lập trình',
  lead: 'Mọi việc làm được trên trang đều làm được qua REST (dưới /api/v1) và Socket.IO, với cùng câu trả lời và mã lỗi.',
  document: 'Tài liệu OpenAPI 3.1',
  signIn: 'Gọi POST /api/v1/sign-in với { name, password } để nhận token, rồi gửi kèm header Authorization: Bearer …',
  ownId:
    'Lệnh có thể mang mã riêng trong header Idempotency-Key: gửi lại cùng mã và nội dung thì nhận cùng câu trả lời, không làm hai lần.',
  permit: 'Ai được gọi',
  input: 'Dữ liệu vào',
  refusals: 'Mã từ chối riêng',
  features: 'Các phần',
} as const;
