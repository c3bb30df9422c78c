import { fold } from '../../../platform/text.ts';
import type { Hall, HallDoor, OwnSeat } from '../contract.ts';

/** Reads "A Cửa chính: 1, 2": a letter, a name, and the blocks to which the door leads; null for anything else. */
function doorIn(line: string, blocks: readonly string[]): HallDoor | null {
  const [, letter = '', name = '', list = ''] = /^\s*([A-Za-z])(?:\s+([^:]*?))?\s*(?::(.*))?$/.exec(line) ?? [];
  const named = list
    .split(/[,;]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => blocks.findIndex((block) => fold(block) === fold(one)));
  if (letter === '' || name.length > 20 || named.includes(-1)) return null;
  return { letter: letter.toUpperCase(), name: name === '' ? null : name, blocks: [...new Set(named)] };
}

/** The doors of a hall, a line for each. Returns the line that is wrong, or names a door again, if one does. */
export function readDoors(text: string, blocks: readonly string[]): { readonly doors: HallDoor[] } | { readonly wrong: string } {
  const doors: HallDoor[] = [];
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const door = doorIn(line, blocks);
    if (!door || doors.some(({ letter }) => letter === door.letter)) return { wrong: line.trim() };
    doors.push(door);
  }
  return { doors };
}

/** The doors of a hall as they would be typed. */
export const doorsText = ({ blocks, doors = [] }: Pick<Hall, 'blocks' | 'doors'>): string =>
  doors
    .map(({ letter, name, blocks: to }) => {
      const names = to.flatMap((at) => blocks[at] ?? []).join(', ');
      return [letter, name === null ? '' : ` ${name}`, names === '' ? '' : `: ${names}`].join('');
    })
    .join('\n');

/** Letters of the doors that lead to these seats, in the order of the hall; none where no door is named for their block. */
export function doorsTo({ blocks, doors = [] }: Pick<Hall, 'blocks' | 'doors'>, seats: readonly OwnSeat[]): string[] {
  const wanted = new Set(seats.flatMap(({ block, row }) => (row === null ? [] : [block === null ? 0 : blocks.indexOf(block)])));
  return doors.filter((door) => door.blocks.some((block) => wanted.has(block))).map(({ letter }) => letter);
}
