/** How far an import has come: participants, who are most of a large file. */
export interface ImportProgress {
  readonly stored: number;
  readonly total: number;
}

/** Running imports by sender; in memory, because they end with their request. */
const underWay = new Map<string, ImportProgress>();

/** Records the progress of an actor's import. */
export const noteProgress = (actorId: string, stored: number, total: number): void => void underWay.set(actorId, { stored, total });

/** Progress of an actor's import; null if none is running. */
export const importProgressOf = (actorId: string): ImportProgress | null => underWay.get(actorId) ?? null;

export const endProgress = (actorId: string): void => void underWay.delete(actorId);
