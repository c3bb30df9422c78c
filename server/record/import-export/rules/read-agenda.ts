import { z } from 'zod';
import { type Item, type Paper, PaperFacts } from '../../../planning/agenda/contract.ts';
import { Id } from '../../../platform/contract.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import type { Site } from '../../../planning/sites/contract.ts';
import type { ConferenceFile, FileItem } from '../format.ts';
import { extrasOf } from './extras.ts';

type PaperReader = (item: FileItem) => Paper[] | null;

/** Papers stand in a file under `x-papers` of their item. */
const FilePapers = z.array(
  z.strictObject({
    id: Id,
    participant: PaperFacts.shape.participantId.default(null),
    post: PaperFacts.shape.post.default(null),
    site: PaperFacts.shape.siteId.default(null),
    topic: PaperFacts.shape.topic.default(null),
    minutes: PaperFacts.shape.minutes.default(null),
  }),
);

const itemOf = (item: FileItem, sittingId: string, papersRead: boolean): Item => ({
  id: item.id,
  sittingId: item.sitting ?? sittingId,
  kind: item.kind,
  title: item.title,
  speakers: item.speakers,
  count: item.count,
  minutes: item.minutes,
  topics: item.topics,
  topicsOpen: item.topicsOpen,
  documents: item.documents,
  resultsFrom: item.resultsFrom,
  tasksTo: item.tasksTo,
  classification: item.classification,
  version: 1,
  extras: extrasOf(item, papersRead ? ['x-papers'] : []),
});

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
    return read.data.map(({ id, participant, post, site, topic, minutes }) => ({
      id,
      itemId: item.id,
      participantId: participant,
      post,
      siteId: site,
      topic,
      minutes,
      version: 1,
    }));
  };
}

/** The items of a file and their papers. An item without a sitting belongs to the first one. */
export function agendaOf(file: ConferenceFile, sites: readonly Site[], firstSitting: string): Pick<Plan, 'items' | 'papers'> {
  const read = paperReader(file, sites);
  const found = file.agenda.map((item) => ({ item, papers: read(item) }));
  return {
    items: found.map(({ item, papers }) => itemOf(item, firstSitting, papers !== null)),
    papers: found.flatMap(({ papers }) => papers ?? []),
  };
}
