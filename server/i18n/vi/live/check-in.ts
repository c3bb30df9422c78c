/** Words of checking people in. */
export const checkIn = {
  title: 'Đón tiếp đại biểu',
  presence: {
    inPerson: 'Có mặt',
    online: 'Dự trực tuyến',
    left: 'Đã về',
    excused: 'Vắng có lý do',
    absent: 'Vắng không lý do',
    unknown: 'Chưa rõ',
  },
  late: 'Đến muộn',
  errors: {
    'badge-replaced': 'Thẻ này vừa được thay. Tải lại trang để xem thẻ đang dùng.',
    'check-in-group':
      'Đoàn và nhóm không có tên từng người nên không ghi nhận được. Thêm từng người vào danh sách đại biểu rồi công bố lại.',
    'check-in-elsewhere': 'Người này không thuộc danh sách của điểm cầu này. Nếu họ dự tại đây, báo ban tổ chức ghi nhận.',
    'check-in-changed': 'Vừa có người ghi nhận khác về đại biểu này. Xem lại rồi ghi lại nếu vẫn cần.',
  },
} as const;
