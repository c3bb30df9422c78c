import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Participant, ParticipantRole } from '../../../planning/participants/contract.ts';
import { inPlaceOfText } from '../../../planning/participants/presenter.ts';
import { representedBy } from '../../../planning/participants/rules.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import type { Block, OfficialPaper } from '../contract.ts';
import { placeOnPapers } from '../rules/place.ts';

/** The words of a paper that are its own. */
export interface PaperWords {
  readonly kind: string;
  readonly file: string;
  /** The letters of its kind in its number, such as BB; null for a paper without a number. */
  readonly letters: string | null;
  readonly mark: string | null;
}

/** A paper of a conference: header, place and date from its plan, the title from its words. The date is the conference's day. */
export function paperOf(plan: Plan, words: PaperWords, blocks: readonly Block[]): OfficialPaper {
  const { conference } = plan;
  return {
    issuer: conference.form,
    body: conference.organizer.toLocaleUpperCase('vi'),
    superior: null,
    number: words.letters === null ? null : { number: null, kind: words.letters, office: null },
    place: placeOnPapers(plan),
    date: conference.date,
    kind: words.kind,
    about: conference.title,
    mark: words.mark,
    blocks,
    recipients: null,
    title: `${words.file}: ${conference.title}`,
  };
}

export const plain = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] });

/** Name and posts, separated by commas; a post without a name, or a group, is complete by itself. */
export const personLine = (person: Participant): string => [person.name ?? person.group, ...person.posts].filter(Boolean).join(', ');

/** "Trưởng đoàn" behind the posts, as lists at doors and letters have it. */
export const headText = (lang: Lang, { head }: Pick<Participant, 'head'>): string[] => (head ? [translate(lang, 'participants.head')] : []);

/** The posts of a participant, and of a stand-in the one in whose place they come: "Phó Chánh Văn phòng (dự thay đồng chí …)". */
export function postsWithStanding(plan: Plan, person: Participant, lang: Lang): string {
  const represented = representedBy(plan.participants, person);
  return [person.posts.join(', '), represented && inPlaceOfText(lang, represented, plan.conference.address)].filter(Boolean).join(' ');
}

/** People by their ids, in the order of the ids; ids that are not in the plan are left out. */
export function people(plan: Plan, ids: readonly string[]): Participant[] {
  return ids.map((id) => plan.participants.find((person) => person.id === id)).filter((person) => person !== undefined);
}

/** Participants in a role at the conference. */
export const withRole = ({ participants }: Plan, role: ParticipantRole): Participant[] =>
  participants.filter(({ roles }) => roles.includes(role));

export const unknown = (lang: Lang): string => translate(lang, 'common.unknown');
