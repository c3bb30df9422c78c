import type { Device, Kind } from '../../../server/live/media/rules/devices.ts';

const keyOf = (kind: Kind): string => `diem-cau.device.${kind}`;

/** The device that was chosen at this machine, for every conference; null: none, or the browser keeps nothing. */
export function remembered(kind: Kind): Device | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(kind)) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('id' in kept) || !('label' in kept)) return null;
    const { id, label } = kept;
    return typeof id === 'string' && typeof label === 'string' ? { id, label } : null;
  } catch {
    return null;
  }
}

/** Keeps a choice by id and by label, as ids do not last. */
export function remember(kind: Kind, { id, label }: Device): void {
  try {
    localStorage.setItem(keyOf(kind), JSON.stringify({ id, label }));
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}
