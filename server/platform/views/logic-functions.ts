import type { TemplateFunction } from './template-function.ts';

/** Simple conditions and values; anything larger belongs in a presenter. */
export const logicFunctions: Record<string, TemplateFunction> = {
  eq: ({ values: [a, b] }) => a === b,
  ne: ({ values: [a, b] }) => a !== b,
  gt: ({ values: [a, b] }) => Number(a) > Number(b),
  and: ({ values }) => values.every(holds),
  or: ({ values }) => values.find(holds) ?? values.at(-1),
  not: ({ values: [value] }) => !holds(value),
  known: ({ values: [value] }) => value !== null && value !== undefined,
  includes: ({ values: [list, value] }) => Array.isArray(list) && list.includes(value),
  concat: ({ values }) => values.map(written).join(''),
  add: ({ values }) => values.reduce<number>((sum, value) => sum + Number(value), 0),
  list: ({ values }) => values,
  object: ({ named }) => ({ ...named }),
  json: ({ values: [value] }) => JSON.stringify(value ?? null),
};

function written(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function holds(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}
