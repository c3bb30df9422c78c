/** Words of the hall display. */
export const display = {
  title: 'Màn hình hội trường',
  next: 'Tiếp theo',
  left: 'còn lại',
  leftOf: 'trong {limit}',
  over: 'quá giờ,',
  overOf: 'đã dùng hết {limit}',
  spent: 'đã phát biểu',
  paused: 'đang dừng giờ',
  presentOf: 'trong',
  present: 'điểm cầu có mặt',
  adjourned: 'Tạm nghỉ',
  opensAt: '{name} khai mạc lúc {time}',
  ended: 'Hội nghị đã bế mạc',
  offline: 'Đang nối lại. Đồng hồ theo giờ lúc {time}.',
  polled: 'Đường kết nối trực tiếp bị chặn: màn hình cập nhật vài giây một lần.',
  cut: 'Mất kết nối. Màn hình là của lúc {time}, đồng hồ đã dừng.',
} as const;
