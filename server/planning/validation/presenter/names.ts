import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Plan } from '../../plan/contract.ts';
import { displayName, siteTitle } from '../../plan/rules.ts';
import type { Subject } from '../contract.ts';

/** Names an entity of a plan in a sentence. */
export type Namer = (subject: Subject | undefined) => string;

const byId = <T extends { readonly id: string }>(things: readonly T[]): ReadonlyMap<string, T> =>
  new Map(things.map((thing) => [thing.id, thing]));

function sittingName(lang: Lang, { sittings }: Plan, id: string): string {
  const at = sittings.findIndex((sitting) => sitting.id === id);
  return sittings[at]?.title ?? translate(lang, 'validation.sitting', { n: at + 1 });
}

/** Names the entities of a plan. Uses maps, because a large plan has many findings. */
export function namesIn(lang: Lang, plan: Plan): Namer {
  const [items, people, sites, papers] = [byId(plan.items), byId(plan.participants), byId(plan.sites), byId(plan.papers)];
  const [documents, awards] = [byId(plan.documents), byId(plan.awards)];
  const someone = translate(lang, 'validation.someone');
  const person = (id: string | null): string | null => {
    const found = id === null ? undefined : people.get(id);
    return found ? (found.name ?? displayName(found)) : null;
  };
  const paperName = (id: string): string => {
    const paper = papers.get(id);
    const author = paper ? (person(paper.participantId) ?? paper.post) : null;
    return author ?? (paper?.topic ? translate(lang, 'validation.paper', { topic: paper.topic }) : someone);
  };
  const named: Record<Subject['kind'], (id: string) => string> = {
    conference: () => plan.conference.title,
    sitting: (id) => sittingName(lang, plan, id),
    item: (id) => items.get(id)?.title ?? '',
    paper: paperName,
    participant: (id) => person(id) ?? someone,
    site: (id) => {
      const site = sites.get(id);
      return site ? siteTitle(site) : '';
    },
    document: (id) => documents.get(id)?.title ?? '',
    award: (id) => awards.get(id)?.title ?? '',
  };
  return (subject) => (subject ? named[subject.kind](subject.id) : '');
}
