import { formatDate, formatMinutes, formatOfficialTime } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { LivePlan } from '../../../live/sitting/contract/index.ts';
import type { Fact, ItemAsHeld, MinutesFacts, Speech } from '../rules/facts.ts';
import { wholeMinutes } from '../rules/facts.ts';
import type { Attendance } from '../rules/attendance.ts';
import { speakerInFull } from './speakers.ts';

/** Items in which something is read out rather than spoken. */
const PRESENTED = new Set(['report', 'explanation', 'paper']);

/** A fact of the proceedings as a sentence. */
export function factSentence(plan: LivePlan, fact: Fact, itemKind: string | null, lang: Lang): string {
  return fact.kind === 'speech' ? speechSentence(plan, fact, itemKind, lang) : breakSentence(plan, fact, lang);
}

function speechSentence(plan: LivePlan, speech: Speech, itemKind: string | null, lang: Lang): string {
  const presented = PRESENTED.has(itemKind ?? '');
  const going = presented ? 'presenting' : 'speaking';
  const held = presented ? 'presents' : 'speaks';
  const who = speakerInFull(plan, speech.speaker, lang);
  return translate(lang, `minutes.fact.${speech.going ? going : held}`, { who, length: lengthOf(speech, lang) });
}

/** "11 phút", or "11 phút, quá 1 phút" when the limit was passed by half a minute or more. */
function lengthOf({ spoken, over }: Speech, lang: Lang): string {
  const length = formatMinutes(lang, wholeMinutes(spoken));
  return over < 30_000 ? length : translate(lang, 'minutes.fact.over', { length, over: formatMinutes(lang, wholeMinutes(over)) });
}

function breakSentence(plan: LivePlan, { at, to }: Extract<Fact, { kind: 'break' }>, lang: Lang): string {
  const zone = plan.conference.timeZone;
  const from = formatOfficialTime(lang, at, zone);
  return to === null
    ? translate(lang, 'minutes.fact.breakNow', { from })
    : translate(lang, 'minutes.fact.break', { from, to: formatOfficialTime(lang, to, zone) });
}

/** What became of an item that was not held; null for any other. */
export function fateSentence({ state }: Pick<ItemAsHeld, 'state'>, lang: Lang): string | null {
  if (state === 'postponed') return translate(lang, 'minutes.fact.postponed');
  return state === 'skipped' ? translate(lang, 'minutes.fact.skipped') : null;
}

/** "08 giờ 02, ngày 26/11/2025, tại Hà Nội và 34 điểm cầu". */
export function openingWords(plan: LivePlan, facts: MinutesFacts, lang: Lang): string {
  if (facts.openedAt === null) return translate(lang, 'minutes.meta.notOpened');
  return translate(lang, 'minutes.meta.at', { ...timeAndDay(plan, facts.openedAt, lang), place: placeWords(facts, lang) });
}

/** Time as papers write it and day, of a moment in the zone of the conference. */
export function timeAndDay(plan: LivePlan, at: number, lang: Lang): { time: string; date: string } {
  const zone = plan.conference.timeZone;
  return { time: formatOfficialTime(lang, at, zone), date: formatDate(lang, at, zone) };
}

export function placeWords({ place, sites }: MinutesFacts, lang: Lang): string {
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
