/** Those who find the entries of a conference, by the name under which entries and readers meet. */
export const SCOPES = (conferenceId: string) => ({
  /** The draft, the minutes, the people: for those who plan or lead. */
  staff: `staff ${conferenceId}`,
  /** The version in force, for everybody else who takes part. */
  reader: `reader ${conferenceId}`,
  /** A document, for whom it was handed out to. */
  document: (id: string): string => `document ${conferenceId} ${id}`,
  /** What the register holds. */
  register: `register ${conferenceId}`,
  /** Recommendations of the plan of which nothing is recorded yet. */
  planned: `planned ${conferenceId}`,
});

/** What of a conference somebody may find, below their clearance. */
export interface Findable {
  readonly id: string;
  readonly title: string;
  readonly date: string | null;
  readonly isStaff: boolean;
  /** Takes part otherwise, in a conference that is published. */
  readonly isReader: boolean;
  /** Documents that were handed out to them. */
  readonly documents: readonly string[];
  /** Reads its part of the register, and (`held`) what its plan brings there. */
  readonly register: 'none' | 'recorded' | 'held';
}

/** The scopes in which a reader finds something. The only place that says so. */
export function scopesOf({ id, isStaff, isReader, documents, register }: Findable): string[] {
  const scopes = SCOPES(id);
  return [
    ...(isStaff ? [scopes.staff] : []),
    ...(isReader && !isStaff ? [scopes.reader] : []),
    ...(isStaff ? [] : documents.map(scopes.document)),
    ...(register === 'none' ? [] : [scopes.register]),
    ...(isStaff || register === 'held' ? [scopes.planned] : []),
  ];
}
