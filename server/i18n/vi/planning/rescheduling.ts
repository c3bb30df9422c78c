export const rescheduling = {
  title: 'Ngày đầu đổi thành {date}: chuyển các ngày khác theo?',
  later: 'Các ngày dưới đây sẽ lùi lại {n} ngày, giữ nguyên khoảng cách với ngày đầu.',
  earlier: 'Các ngày dưới đây sẽ sớm lên {n} ngày, giữ nguyên khoảng cách với ngày đầu.',
  sittings: 'Phiên',
  recommendations: 'Hạn của kiến nghị',
  held: 'Đã khai mạc nên giữ nguyên ngày: {sittings}.',
  move: 'Chuyển theo ngày mới',
  leave: 'Để nguyên các ngày này',
  done: { moved: 'Đã lưu; các ngày đã chuyển theo ngày đầu', left: 'Đã lưu; các ngày khác để nguyên' },
  errors: {
    'dates-not-chosen':
      'Ngày đầu thay đổi mà {n} ngày của phiên và kiến nghị đang tính theo ngày cũ. Chọn chuyển các ngày đó theo hay để nguyên.',
  },
} as const;
