export const validation = {
  title: 'Kiểm tra chương trình',
  none: 'Không có chỗ nào cần xem lại.',
  blocking: 'Cần sửa trước khi công bố',
  warnings: 'Cần xem lại',
  blockingCount: '{n} chỗ cần sửa trước khi công bố',
  warningCount: '{n} cảnh báo',
  sitting: 'Phiên {n}',
  someone: 'Người chưa rõ tên',
  paper: 'Tham luận “{topic}”',
  period: {
    agenda: 'Chương trình',
    document: 'Tài liệu',
    unknown: 'chưa rõ',
    range: '{from} – {to}',
  },
  finding: {
    'speaker-in-two-places': {
      title: 'Một người phát biểu ở hai nơi',
      text: '{name} có tên ở hai nội dung cùng lúc, từ {from} đến {to}: “{first}” và “{second}”.',
    },
    'speaker-at-two-sites': { title: 'Một người ở hai điểm cầu', text: '{name} được xếp ở nhiều điểm cầu: {sites}.' },
    'site-not-invited': { title: 'Điểm cầu chưa được mời', text: '{who} được gọi từ một điểm cầu không có trong danh sách của hội nghị.' },
    'site-not-decided': { title: 'Chưa rõ điểm cầu', text: '{who}: mới ghi “{site}”, chưa rõ là điểm cầu nào.' },
    'speaker-twice-in-item': { title: 'Nhiều tham luận của một người', text: '{name} có {n} tham luận trong “{item}”.' },
    'item-beyond-sitting': {
      title: 'Nội dung vượt quá phiên',
      text: '“{item}” dự kiến xong lúc {end}, sau giờ bắt đầu {next} của {sitting}.',
      midnight: '“{item}” dự kiến kéo dài quá nửa đêm.',
    },
    'sittings-at-once': {
      title: 'Các phiên trùng giờ',
      text: '{sittings} cùng ngày, cùng giờ bắt đầu.',
    },
    'sitting-outside-days': {
      title: 'Phiên nằm ngoài những ngày của hội nghị',
      text: '{sitting} ghi ngày {date}, trước ngày đầu của hội nghị là {first}.',
      after: '{sitting} ghi ngày {date}, cách ngày đầu của hội nghị ({first}) hơn một tháng.',
    },
    'first-day-differs': {
      title: 'Ngày đầu chưa có phiên nào',
      text: 'Ngày đầu của hội nghị là {first} nhưng phiên sớm nhất, {sitting}, ghi ngày {date}.',
    },
    'copied-title': { title: 'Tên hội nghị còn ghi “bản sao”', text: 'Hội nghị được nhân bản và chưa đặt lại tên.' },
    'no-chair': { title: 'Chưa có người chủ trì', text: 'Chưa ghi đại biểu nào chủ trì hội nghị.' },
    'no-secretary': { title: 'Chưa có thư ký', text: 'Chưa ghi đại biểu nào làm thư ký hội nghị.' },
    'like-names': {
      title: 'Trùng chức vụ, tên gần giống nhau',
      text: '{names} cùng có chức vụ {posts}. Xin kiểm tra kỹ họ tên khi mời phát biểu.',
    },
    'speaker-not-listed': {
      title: 'Người phát biểu không có trong danh sách đại biểu',
      text: '{name} phát biểu ở {items} nhưng không có trong danh sách đại biểu.',
    },
    'period-mismatch': { title: 'Mốc thời gian không khớp', text: 'Chương trình và tài liệu kèm theo ghi hai khoảng thời gian khác nhau.' },
    'unknown-start': { title: 'Chưa rõ giờ bắt đầu', text: 'Chưa ghi giờ bắt đầu của {sitting}, nên chưa tính được giờ của các nội dung.' },
    'unknown-length': {
      title: 'Nội dung chưa định thời lượng',
      text: '{n} nội dung của {sitting} chưa định thời lượng; giờ của các nội dung sau đó chưa rõ.',
    },
    'member-not-cleared': {
      title: 'Chưa đủ mức độ mật để điều hành hoặc ghi biên bản',
      text: '{name} ({role}) không được xem {n} nội dung mật của chương trình: bàn điều hành và biên bản sẽ không hiện các nội dung đó với tài khoản này. Nhờ người quản trị nâng mức độ mật, hoặc phân công người khác.',
    },
    'award-decision-twice': {
      title: 'Một số quyết định ghi ở nhiều nơi',
      text: 'Quyết định {number} ghi ở {awards}, khác nhau về loại, cấp tặng hoặc ngày.',
    },
    'award-recipient-twice': {
      title: 'Người nhận ghi hai lần',
      text: '{awards}: {n} nơi nhận ghi nhiều lần trong một quyết định: {names}.',
    },
    'award-presenter-away': {
      title: 'Người trao không dự',
      text: '“{award}”: {who} cử người dự thay. Chọn người trao khác, hoặc người dự thay.',
    },
    'award-count': { title: 'Số lượng khen thưởng không khớp', text: '“{award}” ghi {count}, danh sách người nhận có {recipients}.' },
  },
} as const;
