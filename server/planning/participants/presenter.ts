import { translate, type Lang } from '../../i18n/translate.ts';
import { neighbours, type Option } from '../collections/presenter.ts';
import type { Participant } from './contract.ts';

type Person = Pick<Participant, 'name' | 'group' | 'posts'>;

/** Name then posts, or only the posts or the group. */
export const personText = ({ name, group, posts }: Person): string =>
  [name ?? group, ...posts].filter((part) => part !== null && part !== '').join(', ');

/** A participant as a choice in a form. */
export const personOption = (participant: Pick<Participant, 'id'> & Person): Option => ({
  value: participant.id,
  label: personText(participant),
});

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
    title: participant.name ?? participant.group ?? participant.posts.join(', '),
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
