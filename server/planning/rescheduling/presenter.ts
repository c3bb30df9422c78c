import { numberedSitting } from '../agenda-editor/presenter/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { translate, type Lang } from '../../i18n/translate.ts';
import type { Plan } from '../plan/contract.ts';
import type { DatesToMove } from './rules.ts';

/** Characters of a recommendation by which the question names it. */
const NAME_LENGTH = 80;

/** The question that another first day raises: what would move, each with its date before and after, and what stays anyway. */
export function movingQuestion(lang: Lang, { sittings, recommendations }: Plan, { days, moving, held }: DatesToMove, date: string) {
  const names = new Map(sittings.map(({ id, title }, at) => [id, numberedSitting(lang, title, at)]));
  const texts = new Map(recommendations.map(({ id, text }) => [id, text]));
  const day = (text: string) => formatDate(lang, text, 'utc');
  const sittingName = (id: string): string => names.get(id) ?? '';
  const short = (text: string): string => (text.length > NAME_LENGTH ? `${text.slice(0, NAME_LENGTH)}…` : text);
  const of = (list: DatesToMove['moving'][number]['list']) => moving.filter((one) => one.list === list);
  const row = (name: string, from: string, to: string) => ({ name, from: day(from), to: day(to) });
  return {
    title: translate(lang, 'rescheduling.title', { date: day(date) }),
    text: translate(lang, days > 0 ? 'rescheduling.later' : 'rescheduling.earlier', { n: Math.abs(days) }),
    sittings: of('sittings').map(({ id, from, to }) => row(sittingName(id), from, to)),
    recommendations: of('recommendations').map(({ id, from, to }) => row(short(texts.get(id) ?? ''), from, to)),
    held: held.map(sittingName).join(', '),
  };
}
