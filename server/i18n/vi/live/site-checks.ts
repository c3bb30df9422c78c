/** The five checks of a site before the opening. */
export const siteChecks = {
  title: 'Kiểm tra trước giờ khai mạc',
  camera: 'Máy quay',
  microphone: 'Micrô',
  line: 'Đường truyền',
  person: 'Người phụ trách có mặt',
  phone: 'Liên lạc được qua điện thoại',
  good: 'Đạt',
  bad: 'Chưa đạt',
  unknown: 'Chưa thử',
  save: 'Lưu kiểm tra',
  saved: 'Đã lưu kiểm tra.',
  done: '{n}/5 đã đạt',
} as const;
