import { translate, type Lang } from '../../../i18n/translate.ts';
import { shortName } from '../../sites/rules/index.ts';
import { isMainHall } from '../../sites/rules/told-apart.ts';
import type { Site } from '../../sites/contract.ts';
import type { Participant } from '../contract.ts';
import { whoText } from '../rules.ts';
import { cellText } from '../rules/cells.ts';

/** Something that another feature knows of a participant, as a column of the list shows it. */
export interface ColumnMark {
  readonly text: string;
  /** The state that it is shown as; '' for words alone. */
  readonly look: string;
  /** True: as one expects, and so shown quietly. */
  readonly isUsual: boolean;
  /** The page that says more. */
  readonly href?: string;
  /** Number of the note behind it, for whoever changes that. */
  readonly seen?: number;
}
type Marks = ReadonlyMap<string, ColumnMark>;

/** What other features know of the participants on a page, by their ids. Null: nothing yet, or the reader may not know; there is no column then. */
export interface ListColumns {
  readonly answers: Marks | null;
  readonly seats: Marks | null;
  readonly presence: Marks | null;
}

interface ListFacts {
  readonly lang: Lang;
  readonly sites: readonly Site[];
  readonly represented: readonly { readonly id: string; readonly name: string }[];
  readonly columns: ListColumns;
  /** How many stand in the list before these, and how many of the list are in the attendee list. */
  readonly before: number;
  readonly listed: number;
}

/** Which of its facts the two lines of a row show, and in which of them they can be typed; null: the line is only words. */
type LineField = 'name' | 'posts' | 'group' | null;

const isPost = ({ name, group }: Participant): boolean => name === null && group === null;

/** The first line: what the participant is called. */
const titleField = (participant: Participant): LineField =>
  participant.name !== null ? 'name' : participant.group !== null ? 'group' : participant.posts.length > 1 ? null : 'posts';

/** The second line: posts, or what kind of participant it is. Several posts are lines of their own, which one cell has no room for. */
function detailOf(lang: Lang, participant: Participant): { text: string; field: LineField } {
  if (isPost(participant)) return { text: translate(lang, 'participants.unnamed'), field: 'name' };
  const { group, posts } = participant;
  const text = posts.join(', ') || (group === null ? '' : translate(lang, 'participants.unnamedGroup'));
  return { text, field: group === null && posts.length < 2 ? 'posts' : null };
}

const valueOf = (participant: Participant, field: LineField): string => (field === null ? '' : cellText(participant, field));

/** The site in short, with its whole name. */
function siteOf(lang: Lang, site: Site | undefined) {
  if (!site) return { text: null, isUsual: false, name: '' };
  if (isMainHall(site)) return { text: translate(lang, 'participants.mainHall'), isUsual: true, name: site.name };
  return { text: shortName(site), isUsual: false, name: site.name };
}

/** What somebody is at the conference: the head of their delegation, and their roles. */
export const rolesText = (lang: Lang, { head, roles }: Pick<Participant, 'head' | 'roles'>): string =>
  [...(head ? [translate(lang, 'participants.head')] : []), ...roles.map((role) => translate(lang, `participants.roles.${role}`))].join(
    ', ',
  );

/** The rows of the list as the page shows them. */
export function participantRows(participants: readonly Participant[], { lang, sites, represented, columns, before, listed }: ListFacts) {
  const byId = new Map(sites.map((site) => [site.id, site]));
  const people = new Map(represented.map(({ id, name }) => [id, name]));
  return participants.map((participant, at) => {
    const { id, version, group, count, order, siteId, standsFor } = participant;
    const detail = detailOf(lang, participant);
    const title = titleField(participant);
    const ordinal = before + at + 1;
    const who = people.get(standsFor ?? '');
    return {
      id,
      version,
      ordinal,
      // Places set by hand are counted among those of the attendee list, and among the others.
      place: participant.listed ? ordinal : ordinal - listed,
      order: cellText(participant, 'order'),
      byHand: order !== null,
      title: { text: whoText(participant), field: title, value: valueOf(participant, title) },
      detail: { ...detail, value: valueOf(participant, detail.field) },
      isNamed: participant.name !== null,
      isGroup: group !== null,
      inPlaceOf: who === undefined ? null : translate(lang, 'participants.inPlaceOf', { who }),
      site: { ...siteOf(lang, byId.get(siteId ?? '')), value: cellText(participant, 'site') },
      roles: { text: rolesText(lang, participant), value: cellText(participant, 'roles') },
      listed: participant.listed,
      count: { text: count === null ? null : translate(lang, 'participants.people', { n: count }), value: cellText(participant, 'count') },
      answer: columns.answers?.get(id) ?? null,
      seat: columns.seats?.get(id) ?? null,
      presence: columns.presence?.get(id) ?? null,
    };
  });
}
