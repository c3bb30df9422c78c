import { formatDate, formatNumber } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Due } from '../../../planning/recommendations/contract.ts';
import type { Matter } from '../contract.ts';
import { daysLeft, isSettled, urgencyOf } from '../rules/due.ts';
import { isAssigned } from '../rules/register.ts';

/** A day as DD/MM/YYYY. */
export const dayText = (lang: Lang, day: string): string => formatDate(lang, day, 'utc');

/** A deadline in its own words: "Trước 31/12/2025"; null if there is none. */
export function termWords(lang: Lang, due: Due): string | null {
  if (due === null) return null;
  if ('within' in due) return translate(lang, 'followUp.due.within', { year: String(due.within) });
  if ('before' in due) return translate(lang, 'followUp.due.before', { date: dayText(lang, due.before) });
  return translate(lang, 'followUp.due.by', { date: dayText(lang, due.by) });
}

/** How far away the last day is: "còn 12 ngày"; empty where nothing is waited for. */
export function leftText(lang: Lang, matter: Pick<Matter, 'status' | 'statusOn' | 'lastDay'>, today: string): string {
  if (isSettled(matter))
    return matter.statusOn === null ? '' : translate(lang, 'followUp.settledOn', { date: dayText(lang, matter.statusOn) });
  const left = daysLeft(matter.lastDay, today);
  if (left === null) return '';
  if (left === 0) return translate(lang, 'followUp.left.today');
  return translate(lang, left < 0 ? 'followUp.left.over' : 'followUp.left.days', { n: Math.abs(left) });
}

type Standing = Pick<Matter, 'status' | 'lastDay' | 'mergedInto' | 'owner' | 'ownerId' | 'askedOn'>;

/** The state of a matter, as shape and words. */
export function matterState(lang: Lang, matter: Standing, today: string): { readonly state: string; readonly text: string } {
  if (matter.mergedInto !== null) return { state: 'archived', text: translate(lang, 'followUp.state.merged') };
  if (matter.askedOn !== null && !isSettled(matter)) return { state: 'next', text: translate(lang, 'followUp.state.asked') };
  const urgency = urgencyOf(matter, today);
  if (urgency === 'overdue') {
    const n = -(daysLeft(matter.lastDay, today) ?? 0);
    return { state: 'over', text: translate(lang, 'followUp.state.overdue', { n }) };
  }
  if (urgency === 'today') return { state: 'late', text: translate(lang, 'followUp.state.today') };
  if (matter.status === 'open' && !isAssigned(matter)) return { state: 'next', text: translate(lang, 'followUp.state.unassigned') };
  return { state: STATES[matter.status], text: translate(lang, `followUp.state.${matter.status}`) };
}

const STATES = { open: 'wait', forwarded: 'late', answered: 'done', done: 'ready', closed: 'archived' } as const;

/** Most cells in which a measure is drawn. */
const MAX_CELLS = 6;

/** How much of a measure is reached, in words and as cells; null without one. */
export function measureView(lang: Lang, { measure, reached }: Pick<Matter, 'measure' | 'reached'>) {
  if (measure === null) return null;
  const { unit, target } = measure;
  const cells = target === null || target === 0 ? [] : cellsOf(reached ?? 0, target);
  const text = translate(lang, 'followUp.unit', { text: measureText(lang, target, reached), unit });
  return { cells, text: target === null && reached === null ? translate(lang, 'followUp.noMeasure') : text };
}

function cellsOf(reached: number, target: number): boolean[] {
  const length = Number.isInteger(target) && target <= MAX_CELLS ? target : MAX_CELLS - 1;
  return Array.from({ length }, (_, at) => reached / target >= (at + 1) / length);
}

function measureText(lang: Lang, target: number | null, reached: number | null): string {
  const shown = { reached: formatNumber(lang, reached), target: formatNumber(lang, target) };
  if (target === null) return translate(lang, 'followUp.reachedOnly', shown);
  return translate(lang, reached === null ? 'followUp.notReported' : 'followUp.reached', shown);
}

/** Who is in charge: the body or person, and the login. */
export function ownerText(lang: Lang, { owner, ownerName }: Pick<Matter, 'owner' | 'ownerName'>): string | null {
  if (owner !== null && ownerName !== null && owner !== ownerName) return translate(lang, 'followUp.inCharge', { owner, login: ownerName });
  return owner ?? ownerName;
}
