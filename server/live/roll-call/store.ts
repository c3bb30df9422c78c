import type { Database, Tx } from '../../platform/database/open.ts';
import { siteArrived } from './contract.ts';

/** Conferences in which a site came in since a moment (milliseconds since 1970). */
export async function conferencesWithArrivals(db: Database, since: number): Promise<string[]> {
  const rows = await db.journalEntry.findMany({
    where: { kind: siteArrived.kind, at: { gte: BigInt(since) } },
    distinct: ['journalId'],
    select: { journalId: true },
  });
  return rows.map((row) => row.journalId);
}

const INCIDENT = 'incident/';

/** The text of an incident. */
interface IncidentText {
  readonly conferenceId: string;
  readonly incidentId: string;
  readonly text: { readonly id: string; readonly version: number };
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export const insertIncidentText = (tx: Tx, { conferenceId, incidentId, text, body, at }: IncidentText) =>
  tx.proceedingsText.create({ data: { conferenceId, ...text, kind: `${INCIDENT}${incidentId}`, body, at: new Date(at) } });

/** The texts of a conference's incidents by id; null if erased. */
export async function incidentTexts(db: Database | Tx, conferenceId: string): Promise<Map<string, string | null>> {
  const rows = await db.proceedingsText.findMany({ where: { conferenceId, kind: { startsWith: INCIDENT } } });
  return new Map(rows.map(({ kind, erasedAt, body }) => [kind.slice(INCIDENT.length), erasedAt ? null : body]));
}
