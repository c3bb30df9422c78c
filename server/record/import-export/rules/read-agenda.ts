import type { Item, Paper } from '../../../planning/agenda/contract.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import type { Site } from '../../../planning/sites/contract.ts';
import type { ConferenceFile, FileItem } from '../contract/format.ts';
import { FilePapers, itemRecord, paperRecord } from '../contract/format/agenda.ts';
import { extrasOf } from '../contract/format/extras.ts';

type PaperReader = (item: FileItem) => Paper[] | null;

function readItem(item: FileItem, firstSitting: string, papersRead: boolean): Item {
  const facts = itemRecord.read(item);
  return {
    ...facts,
    sittingId: facts.sittingId ?? firstSitting,
    version: 1,
    extras: extrasOf(item, ['x-turnMinutes', ...(papersRead ? ['x-papers'] : [])]),
  };
}

/** Reads `x-papers` where it is what this product wrote; anything else under that key is kept as it came. */
function paperReader(file: ConferenceFile, sites: readonly Site[]): PaperReader {
  const people = new Set(file.participants.map(({ id }) => id));
  const places = new Set(sites.map(({ id }) => id));
  const taken = new Set<string>();
  return (item) => {
    const read = FilePapers.safeParse(item['x-papers']);
    const ids = read.data?.map(({ id }) => id) ?? [];
    const sound = read.data?.every(
      ({ participant, site }) => (participant === null || people.has(participant)) && (site === null || places.has(site)),
    );
    if (!read.success || !sound || new Set([...taken, ...ids]).size < taken.size + ids.length) return null;
    for (const id of ids) taken.add(id);
    return read.data.map((paper) => ({ ...paperRecord.read(paper), itemId: item.id, version: 1 }));
  };
}

/** The items of a file and their papers. An item without a sitting belongs to the first one. */
export function readAgenda(file: ConferenceFile, sites: readonly Site[], firstSitting: string): Pick<Plan, 'items' | 'papers'> {
  const read = paperReader(file, sites);
  const found = file.agenda.map((item) => ({ item, papers: read(item) }));
  return {
    items: found.map(({ item, papers }) => readItem(item, firstSitting, papers !== null)),
    papers: found.flatMap(({ papers }) => papers ?? []),
  };
}
