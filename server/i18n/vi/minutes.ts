/** Words of the minutes: the page and the paper. */
export const minutes = {
  title: 'Biên bản',
} as const;
