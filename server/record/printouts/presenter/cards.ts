import { formatDate } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Participant } from '../../../planning/participants/contract.ts';
import { attending } from '../../../planning/participants/rules.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import type { SeatSigns } from '../../../planning/seating/presenter/signs.ts';
import { byProtocol, type ProtocolRule } from '../../../planning/protocol/rules/index.ts';
import type { Card, CardKind, CardSheet } from '../contract.ts';

/** Role at the conference and site, as far as they are known. */
function placeOf(lang: Lang, { head, roles, siteId }: Participant, sites: ReadonlyMap<string, string>): string {
  const named = [
    ...(head ? [translate(lang, 'participants.head')] : []),
    ...roles.map((role) => translate(lang, `participants.roles.${role}`)),
  ];
  return [...named, sites.get(siteId ?? '')].filter(Boolean).join(' · ');
}

function cardOf(lang: Lang, person: Participant, sites: ReadonlyMap<string, string>, seat: string): Omit<Card, 'code'> {
  const posts = person.posts.join(', ');
  const seated = seat === '' ? '' : translate(lang, 'printouts.cards.seat', { seat });
  const place = [placeOf(lang, person, sites), seated].filter(Boolean).join(' · ');
  return person.name === null ? { name: posts, posts: '', place, seat } : { name: person.name, posts, place, seat };
}

/**
 * Cards for the people and the posts without a name, those of the attendee list first, in the order of protocol. Groups get none: who comes
 * is not known by name.
 */
export function cardSheet(
  plan: Plan,
  kind: Exclude<CardKind, 'seat-cards'>,
  { published, lang, protocol, badgeOf, seats }: CardFacts,
): CardSheet {
  const { organizer, title, date, placeOfIssue, venue } = plan.conference;
  const sites = new Map(plan.sites.map(({ id, name }) => [id, name]));
  const people = byProtocol(attending(plan.participants), protocol).filter(({ group }) => group === null);
  return {
    kind,
    organizer,
    conference: title,
    held: [placeOfIssue ?? venue, date && formatDate(lang, date, 'utc')].filter(Boolean).join(', '),
    cards: people.map((person) => ({
      ...cardOf(lang, person, sites, seats.get(person.id) ?? ''),
      code: kind === 'badges' ? badgeOf(person.id) : null,
    })),
    mark: markOf(plan, published, lang),
    title: `${translate(lang, `printouts.cards.${kind}`)}: ${title}`,
  };
}

/** Cards of a rehearsal say so, as its papers do. */
function markOf({ conference }: Plan, published: boolean, lang: Lang): string | null {
  if (conference.rehearsalOf !== null) return translate(lang, 'printouts.rehearsal.mark');
  return published ? null : translate(lang, 'printouts.unpublished');
}

interface CardFacts {
  readonly published: boolean;
  readonly lang: Lang;
  readonly protocol: ProtocolRule;
  /** What the QR code of a participant's badge says. */
  readonly badgeOf: (participantId: string) => string;
  readonly seats: SeatSigns;
}
