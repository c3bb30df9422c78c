import { hasRole } from '../../../accounts/permissions.ts';
import { translate } from '../../../i18n/translate.ts';
import { conferenceLayout } from '../../conferences/pages/layout.ts';
import { dateOrNull, ticked, typed, typedOrNull } from '../../conferences/pages/fields.ts';
import { documentsContract } from '../../documents/contract.ts';
import { AppError, type Refusal } from '../../../platform/errors.ts';
import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { ASKED_GROUPS, COMMENT_STATES, commentsContract as contract, RESPONDERS, RESPONSES, type CommentRound } from '../contract.ts';
import { commentChangeView, commentView, stateView, termText } from '../presenter/index.ts';

const AT = '/conferences/:conferenceId/documents/:id/comments';
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;

interface Shown {
  /** Why the round was not changed, and what its form held. */
  readonly round?: { readonly refusal: Refusal; readonly values: object };
  /** Why an answer was not taken, and what its form held. */
  readonly answer?: { readonly refusal: Refusal; readonly values: object };
}

/** The address of the list with what is asked for. */
function addressOf(home: string, { show, search, comment }: { show?: string | undefined; search?: string; comment?: string }): string {
  const query = new URLSearchParams({
    ...(show ? { show } : {}),
    ...(search ? { search } : {}),
    ...(comment ? { comment } : {}),
  }).toString();
  return query === '' ? home : `${home}?${query}`;
}

/** The form of the round: what is stored, or one that asks everybody. */
function roundForm(context: PageContext, round: CommentRound | null, refused: Shown['round']) {
  const { lang } = context;
  const values = {
    deadline: round?.deadline ?? null,
    groups: round?.groups ?? ['sites'],
    isPublic: round?.isPublic ?? false,
    ...refused?.values,
  };
  return {
    ...values,
    version: round?.version ?? 0,
    groups: ASKED_GROUPS.map((value) => ({
      value,
      label: translate(lang, `comments.group.${value}`),
      checked: values.groups.includes(value),
    })),
    message: refused?.refusal.message,
    errors: Object.fromEntries(refused?.refusal.faults.map(({ path, message }) => [path, message]) ?? []),
    isOpen: refused !== undefined || round === null,
  };
}

async function panelOf(
  context: PageContext,
  conferenceId: string,
  view: ReturnType<typeof commentView>,
  page: { lang: PageContext['lang']; zone: string },
  refused: Shown['answer'],
) {
  const { changes } = await context.run(contract.history, { conferenceId, id: view.id });
  const values = { response: view.response, text: view.responseText, ...refused?.values };
  return {
    ...view,
    responses: RESPONSES.map((value) => ({
      value,
      label: translate(context.lang, `comments.respond.${value}`),
      checked: values.response === value,
    })),
    answer: values.text,
    message: refused?.refusal.message,
    errors: Object.fromEntries(refused?.refusal.faults.map(({ path, message }) => [path, message]) ?? []),
    history: changes.toReversed().map((change) => commentChangeView(page, change)),
  };
}

/** The comments on a document, with the answers of the office; who has sent none; and the round. */
async function list(context: PageContext, refused: Shown = {}): Promise<Answer> {
  const { lang, query } = context;
  const { conferenceId = '', id: documentId = '' } = context.params;
  const frame = await conferenceLayout(context, conferenceId, 'documents');
  if (!frame.isStaff) throw new AppError('forbidden');
  const { document } = await context.run(documentsContract.get, { conferenceId, id: documentId });
  const show = COMMENT_STATES.find((state) => state === query['show']);
  const search = (query['search'] ?? '').slice(0, 200);
  const found = await context.run(contract.list, { conferenceId, documentId, search, ...(show ? { show } : {}) });
  const { round, isOpen, comments, counts, waiting } = found;
  const home = `/conferences/${conferenceId}/documents/${documentId}/comments`;
  const page = { lang, zone: frame.zone };
  const asked = ID.test(query['comment'] ?? '') ? query['comment'] : undefined;
  const chosen = comments.find(({ id }) => id === asked) ?? comments[0];
  const rows = comments.map((comment, at) => ({
    ...commentView(page, comment),
    number: at + 1,
    isChosen: comment.id === chosen?.id,
    href: addressOf(home, { show, search, comment: comment.id }),
  }));
  const chosenView = chosen && commentView(page, chosen);
  const panel = chosenView && (await panelOf(context, conferenceId, chosenView, page, refused.answer));
  const writes = hasRole(frame.roles, RESPONDERS) && !frame.conference.archived;
  const view = {
    area: 'follow-up comments fixed',
    document,
    home,
    rows,
    search,
    show,
    documentHref: `/conferences/${conferenceId}/documents/${documentId}`,
    term: round && termText(lang, round, isOpen),
    round: roundForm(context, round, refused.round),
    hasRound: round !== null,
    isTaking: isOpen,
    isClosed: round?.isClosed ?? false,
    asksMembers: round?.groups.includes('members') ?? false,
    total: Object.values(counts).reduce((sum, n) => sum + n, 0),
    views: [
      {
        href: addressOf(home, { search }),
        label: translate(lang, 'comments.all'),
        count: Object.values(counts).reduce((sum, n) => sum + n, 0),
        isCurrent: !show,
      },
      ...COMMENT_STATES.filter((state) => counts[state] > 0 || state === 'open').map((state) => ({
        href: addressOf(home, { show: state, search }),
        label: stateView(lang, state).text,
        count: counts[state],
        isCurrent: show === state,
      })),
    ],
    isFiltered: show !== undefined || search !== '',
    waiting: ASKED_GROUPS.flatMap((group) =>
      waiting[group].length === 0
        ? []
        : {
            label: translate(lang, `comments.waiting.${group}`, { n: waiting[group].length }),
            isShort: waiting[group].length <= 12,
            names: waiting[group].map(({ name }) => name).join('; '),
          },
    ),
    panel: panel && { ...panel, writes: writes && !panel.isWithdrawn, path: `${home}/${panel.id}`, query: addressOf('', { show, search }) },
    hasChosen: asked !== undefined && chosen?.id === asked,
  };
  return context.render('planning/comments/list', { ...frame, ...view }, refused.round || refused.answer ? 409 : 200);
}

async function setRound(context: PageContext): Promise<Answer> {
  const { conferenceId = '', id: documentId = '' } = context.params;
  const groups = [context.form['groups'] ?? []].flat();
  const values = { deadline: dateOrNull(context, 'deadline'), groups, isPublic: ticked(context, 'isPublic') };
  const isClosed = typed(context, 'closed') === '1';
  const input = { conferenceId, documentId, version: Number(typed(context, 'version')), isClosed, ...values };
  const result = await context.attempt(contract.setRound, input);
  if ('refusal' in result) return list(context, { round: { refusal: result.refusal, values } });
  return context.redirect(
    `/conferences/${conferenceId}/documents/${documentId}/comments`,
    isClosed ? 'comments.done.closed' : 'comments.done.opened',
  );
}

async function respond(context: PageContext): Promise<Answer> {
  const { conferenceId = '', id: documentId = '', commentId: id = '' } = context.params;
  const response = typedOrNull(context, 'response');
  const values = { response, text: response === null ? null : typedOrNull(context, 'text') };
  const result = await context.attempt(contract.respond, { conferenceId, id, version: Number(typed(context, 'version')), ...values });
  const home = `/conferences/${conferenceId}/documents/${documentId}/comments`;
  // Without what was looked for: the comment may be in another state by now, and what was typed stands with no other one.
  if ('refusal' in result) return list({ ...context, query: { comment: id } }, { answer: { refusal: result.refusal, values } });
  const show = context.query['show'];
  return context.redirect(addressOf(home, { show, comment: id }), response === null ? 'comments.done.reopened' : 'comments.done.answered');
}

export function commentListPages(routes: PageRoutes): void {
  routes.get(AT, (context) => list(context));
  routes.post(`${AT}/round`, setRound);
  routes.post(`${AT}/:commentId`, respond);
}
