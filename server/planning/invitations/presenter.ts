import { formatDate, formatTime } from '../../i18n/format.ts';
import { translate, type Lang } from '../../i18n/translate.ts';
import { totalsOf } from '../collections/presenter.ts';
import { personText } from '../participants/presenter.ts';
import type { Site } from '../sites/contract.ts';
import { isMainHall } from '../sites/rules/told-apart.ts';
import { movedTo } from '../validation/rules/answers.ts';
import { whoText } from '../participants/rules.ts';
import type { Invited } from './contract.ts';
import { answerCounts, showsInvited, SHOWN, toInvite, type Shown } from './rules.ts';

/** What the views of invitations need besides: names of sites, all people, and the time zone. */
export interface Around {
  readonly lang: Lang;
  readonly zone: string;
  readonly sites: ReadonlyMap<string, string>;
  readonly mainHall: string | null;
  readonly people: ReadonlyMap<string, Invited>;
}

/** Where somebody is to be, by their answer. */
function placeOf({ invitation }: Invited, { sites, mainHall }: Around): string | null {
  if (invitation?.answer === 'in-person') return mainHall;
  return invitation?.answer === 'at-site' ? (sites.get(invitation.siteId ?? '') ?? null) : null;
}

/** Who comes instead, or that nobody of the list does any more. */
function insteadOf({ invitation }: Invited, { lang, people }: Around): string | null {
  if (invitation?.answer !== 'substitute') return null;
  const standIn = people.get(invitation.substituteId ?? '');
  return standIn ? translate(lang, 'invitations.instead', { who: personText(standIn) }) : translate(lang, 'invitations.insteadGone');
}

/** Where the plan expects somebody whose answer names another place, and that place; null where they agree. */
export function differingPlace(
  person: Invited,
  sites: readonly Site[],
  lang: Lang,
): { readonly planned: string; readonly answered: string } | null {
  const to = movedTo(person, { sites }, new Map([[person.id, { answer: null, siteId: null, ...person.invitation }]]));
  if (to === undefined) return null;
  const nameOf = (id: string | null): string =>
    sites.find((site) => (id === null ? isMainHall(site) : site.id === id))?.name ?? translate(lang, 'checkIn.door.hall');
  return { planned: nameOf(person.siteId), answered: nameOf(to) };
}

/** An answer in words, with when and by whom it was given. */
export function answerView(person: Invited, around: Around) {
  const { lang, zone, people } = around;
  const { invitation, standsFor } = person;
  const represented = people.get(standsFor ?? '');
  const at = invitation?.answeredAt ?? null;
  return {
    state: invitation ? (invitation.answer ?? 'none') : 'uninvited',
    text: translate(lang, `invitations.answer.${invitation ? (invitation.answer ?? 'none') : 'uninvited'}`),
    comesFor: represented ? translate(lang, 'invitations.comesFor', { who: whoText(represented) }) : null,
    place: placeOf(person, around),
    instead: insteadOf(person, around),
    reason: invitation?.reason ? translate(lang, 'invitations.reason', { reason: invitation.reason }) : null,
    at: at === null ? null : { time: formatTime(lang, at, zone), date: formatDate(lang, at, zone) },
    byOffice: invitation?.byOffice === true,
    revoked: invitation?.revoked === true,
  };
}

/** A row of the list. */
export const invitedRow = (person: Invited, around: Around) => ({
  id: person.id,
  title: whoText(person),
  posts: person.name === null ? null : person.posts.join(', '),
  ...answerView(person, around),
});

/** The filters, each with how many it shows. */
export function filterOptions(lang: Lang, people: readonly Invited[], show: Shown | undefined) {
  const options = SHOWN.map((value) => {
    const n = people.filter((one) => showsInvited(one, value)).length;
    return { value, label: translate(lang, `invitations.show.${value}`, { n }), selected: value === show };
  });
  return [{ value: '', label: translate(lang, 'invitations.show.all', { n: people.length }), selected: show === undefined }, ...options];
}

/** The bar of the list: how many were invited, and how they answered. */
export function invitationTotals(lang: Lang, people: readonly Invited[]) {
  const counts = answerCounts(people);
  if (counts.invited === 0) return [];
  const keys = ['invited', 'answered', 'in-person', 'at-site', 'substitute', 'declined'] as const;
  return totalsOf(lang, [
    ...keys.map((key) => ({ key: `invitations.totals.${key}` as const, n: counts[key] })),
    { key: 'invitations.totals.waiting', n: counts.waiting, isUnknown: true },
  ]);
}

/** The button that invites everybody who is not yet; null if nobody is left. */
export function makeLabel(lang: Lang, people: readonly Invited[]): string | null {
  const n = toInvite(people).length;
  return n === 0 ? null : translate(lang, 'invitations.make', { n });
}
