import { typed, typedOrNull } from '../../conferences/pages/fields.ts';
import { translate } from '../../../i18n/translate.ts';
import type { Refusal } from '../../../platform/errors.ts';
import type { PageContext } from '../../../platform/pages/routes.ts';
import { ANSWERS, type InvitationAnswer } from '../contract.ts';

/** An answer as it is stored. */
interface StoredReply {
  readonly answer: InvitationAnswer | null;
  readonly siteId: string | null;
  readonly reason: string | null;
  readonly substitute: { readonly name: string | null; readonly posts: readonly string[] } | null;
}

interface ReplyFormFacts {
  readonly stored: StoredReply;
  readonly sites: readonly { readonly id: string; readonly name: string; readonly group?: boolean }[];
  readonly refusal: Refusal | undefined;
  /** A group sends nobody instead of itself. */
  readonly canSubstitute: boolean;
}

/** The fields of an answer, with what is stored, or what was typed and refused. */
export function replyForm(context: PageContext, { stored, sites, refusal, canSubstitute }: ReplyFormFacts) {
  const { lang } = context;
  const answer = refusal ? typed(context, 'answer') : stored.answer;
  const places = sites.filter(({ group }) => group !== true);
  const possible = ANSWERS.filter((one) => (one !== 'substitute' || canSubstitute) && (one !== 'at-site' || places.length > 0));
  const posts = stored.substitute?.posts.join(', ') ?? '';
  return {
    answers: possible.map((value) => ({ value, label: translate(lang, `invitations.answer.${value}`), checked: value === answer })),
    sites: places.map(({ id, name }) => ({
      value: id,
      label: name,
      selected: id === (refusal ? typed(context, 'siteId') : stored.siteId),
    })),
    canSubstitute,
    name: refusal ? typed(context, 'substitute') : (stored.substitute?.name ?? ''),
    posts: refusal ? typed(context, 'posts') : posts,
    reason: refusal ? typed(context, 'reason') : (stored.reason ?? ''),
    at: Object.fromEntries((refusal?.faults ?? []).map(({ path, message }) => [FIELDS.get(path) ?? 'answer', message])),
    problem: refusal && refusal.faults.length === 0 ? refusal.message : null,
  };
}

/** The fields of the form by the paths of faults. */
const FIELDS: ReadonlyMap<string, string> = new Map([
  ['reply.siteId', 'siteId'],
  ['reply.substitute.name', 'substitute'],
  ['reply.substitute.posts', 'posts'],
  ['reply.reason', 'reason'],
]);

/** The answer that a form has; what belongs to another one than the chosen is left out. */
export function replyTyped(context: PageContext): object {
  const answer = typed(context, 'answer');
  const name = typedOrNull(context, 'substitute');
  const posts = typed(context, 'posts')
    .split(/[\n,;]/)
    .map((post) => post.trim())
    .filter((post) => post !== '');
  return {
    answer: answer === '' ? null : answer,
    siteId: answer === 'at-site' ? typedOrNull(context, 'siteId') : null,
    substitute: answer === 'substitute' && name !== null ? { name, posts } : null,
    reason: answer === 'substitute' || answer === 'declined' ? typedOrNull(context, 'reason') : null,
  };
}
