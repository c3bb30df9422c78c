import { setTimeout } from 'node:timers/promises';
import { displayNames } from '../../../accounts/store.ts';
import type { QueryContext } from '../../../platform/bus/handlers.ts';
import { writersSince } from '../store.ts';

/** Pages send what is typed after two seconds at the latest; so long a version waits for those that are slower. */
export const COLLECT_LIMIT_MS = 3000;

/** Whoever has written this shortly before is probably writing still. */
const STILL_WRITING_MS = 30_000;

/** The pages that are open on this server. */
export interface OpenPages {
  /** Has those of a conference send their unsent words. Returns the users who were asked, and those whose words have not come within the limit. */
  collectWords(conferenceId: string, limitMs: number): Promise<{ readonly asked: ReadonlySet<string>; readonly late: ReadonlySet<string> }>;
  /** Whether pages may be open at other servers too, which are not asked. */
  readonly hasPeers: boolean;
}

/** Asks pages for unsent words before a version is saved. Returns the names of those whose words have not arrived. */
export async function collectedBut(pages: OpenPages, scope: QueryContext, conferenceId: string): Promise<string[]> {
  const begun = performance.now();
  const { asked, late } = await pages.collectWords(conferenceId, COLLECT_LIMIT_MS);
  if (pages.hasPeers && (await isWritingElsewhere(scope, conferenceId, asked)))
    await setTimeout(Math.max(0, COLLECT_LIMIT_MS - (performance.now() - begun)));
  const names = late.size === 0 ? new Map<string, string>() : await displayNames(scope.db, [...late]);
  return [...late].map((id) => names.get(id) ?? id);
}

/** Whether somebody writes at a page that was not asked: it sends by itself in time. */
async function isWritingElsewhere({ db, actor, now }: QueryContext, conferenceId: string, asked: ReadonlySet<string>): Promise<boolean> {
  const writers = await writersSince(db, conferenceId, now - STILL_WRITING_MS);
  return writers.some((id) => id !== actor.id && !asked.has(id));
}
