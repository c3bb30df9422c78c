import { formatDate, formatMinutes, formatOfficialTime } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { LivePlan } from '../../../live/sitting/contract/index.ts';
import { planOfTurn } from '../../../live/sitting/rules/names-then.ts';
import type { Fact, ItemAsHeld, MinutesFacts, Speech } from '../rules/facts.ts';
import { wholeMinutes } from '../rules/facts.ts';
import type { Attendance } from '../rules/attendance.ts';
import { conferralSentence, launchSentence } from './ceremony.ts';
import { secretVoteSentence } from './secret-votes.ts';
import { sittingTitle } from './sitting-title.ts';
import { voteSentence } from './votes.ts';
import { speakerInFull } from './speakers.ts';

/** Items in which something is read out rather than spoken. */
const PRESENTED = new Set(['report', 'explanation', 'paper']);

/** A fact of the proceedings as a sentence. */
export function factSentence(plan: LivePlan, fact: Fact, itemKind: string | null, lang: Lang): string {
  if (fact.kind === 'speech') return speechSentence(plan, fact, itemKind, lang);
  if (fact.kind === 'conferral') return conferralSentence(plan, fact, lang);
  if (fact.kind === 'vote') return voteSentence(fact, lang);
  if (fact.kind === 'secretVote') return secretVoteSentence(fact, lang);
  return fact.kind === 'launch' ? launchSentence(fact, lang) : breakSentence(plan, fact, lang);
}

function speechSentence(plan: LivePlan, speech: Speech, itemKind: string | null, lang: Lang): string {
  const presented = PRESENTED.has(itemKind ?? '');
  const going = presented ? 'presenting' : 'speaking';
  const held = presented ? 'presents' : 'speaks';
  const who = speakerInFull(planOfTurn(plan, speech.turnId), speech.speaker, lang);
  return translate(lang, `minutes.fact.${speech.going ? going : held}`, { who, length: lengthOf(speech, lang) });
}

/** "11 phút", or "11 phút, quá 1 phút" if the limit was exceeded by half a minute or more. */
function lengthOf({ spoken, over }: Speech, lang: Lang): string {
  const length = lengthWords(spoken, lang);
  return over < 30_000
    ? length
    : translate(lang, 'minutes.fact.over', { length, over: formatMinutes(lang, Math.max(1, Math.round(over / 60_000))) });
}

/** "11 phút"; "dưới 1 phút" for what was shorter. */
export function lengthWords(ms: number, lang: Lang): string {
  const minutes = wholeMinutes(ms);
  return minutes === null ? translate(lang, 'minutes.fact.underMinute') : formatMinutes(lang, minutes);
}

function breakSentence(plan: LivePlan, { at, to }: Extract<Fact, { kind: 'break' }>, lang: Lang): string {
  const [from, until] = [timeAndDay(plan, at, lang), to === null ? null : timeAndDay(plan, to, lang)];
  if (until === null) return translate(lang, 'minutes.fact.breakNow', { from: from.time });
  const isOneDay = from.date === until.date;
  const words = (one: typeof from): string => (isOneDay ? one.time : translate(lang, 'minutes.fact.timeAndDay', one));
  return translate(lang, 'minutes.fact.break', { from: words(from), to: words(until) });
}

type Fated = Pick<ItemAsHeld, 'state' | 'isMissed' | 'isGone' | 'goesOnIn'>;

/** What happened to an item that was not held, or not only in the sitting that is told of; null for others. */
export function fateSentence({ state, isMissed, isGone, goesOnIn }: Fated, lang: Lang): string | null {
  if (goesOnIn) return translate(lang, 'minutes.fact.goesOn', { sitting: sittingTitle(goesOnIn, lang) });
  if (isGone) return translate(lang, 'minutes.fact.gone');
  if (isMissed) return translate(lang, 'minutes.fact.missed');
  if (state === 'postponed') return translate(lang, 'minutes.fact.postponed');
  return state === 'skipped' ? translate(lang, 'minutes.fact.skipped') : null;
}

/** "08 giờ 02, ngày 26/11/2025, tại Hà Nội và 34 điểm cầu". */
export function openingWords(plan: LivePlan, facts: MinutesFacts, lang: Lang): string {
  if (facts.openedAt === null) return translate(lang, 'minutes.meta.notOpened');
  return translate(lang, 'minutes.meta.at', { ...timeAndDay(plan, facts.openedAt, lang), place: placeWords(facts, lang) });
}

/** Whether the sittings were opened, or items begun, on more than one day. */
function isOfSeveralDays(plan: LivePlan, { sittings, items }: Pick<MinutesFacts, 'sittings' | 'items'>): boolean {
  const moments = [...sittings.map(({ openedAt }) => openedAt), ...items.map(({ startedAt }) => startedAt)].filter((at) => at !== null);
  const dayOf = (at: number): string => formatDate('vi', at, plan.conference.timeZone);
  const [first, last] = [Math.min(...moments), Math.max(...moments)];
  return moments.length > 0 && dayOf(first) !== dayOf(last);
}

/** A time as papers write it, with its day where the conference has several. */
export function momentWords(plan: LivePlan, facts: Pick<MinutesFacts, 'sittings' | 'items'>, at: number, lang: Lang): string {
  const { time, date } = timeAndDay(plan, at, lang);
  return isOfSeveralDays(plan, facts) ? translate(lang, 'minutes.fact.timeAndDay', { time, date }) : time;
}

/**
 * A fact of an item, or of the general part (`one` null), as a sentence: with time and day before it where the heading above does not
 * tell them, because it happened on another day, or before the item was begun anew.
 */
export function datedSentence(
  { plan, facts }: { readonly plan: LivePlan; readonly facts: Pick<MinutesFacts, 'sittings' | 'items'> },
  fact: Fact,
  one: Pick<ItemAsHeld, 'item' | 'startedAt' | 'goesOnIn'> | null,
  lang: Lang,
): string {
  const sentence = factSentence(plan, fact, one?.item.kind ?? null, lang);
  const dayOf = (at: number): string => formatDate('vi', at, plan.conference.timeZone);
  const begun = one?.startedAt ?? null;
  const isTold = begun === null ? !isOfSeveralDays(plan, facts) && !one?.goesOnIn : fact.at >= begun && dayOf(fact.at) === dayOf(begun);
  if (isTold || fact.kind === 'break') return sentence;
  return translate(lang, 'minutes.fact.dated', { when: momentWords(plan, facts, fact.at, lang), sentence });
}

/** Time as papers write it and day, of a moment in the zone of the conference. */
export function timeAndDay(plan: LivePlan, at: number, lang: Lang): { time: string; date: string } {
  const zone = plan.conference.timeZone;
  return { time: formatOfficialTime(lang, at, zone), date: formatDate(lang, at, zone) };
}

/** The place of the conference and the number of its sites, in words. */
export function placeWords({ place, attendance: { sites } }: MinutesFacts, lang: Lang): string {
  if (sites === 0) return place ?? translate(lang, 'common.unknown');
  return place === null
    ? translate(lang, 'minutes.meta.sitesOnly', { n: sites })
    : translate(lang, 'minutes.meta.placeAndSites', { place, n: sites });
}

/** "1.214 đại biểu tại 31 điểm cầu; 4 điểm cầu chưa báo". */
export function presentWords({ heads, reported, silent }: Attendance, lang: Lang): string {
  if (heads === null) return translate(lang, 'minutes.meta.nobodyReported');
  const key = silent === 0 ? 'minutes.meta.heads' : 'minutes.meta.headsSilent';
  return translate(lang, key, { n: heads, m: reported, k: silent });
}
