export const viewer = {
  title: 'Theo dõi hội nghị',
  agenda: 'Chương trình',
  nobody: 'Chưa có ai phát biểu',
  postponed: 'đã hoãn',
  skipped: 'đã bỏ qua',
  openedAt: 'mở lúc {time}',
  stage: {
    unpublished: 'Chương trình chưa công bố',
    waiting: 'Chờ khai mạc',
    open: 'Đang diễn ra',
    adjourned: 'Đang tạm nghỉ',
    over: 'Đã bế mạc',
  },
  empty: 'Trang này tự cập nhật khi chương trình được công bố.',
  heard: '{name} đang phát biểu',
} as const;
