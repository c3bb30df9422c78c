export const hallMap = {
  title: 'Có mặt tại hội trường',
  open: 'Có mặt',
  back: 'Về sơ đồ chỗ ngồi',
  present: 'có mặt',
  left: 'đã về',
  away: 'vắng, hoặc dự trực tuyến',
  waiting: 'chưa đến',
  group: 'của đoàn, không điểm danh từng người',
  unpublished: 'Hội nghị chưa công bố nên chưa điểm danh được ai.',
  none: 'Chưa có sơ đồ hội trường',
  noneText: 'Lập sơ đồ và xếp chỗ ở trang Chỗ ngồi.',
  total: { present: '{n} có mặt', left: '{n} đã về', away: '{n} vắng hoặc dự trực tuyến', waiting: '{n} chưa đến' },
} as const;
