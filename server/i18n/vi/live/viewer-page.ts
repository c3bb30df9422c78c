/** Words of the page for viewers. */
export const viewerPage = {
  title: 'Theo dõi hội nghị',
  agenda: 'Chương trình',
  postponed: 'đã hoãn',
  skipped: 'đã bỏ qua',
  openedAt: 'mở lúc {time}',
  begins: '{name} bắt đầu lúc {time} ngày {date}.',
  goesOn: 'Hội nghị tiếp tục lúc {time} ngày {date}: {name}.',
  empty: 'Trang này tự cập nhật khi chương trình được công bố.',
} as const;
