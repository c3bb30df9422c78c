/** Somebody who is about to get a seat: from the list, or from the seat that they have. */
export interface SeatPick {
  readonly participantId: string;
  readonly who: string;
  readonly from: string | null;
}

export const seatAt = (main: HTMLElement, key: string): SVGAElement | null => main.querySelector(`a.seat[data-seat="${CSS.escape(key)}"]`);

/** Who sits on a seat; null if nobody does. */
export function takenFrom({ dataset }: SVGAElement | HTMLElement): SeatPick | null {
  if (dataset.take !== undefined) return { participantId: dataset.take, who: dataset.person ?? '', from: null };
  if (dataset.who === undefined) return null;
  return { participantId: dataset.who, who: dataset.person ?? '', from: dataset.seat ?? null };
}
