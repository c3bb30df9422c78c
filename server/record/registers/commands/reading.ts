import { displayNames } from '../../../accounts/store.ts';
import type { QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { EntryLine, type registersContract } from '../contract/index.ts';
import { visibleEntry } from '../rules/visible.ts';
import { entryFiles } from '../store/files.ts';
import { matterOf } from '../store/matters.ts';
import { linesOf } from '../store/entries.ts';
import { entryVisibleTo, facetsOf, foundEntries, keepsBooks, drawnForBy, titlesFor, writesEntriesOf } from '../store/listing.ts';

export async function listEntries({ db, actor }: QueryContext, { page, ...wanted }: InputOf<typeof registersContract.list>) {
  const { entries, total } = await foundEntries(db, actor, wanted, page);
  const facets = await facetsOf(db, actor, wanted);
  const titles = await titlesFor(
    db,
    actor,
    facets.conferences.map(({ id }) => id),
  );
  return {
    entries: entries.map((entry) => visibleEntry(actor.clearance, entry)),
    total,
    years: facets.years,
    kinds: facets.kinds,
    conferences: facets.conferences.map(({ id, count }) => ({ id, title: titles.get(id) ?? null, count })),
    keeps: keepsBooks(actor),
  };
}

type Line = Awaited<ReturnType<typeof linesOf>>[number];

/** A line of the history as it is told; of a paper that the reader may not know, only what was done. */
function toldLine({ at, actorId, kind, data }: Line, names: ReadonlyMap<string, string>, isHidden: boolean): EntryLine {
  const text = typeof data === 'object' && data !== null && 'text' in data && typeof data['text'] === 'string' ? data['text'] : null;
  return EntryLine.parse({ at: at.getTime(), by: names.get(actorId) ?? null, kind, text: isHidden ? null : text });
}

export async function getEntry({ db, actor }: QueryContext, { id }: InputOf<typeof registersContract.get>) {
  const stored = await entryVisibleTo(db, actor, id);
  if (!stored) throw new AppError('not-found');
  const entry = visibleEntry(actor.clearance, stored);
  const lines = await linesOf(db, id);
  const names = await displayNames(
    db,
    lines.filter(({ actorKind }) => actorKind === 'user').map(({ actorId }) => actorId),
  );
  const of = entry.conferenceId;
  return {
    entry,
    conference: of === null ? null : { id: of, title: (await titlesFor(db, actor, [of])).get(of) ?? null },
    files: entry.isHidden ? [] : await entryFiles(db, id),
    matter: of === null || entry.matterId === null ? null : await matterOf(db, actor, of, entry.matterId),
    history: lines.map((line) => toldLine(line, names, entry.isHidden)),
    writes: !entry.isHidden && (await writesEntriesOf(db, actor, entry.side === 'out' ? of : null)),
  };
}

export const numberConferences = async ({ db, actor }: QueryContext) => ({ conferences: await drawnForBy(db, actor) });
