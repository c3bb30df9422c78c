/** Media: signalling and its refusals. */
export const media = {
  errors: {
    'media-off': 'Máy chủ không có hình và tiếng. Hội nghị vẫn tiến hành; lý do ghi ở bàn điều khiển.',
    'media-restarting': 'Máy chủ đang nối lại hình và tiếng. Vài giây nữa sẽ có, không phải làm gì.',
    'too-many-pages': 'Đã có {n} trang như trang này cùng mở hình và tiếng, không mở thêm được. Đóng bớt một trang, rồi tải lại trang này.',
    'too-many-from-address':
      'Đã có {n} trang không đăng nhập cùng mở hình và tiếng từ mạng này, không mở thêm được. Đóng bớt một trang, hoặc đăng nhập, rồi tải lại trang này.',
    'receive-first': 'Trang chưa sẵn sàng nhận hình. Tải lại trang.',
    'cannot-decode': 'Trình duyệt này không hiện được hình của hội nghị. Mở trang bằng Chrome, Edge, Firefox hoặc Safari bản mới.',
    'too-many-pictures': 'Một điểm cầu xem được nhiều nhất {n} điểm cầu khác cùng lúc.',
  },
} as const;
