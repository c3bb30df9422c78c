import { translate, type Lang } from '../../i18n/translate.ts';
import { neighbours, totalsOf, type Option } from '../collections/presenter.ts';
import type { Participant } from './contract.ts';
import { whoText } from './rules.ts';

type Person = Pick<Participant, 'name' | 'group' | 'posts'>;

/** Name then posts, or only the posts or the group. */
export const personText = ({ name, group, posts }: Person): string =>
  [name ?? group, ...posts].filter((part) => part !== null && part !== '').join(', ');

/** A participant as a choice in a form. */
export const personOption = (participant: Pick<Participant, 'id'> & Person): Option => ({
  value: participant.id,
  label: personText(participant),
});

/** How many people the whole list names: with their names, by their posts, in groups; groups of unknown size stay apart. */
export function participantTotals(lang: Lang, participants: readonly Participant[]) {
  const groups = participants.filter(({ group }) => group !== null);
  const named = participants.filter(({ name, group }) => name !== null && group === null).length;
  const posts = participants.length - groups.length - named;
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
  sites: readonly { id: string; name: string }[],
  ordered: boolean,
) {
  const names = new Map(sites.map(({ id, name }) => [id, name]));
  const ids = participants.map(({ id }) => id);
  return participants.map((participant, at) => ({
    id: participant.id,
    version: participant.version,
    title: whoText(participant),
    posts: participant.name === null && participant.group === null ? translate(lang, 'participants.unnamed') : participant.posts.join(', '),
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
