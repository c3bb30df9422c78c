import { translate, type Lang } from '../../i18n/translate.ts';
import { neighbours, totalsOf, type PersonOption } from '../collections/presenter.ts';
import type { Conference } from '../conferences/contract.ts';
import type { Participant } from './contract.ts';
import { attending, whoText } from './rules.ts';

type Person = Pick<Participant, 'name' | 'group' | 'posts'>;

/** Name then posts, or only the posts or the group. */
export const personText = ({ name, group, posts }: Person): string =>
  [name ?? group, ...posts].filter((part) => part !== null && part !== '').join(', ');

/** "(dự thay đồng chí …)", as papers and minutes say of a stand-in in whose place they come. */
export function inPlaceOfText(lang: Lang, represented: Person, address: Conference['address']): string {
  const who = personText(represented);
  const isComrade = address === 'comrade' && represented.name !== null;
  return translate(lang, isComrade ? 'participants.inPlaceOfComrade' : 'participants.inPlaceOf', { who });
}

/** A participant as a choice in a form: as one text, and what they are called apart from their posts. */
export function personOption(participant: Pick<Participant, 'id'> & Person): PersonOption {
  const { id, name, group } = participant;
  // A post without a name is called by its posts.
  const posts = name === null && group === null ? [] : participant.posts;
  return { value: id, label: personText(participant), name: whoText(participant), posts: posts.join(', '), postLines: posts.join('\n') };
}

/** How many people of the whole list come: with their names, by their posts, in groups; groups of unknown size stay apart. */
export function participantTotals(lang: Lang, participants: readonly Participant[]) {
  const those = attending(participants);
  const groups = those.filter(({ group }) => group !== null);
  const named = those.filter(({ name, group }) => name !== null && group === null).length;
  const posts = those.length - groups.length - named;
  const inGroups = groups.reduce((sum, { count }) => sum + (count ?? 0), 0);
  const unknown = groups.filter(({ count }) => count === null).length;
  return totalsOf(lang, [
    { key: 'participants.totals.known', n: named + posts + inGroups },
    { key: 'participants.totals.named', n: named },
    { key: 'participants.totals.posts', n: posts },
    { key: 'participants.totals.inGroups', n: inGroups },
    { key: 'participants.totals.unknown', n: unknown, isUnknown: true },
  ]);
}

/** The rows of the list as the page shows them. */
export function participantRows(
  lang: Lang,
  participants: readonly Participant[],
  { sites, represented }: Record<'sites' | 'represented', readonly { id: string; name: string }[]>,
  ordered: boolean,
) {
  const names = new Map(sites.map(({ id, name }) => [id, name]));
  const people = new Map(represented.map(({ id, name }) => [id, name]));
  const inPlaceOf = ({ standsFor }: Participant): string | null => {
    const who = people.get(standsFor ?? '');
    return who === undefined ? null : translate(lang, 'participants.inPlaceOf', { who });
  };
  const ids = participants.map(({ id }) => id);
  return participants.map((participant, at) => ({
    id: participant.id,
    version: participant.version,
    title: whoText(participant),
    posts: participant.name === null && participant.group === null ? translate(lang, 'participants.unnamed') : participant.posts.join(', '),
    inPlaceOf: inPlaceOf(participant),
    site: participant.siteId && names.get(participant.siteId),
    roles: participant.roles.map((role) => translate(lang, `participants.roles.${role}`)).join(', '),
    isGroup: participant.group !== null,
    count: participant.count === null ? null : translate(lang, 'participants.people', { n: participant.count }),
    host: participant.host,
    byHand: participant.order && translate(lang, 'participants.byHand', { n: participant.order }),
    unlisted: !participant.listed,
    ...(ordered ? neighbours(ids, at) : { up: null, down: null }),
  }));
}
