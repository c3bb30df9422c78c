import { translate, type Lang } from '../../../i18n/translate.ts';
import type { OutputOf } from '../../../platform/contract.ts';
import type { PageContext } from '../../../platform/pages/routes.ts';
import { conferenceIn } from '../../conferences/pages/fields.ts';
import type { ColumnMark } from '../../participants/presenter/rows.ts';
import { invitationsContract as contract } from '../contract.ts';

type Given = OutputOf<typeof contract.answers>['answers'][string];

/** Coming is usual; whoever does not come, or has not said so, stands out. */
function markOf(lang: Lang, participantId: string, answer: Given, home: string): ColumnMark {
  const comes = answer === 'in-person' || answer === 'at-site';
  const look = comes ? 'ready' : answer === null ? 'late' : 'wait';
  const text = translate(lang, answer === null ? 'invitations.column.none' : `invitations.answer.${answer}`);
  return { text, look, isUsual: comes, href: `${home}?open=invitations%2F${participantId}` };
}

/** The answers of some participants as a column of their list; null before anybody is invited, and for those who may not read them. */
export async function answersInList(context: PageContext, ids: readonly string[]) {
  const conferenceId = conferenceIn(context);
  const result = await context.attempt(contract.answers, { conferenceId, of: [...ids] });
  if ('refusal' in result) return { marks: null, filters: [] };
  const { waiting } = result.output;
  const answers = Object.entries(result.output.answers);
  if (answers.length === 0 && waiting === 0) return { marks: null, filters: [] };
  const home = `/conferences/${conferenceId}/invitations`;
  const filter = { href: `${home}?show=waiting`, text: translate(context.lang, 'invitations.column.waiting'), n: waiting };
  return {
    marks: new Map(answers.map(([id, answer]) => [id, markOf(context.lang, id, answer, home)])),
    filters: waiting > 0 ? [filter] : [],
  };
}
