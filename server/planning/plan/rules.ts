import type { Item } from '../agenda/contract.ts';
import { newItemDetails } from '../agenda/rules/index.ts';
import { levelOf, mayRead } from '../agenda/rules/secrecy.ts';
import type { Participant } from '../participants/contract.ts';
import type { Site } from '../sites/contract.ts';
import type { Plan } from './contract.ts';

export { levelOf, mayRead };

/** The reader for whom a plan is redacted. `clearance`: the highest level they may read, 0 none … 3 Tuyệt mật. */
export interface PlanReader {
  readonly clearance: number;
  /** True for those who plan or lead. Others do not get the `extras` of an import. */
  readonly staff: boolean;
}

/** Title of a classified item for readers without clearance. */
export const NEUTRAL_TITLE = 'Nội dung';

/** A classified item for readers without clearance: its place and length in the agenda, and nothing else. */
export const neutralItem = ({ id, sittingId, minutes, version }: Item): Item => ({
  ...newItemDetails(),
  id,
  sittingId,
  minutes,
  version,
  title: NEUTRAL_TITLE,
  extras: {},
});

type WithExtras = { readonly extras: Plan['conference']['extras'] };
const plain = <T extends WithExtras>(things: readonly T[]): T[] => things.map((thing) => ({ ...thing, extras: {} }));

/** The plan without the `extras` of an import. */
const withoutExtras = (plan: Plan): Plan => ({
  conference: { ...plan.conference, extras: {} },
  sittings: plain(plan.sittings),
  items: plain(plan.items),
  papers: plan.papers,
  sites: plain(plan.sites),
  participants: plain(plan.participants),
  documents: plain(plan.documents),
  awards: plain(plan.awards),
  recommendations: plain(plan.recommendations),
  campaigns: plain(plan.campaigns),
});

/**
 * The plan redacted for a reader: items above their clearance become neutral and lose their papers, documents above it are dropped,
 * and nothing that remains refers to either.
 */
export function visiblePlan(plan: Plan, { clearance, staff }: PlanReader): Plan {
  const hidden = new Set(plan.items.filter((item) => !mayRead(clearance, item)).map(({ id }) => id));
  const documents = plan.documents.filter((document) => mayRead(clearance, document));
  const readable = new Set(documents.map(({ id }) => id));
  const unlessHidden = (itemId: string | null) => (itemId !== null && hidden.has(itemId) ? null : itemId);
  const visible: Plan = {
    ...plan,
    items: plan.items.map((item) =>
      hidden.has(item.id) ? neutralItem(item) : { ...item, documents: item.documents.filter((id) => readable.has(id)) },
    ),
    papers: plan.papers.filter(({ itemId }) => !hidden.has(itemId)),
    documents: documents.map((document) => ({ ...document, adoptedIn: unlessHidden(document.adoptedIn) })),
    campaigns: plan.campaigns.map((campaign) => ({ ...campaign, launchedIn: unlessHidden(campaign.launchedIn) })),
  };
  return staff ? visible : withoutExtras(visible);
}

type Person = Pick<Participant, 'name' | 'group' | 'posts'>;

/**
 * A participant on one line: name then posts (on screens), or posts then name (in some printouts); only the posts or the group
 * if there is no name; null if nothing is known.
 */
export function displayName({ name, group, posts }: Person, order: 'name-first' | 'posts-first' = 'name-first'): string | null {
  const titles = posts.join(', ');
  if (name === null) return titles || group;
  if (titles === '') return name;
  return order === 'name-first' ? `${name}, ${titles}` : `${titles} ${name}`;
}

/** A site's full name, as in printouts and lists of speakers: "Thành ủy Thành phố Hồ Chí Minh". */
export const siteTitle = ({ name }: Pick<Site, 'name'>): string => name;
