export const proceedings = {} as const;
