import type { Device, Kind } from '../../../server/live/media/rules/devices.ts';

const keyOf = (kind: Kind): string => `diem-cau.device.${kind}`;

/** The device chosen on this machine, for every conference; null if none, or the browser stores nothing. */
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

/** Stores a choice by id and label, because ids do not last. */
export function remember(kind: Kind, { id, label }: Device): void {
  try {
    localStorage.setItem(keyOf(kind), JSON.stringify({ id, label }));
  } catch {
    // Without storage, the choice only lasts for this page.
  }
}
