import { translate, type Lang } from '../../i18n/translate.ts';
import { totalsOf, type PersonOption, type Total } from '../collections/presenter.ts';
import type { Conference } from '../conferences/contract.ts';
import type { Participant, ParticipantCounts } from './contract.ts';
import { whoText } from './rules.ts';

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

/** The counts of a list in words; groups of unknown size stay apart. */
export function participantTotals(lang: Lang, { named, posts, groups, inGroups, unknown }: ParticipantCounts): Total[] {
  return totalsOf(lang, [
    { key: 'participants.totals.known', n: named + posts + inGroups },
    { key: 'participants.totals.named', n: named },
    { key: 'participants.totals.posts', n: posts },
    { key: 'participants.totals.inGroups', n: inGroups, params: { groups } },
    { key: 'participants.totals.unknown', n: unknown, isUnknown: true },
  ]);
}
