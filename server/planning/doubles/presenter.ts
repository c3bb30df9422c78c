import { isKey, translate, type Key, type Lang } from '../../i18n/translate.ts';
import { personText } from '../participants/presenter.ts';
import { rolesText } from '../participants/presenter/rows.ts';
import { whoText } from '../participants/rules.ts';
import { PARTICIPANT_ROLES, type Participant } from '../participants/contract.ts';
import type { Contradiction, Effect, Take } from './contract.ts';
import type { Alike } from './rules/index.ts';

/** What the views need besides: names of sites and of other participants, by id. */
export interface PairAround {
  readonly lang: Lang;
  readonly sites: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
}

const LABELS: Readonly<Partial<Record<Take, Key>>> = {
  email: 'doubles.merge.email',
  phone: 'doubles.merge.phone',
  invitation: 'doubles.merge.invitation',
  seats: 'doubles.merge.seat',
};

function labelOf(lang: Lang, take: Take): string {
  const key = LABELS[take] ?? `publishing.field.${take}`;
  return isKey(key) ? translate(lang, key) : take;
}

const rolesIn = (value: string) => PARTICIPANT_ROLES.filter((role) => value.split('\n').includes(role));

/** A value of one entry in words. */
function valueText({ lang, sites, people }: PairAround, take: Take, value: string): string {
  if (take === 'siteId') return sites.get(value) ?? value;
  if (take === 'standsFor') return people.get(value) ?? value;
  if (take === 'roles') return rolesText(lang, { head: false, roles: rolesIn(value) });
  if (take === 'host' || take === 'head' || take === 'listed') return translate(lang, value === 'true' ? 'common.yes' : 'common.no');
  if (take === 'seats') return translate(lang, 'doubles.merge.seats', { n: value.split('\n').length });
  if (take !== 'invitation') return value.split('\n').join(', ');
  const key = `invitations.answer.${value}`;
  return isKey(key) ? translate(lang, key) : translate(lang, 'doubles.merge.unanswered');
}

/** An answer is rather kept than none. */
const isOthersBetter = ({ take, kept, other }: Contradiction): boolean => take === 'invitation' && kept === '' && other !== '';

/** The choices, each with its two values, of posts also both. `chosen`: what was chosen before the page is shown again. */
export const choiceRows = (around: PairAround, contradictions: readonly Contradiction[], chosen: ReadonlyMap<string, string>) =>
  contradictions.map((one) => {
    const { take, kept, other } = one;
    const value = chosen.get(take) ?? (isOthersBetter(one) ? 'other' : take === 'posts' ? 'both' : 'kept');
    const option = (name: string, text: string) => ({ value: name, text, checked: value === name });
    return {
      take,
      label: labelOf(around.lang, take),
      options: [
        option('kept', valueText(around, take, kept)),
        option('other', valueText(around, take, other)),
        ...(take === 'posts' ? [option('both', translate(around.lang, 'doubles.merge.both'))] : []),
      ],
    };
  });

/** What becomes of the records of the other entry, a line each. */
export const effectLines = (lang: Lang, effects: readonly Effect[]) =>
  effects.map(({ what, how, n, names }) => {
    const key = `doubles.effect.${what}-${how}`;
    return { text: isKey(key) ? translate(lang, key, { n }) : what, names: names.join('; ') };
  });

/** One entry as its half of the page shows it. */
export function entryView({ lang, sites, people }: PairAround, one: Participant) {
  const inPlaceOf = people.get(one.standsFor ?? '');
  return {
    id: one.id,
    title: whoText(one),
    posts: one.name === null && one.group === null ? [] : one.posts,
    isUnnamed: one.name === null && one.group === null,
    site: sites.get(one.siteId ?? '') ?? null,
    roles: rolesText(lang, one),
    inPlaceOf: inPlaceOf === undefined ? null : translate(lang, 'participants.inPlaceOf', { who: inPlaceOf }),
    isUnlisted: !one.listed,
  };
}

/** Those who may be the same, each group with links that compare everybody with the first. */
export const alikeView = (around: PairAround, alike: readonly Alike[]) =>
  alike.map(({ samePost, people }) => ({
    samePost,
    people: people.map((one, at) => ({
      ...entryView(around, one),
      text: personText(one),
      ...(at > 0 && { withId: people[0]?.id, label: translate(around.lang, 'doubles.withFirst', { name: whoText(people[0] ?? one) }) }),
    })),
  }));
