import { describe, expect, it } from 'vitest';
import { reordered, type Destination } from '../../../server/planning/agenda-editor/rules.ts';

/** Moves items in an agenda written as "AB|C": a letter for each item, a bar between sittings. */
function move(agenda: string, ids: string, to: Destination): string {
  const orders = agenda.split('|').map((letters, at) => ({ id: `${at}`, version: 1, items: letters.split('') }));
  const changed = new Map(reordered(orders, ids.split(''), to).map(({ id, items }) => [id, items]));
  return orders.map(({ id, items }) => (changed.get(id) ?? items).join('')).join('|');
}
const place = (sittingId: string, after: string | null): Destination => ({ sittingId, after });

describe('items that move together', () => {
  it.each([
    ['ABC|D', 'C', 'ACB|D'],
    ['ABC|D', 'BC', 'BCA|D'],
    ['ABCD|E', 'BD', 'BDAC|E'],
    ['AB|CD', 'C', 'ABC|D'],
    ['AB|CD', 'CD', 'ABCD|'],
    ['AB|CD', 'A', 'AB|CD'],
    ['ABC|D', 'AC', 'ACB|D'],
    ['|AB', 'A', 'A|B'],
  ])('go up from %s: %s gives %s', (before, ids, after) => {
    expect(move(before, ids, 'up')).toBe(after);
  });

  it.each([
    ['ABC|D', 'A', 'BAC|D'],
    ['ABCD|E', 'AC', 'BDAC|E'],
    ['ABC|D', 'BC', 'A|BCD'],
    ['ABC|D', 'D', 'ABC|D'],
    ['AB|CDE', 'CE', 'AB|DCE'],
    ['AB|C', 'BC', 'A|BC'],
  ])('go down from %s: %s gives %s', (before, ids, after) => {
    expect(move(before, ids, 'down')).toBe(after);
  });

  it('go to a place in the order of the agenda, however they were chosen', () => {
    expect(move('ABC|DE', 'EA', place('1', 'D'))).toBe('BC|DAE');
    expect(move('ABC|DE', 'BD', place('0', null))).toBe('BDAC|E');
    expect(move('ABC|DE', 'B', place('0', 'A'))).toBe('ABC|DE');
  });

  it('stay where there is no such sitting or item', () => {
    expect(move('AB|C', 'A', place('nowhere', null))).toBe('AB|C');
    expect(move('AB|C', 'X', 'up')).toBe('AB|C');
  });
});
