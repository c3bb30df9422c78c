import { AT_SITE, hasRole } from '../../../accounts/permissions.ts';
import { conferencesContract } from '../../conferences/contract.ts';
import { conferenceIn, typed, typedOrNull } from '../../conferences/pages/fields.ts';
import { sizeText } from '../../documents/presenter.ts';
import { isShown } from '../../documents/rules.ts';
import { invitationsContract } from '../../invitations/contract.ts';
import type { Operation } from '../../../platform/contract.ts';
import type { Refusal } from '../../../platform/errors.ts';
import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { commentsContract as contract, type AskedDocument } from '../contract.ts';
import { commentView, termText, type CommentPlace } from '../presenter/index.ts';

const secretIn = ({ params }: PageContext): string => params.secret ?? '';
const VIA_LINK = '/g/:secret/comments';
const VIA_LOGIN = '/conferences/:conferenceId/own-comments';

/** Where a page stands: as whom it runs, and the addresses around it. */
interface Own {
  readonly context: PageContext;
  readonly conferenceId: string;
  readonly home: string;
  readonly back: string;
  readonly page: CommentPlace;
  readonly title: string;
  readonly isLink: boolean;
}

/** The page by the link of an invitation; one that does not hold says why. */
async function byLink(context: PageContext): Promise<Own | { refused: Answer }> {
  const secret = secretIn(context);
  const known = await context.attempt(invitationsContract.own, { secret });
  const invited = await context.as(secret);
  const { conferenceId } = invited.actor;
  if ('refusal' in known || conferenceId === null) {
    const refused = 'refusal' in known ? known.refusal : null;
    const view = { user: null, isPrivate: true, refused: refused?.message ?? '' };
    return { refused: context.render('planning/invitations/own', view, refused?.code === 'too-many' ? 429 : 404) };
  }
  const { title, timeZone: zone } = known.output.conference;
  const own = { context: { ...invited, params: { ...context.params, conferenceId } }, conferenceId, title, isLink: true };
  return { ...own, home: `/g/${secret}/comments`, back: `/g/${secret}`, page: { lang: context.lang, zone } };
}

async function byLogin(context: PageContext): Promise<Own> {
  const conferenceId = conferenceIn(context);
  const { conference, roles } = await context.run(conferencesContract.get, { conferenceId });
  const at = `/conferences/${conferenceId}`;
  const back = hasRole(roles, AT_SITE) ? `${at}/site` : `${at}/documents`;
  const page = { lang: context.lang, zone: conference.timeZone };
  return { context, conferenceId, home: `${at}/own-comments`, back, page, title: conference.title, isLink: false };
}

const ownOf = (context: PageContext): Promise<Own | { refused: Answer }> =>
  context.params.secret === undefined ? byLogin(context) : byLink(context);

/** A form that was refused: whose it was, and what it held. */
interface Refused {
  readonly refusal: Refusal;
  /** The document of a new comment, or the comment that was changed. */
  readonly of: string;
  readonly values: object;
}

const errorsOf = ({ faults }: Refusal): Record<string, string> => Object.fromEntries(faults.map(({ path, message }) => [path, message]));

function documentView({ page, home }: Own, asked: AskedDocument, refused: Refused | null) {
  const { lang } = page;
  const { documentId, title, file, round, isOpen } = asked;
  const form = (of: string) =>
    refused?.of === of
      ? { values: refused.values, errors: errorsOf(refused.refusal), message: refused.refusal.message, isOpen: true }
      : null;
  return {
    documentId,
    title,
    isOpen,
    home,
    term: termText(lang, round, isOpen),
    file: file && {
      name: file.name,
      size: sizeText(lang, file.size),
      href: `${home}/${documentId}/file`,
      canShow: isShown(file.mediaType),
    },
    action: `${home}/${documentId}`,
    form: form(documentId),
    own: asked.own.map((comment) => {
      const view = commentView(page, comment);
      const changing = form(comment.id);
      return {
        ...view,
        action: `${home}/of/${comment.id}`,
        canChange: view.canChange && isOpen,
        isOpen,
        form: changing ?? { values: { ...view, text: view.typed } },
      };
    }),
    hasOwn: asked.own.some(({ state }) => state !== 'withdrawn'),
    others: asked.others.map((comment) => commentView(page, comment)),
  };
}

const statusOf = (refused: Refused | null): number => (refused === null ? 200 : refused.refusal.code === 'invalid' ? 400 : 409);

async function show(own: Own, refused: Refused | null = null): Promise<Answer> {
  const { context, conferenceId, back, title, isLink } = own;
  const { documents } = await context.run(contract.own, { conferenceId });
  const view = { title, back, documents: documents.map((one) => documentView(own, one, refused)), refusal: refused?.refusal.message };
  return context.render(
    'planning/comments/own',
    { ...(isLink ? { user: null, isPrivate: true } : {}), zone: own.page.zone, ...view },
    statusOf(refused),
  );
}

const factsTyped = (context: PageContext) => ({
  speaker: typedOrNull(context, 'speaker'),
  place: typedOrNull(context, 'place'),
  quote: typedOrNull(context, 'quote'),
  text: typedOrNull(context, 'text'),
});

/** Runs an operation of a form; what is refused stays in it. */
const send =
  (
    operation: Operation,
    {
      of,
      input,
      notice,
    }: { of: 'documentId' | 'id'; input: (context: PageContext) => object; notice: Parameters<PageContext['redirect']>[1] },
  ) =>
  async (context: PageContext): Promise<Answer> => {
    const own = await ownOf(context);
    if ('refused' in own) return own.refused;
    const { conferenceId, home } = own;
    const id = context.params[of] ?? '';
    const given = input(context);
    const result = await own.context.attempt(operation, { conferenceId, [of]: id, ...given });
    return 'refusal' in result ? show(own, { refusal: result.refusal, of: id, values: given }) : context.redirect(`${home}#${id}`, notice);
  };

const versionTyped = (context: PageContext) => ({ version: Number(typed(context, 'version')) });

async function draft(context: PageContext): Promise<Answer> {
  const own = await ownOf(context);
  if ('refused' in own) return own.refused;
  const file = await own.context.run(contract.openDraft, { conferenceId: own.conferenceId, documentId: context.params.documentId ?? '' });
  return context.file(file, context.query.download === undefined && isShown(file.mediaType));
}

/** The page on which somebody comments who is asked to: by their login, or by the link of an invitation. */
export function ownCommentPages(routes: PageRoutes): void {
  const page = async (context: PageContext): Promise<Answer> => {
    const own = await ownOf(context);
    return 'refused' in own ? own.refused : show(own);
  };
  const comment = (context: PageContext) => {
    const facts = factsTyped(context);
    // An empty form is no agreement: that has a button of its own.
    return { ...facts, text: facts.text ?? '' };
  };
  const agreement = (context: PageContext) => ({ speaker: typedOrNull(context, 'speaker'), place: null, quote: null, text: null });
  for (const [at, options] of [
    [VIA_LOGIN, {}],
    [VIA_LINK, { isBySecret: true }],
  ] as const) {
    routes.get(at, page);
    routes.get(`${at}/:documentId/file`, draft);
    routes.post(`${at}/:documentId`, send(contract.add, { of: 'documentId', input: comment, notice: 'comments.done.sent' }), options);
    routes.post(
      `${at}/:documentId/agree`,
      send(contract.add, { of: 'documentId', input: agreement, notice: 'comments.done.agreed' }),
      options,
    );
    const change = (context: PageContext) => ({ ...comment(context), ...versionTyped(context) });
    routes.post(`${at}/of/:id`, send(contract.edit, { of: 'id', input: change, notice: 'comments.done.changed' }), options);
    const standing = (withdrawn: boolean) => (context: PageContext) => ({ ...versionTyped(context), withdrawn });
    routes.post(
      `${at}/of/:id/withdraw`,
      send(contract.withdraw, { of: 'id', input: standing(true), notice: 'comments.done.withdrawn' }),
      options,
    );
    routes.post(
      `${at}/of/:id/restore`,
      send(contract.withdraw, { of: 'id', input: standing(false), notice: 'comments.done.restored' }),
      options,
    );
  }
}
