/** Words of excerpts of the minutes. */
export const excerpts = {
  kind: 'TRÍCH BIÊN BẢN',
  file: 'Trích biên bản',
  about: 'Phần liên quan đến {name} tại {title}',
  head: 'Trích biên bản {title}, những nội dung liên quan đến {name}:',
  said: 'Ý kiến phát biểu',
  recommendations: 'Kiến nghị',
  tasks: 'Nhiệm vụ được giao',
  matter: '{text} ({more})',
  none: 'Biên bản chưa có nội dung liên quan.',
} as const;
