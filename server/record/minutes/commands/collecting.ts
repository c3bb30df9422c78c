import { displayNames } from '../../../accounts/store.ts';
import type { QueryContext } from '../../../platform/bus/handlers.ts';

/** Pages send what is typed after two seconds at the latest; so long a version waits for those that are slower. */
export const COLLECT_LIMIT_MS = 3000;

/** The pages that are open on this server. */
export interface OpenPages {
  /** Has those of a conference send their unsent words. Returns the users whose words have not come within the limit. */
  collectWords(conferenceId: string, limitMs: number): Promise<readonly string[]>;
}

/** Asks pages for unsent words before a version is saved. Returns the names of those whose words have not arrived. */
export async function collectedBut(pages: OpenPages, { db }: QueryContext, conferenceId: string): Promise<string[]> {
  const late = await pages.collectWords(conferenceId, COLLECT_LIMIT_MS);
  const names = late.length === 0 ? new Map<string, string>() : await displayNames(db, [...late]);
  return late.map((id) => names.get(id) ?? id);
}
