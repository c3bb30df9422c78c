/** Sound and picture: signalling and its refusals. */
export const media = {
  errors: {
    'media-off': 'Hình và tiếng đang tắt trên máy chủ. Hội nghị vẫn tiến hành được; báo người quản trị chạy: npm run media:worker.',
    'media-restarting': 'Hình và tiếng đang được nối lại; vài giây nữa sẽ có.',
    'too-many-pages': 'Tài khoản này đang mở hình và tiếng ở {n} trang, là mức nhiều nhất. Đóng bớt một trang rồi tải lại trang này.',
    'receive-first': 'Trang chưa sẵn sàng nhận hình. Tải lại trang.',
    'cannot-decode': 'Trình duyệt này không hiện được hình của hội nghị. Dùng Chrome, Edge, Firefox hoặc Safari bản mới.',
    'too-many-pictures': 'Một điểm cầu xem được nhiều nhất {n} điểm cầu khác cùng lúc.',
  },
} as const;
