/** Sound and picture: signalling and its refusals. */
export const media = {
  errors: {
    'media-off': 'Máy chủ chưa bật hình và tiếng. Hội nghị vẫn tiến hành; nhờ người quản trị chạy lệnh npm run media:worker trên máy chủ.',
    'media-restarting': 'Máy chủ đang nối lại hình và tiếng. Vài giây nữa sẽ có, không phải làm gì.',
    'too-many-pages':
      'Đã có {n} trang cùng mở hình và tiếng bằng tài khoản này, không mở thêm được. Đóng bớt một trang rồi tải lại trang này.',
    'too-many-from-address':
      'Từ mạng này đã mở hình và tiếng ở {n} trang không đăng nhập, là mức nhiều nhất. Đóng bớt trang, hoặc đăng nhập rồi tải lại trang này.',
    'receive-first': 'Trang chưa sẵn sàng nhận hình. Tải lại trang.',
    'cannot-decode': 'Trình duyệt này không hiện được hình của hội nghị. Mở trang bằng Chrome, Edge, Firefox hoặc Safari bản mới.',
    'too-many-pictures': 'Một điểm cầu xem được nhiều nhất {n} điểm cầu khác cùng lúc.',
  },
} as const;
