import { invitationsContract } from '../../planning/invitations/contract.ts';
import { fieldsOf, refusalWords, type LiveForm } from '../../platform/forms.ts';
import type { Answer, PageContext, PageRoutes } from '../../platform/pages/routes.ts';
import { liveOf } from '../live-page/pages.ts';
import { delegateContract as contract } from './contract.ts';
import { delegateForms } from './presenter/forms.ts';
import { delegateView } from './presenter/index.ts';

const AT = '/g/:secret/hall';
const secretIn = ({ params }: PageContext): string => params.secret ?? '';

/** The request as of the one who was invited; the page of a link that does not hold says why. */
export async function asInvited(context: PageContext): Promise<{ context: PageContext; conferenceId: string } | { refused: Answer }> {
  const secret = secretIn(context);
  const known = await context.attempt(invitationsContract.own, { secret });
  const invited = await context.as(secret);
  const { conferenceId } = invited.actor;
  if (!('refusal' in known) && conferenceId !== null)
    return { conferenceId, context: { ...invited, params: { ...context.params, conferenceId } } };
  const refused = 'refusal' in known ? known.refusal : null;
  const view = { user: null, isPrivate: true, refused: refused?.message ?? '' };
  return { refused: context.render('planning/invitations/own', view, refused?.code === 'too-many' ? 429 : 404) };
}

/** The page of a delegate in the hall. */
async function hall(context: PageContext, refusal: string | null = null): Promise<Answer> {
  const found = await asInvited(context);
  if ('refused' in found) return found.refused;
  const { conferenceId } = found;
  const own = await found.context.run(contract.own, { conferenceId });
  const live = await liveOf(found.context, false);
  const path = `/g/${secretIn(context)}`;
  const bodyData = { conferenceId, at: live.now, bearer: secretIn(context), path, own };
  const view = { ...delegateView(live, own, path), refusal, bodyData, zone: live.plan.conference.timeZone };
  return context.render('live/delegate-page/page', { user: null, isPrivate: true, ...view }, refusal === null ? 200 : 409);
}

/** A form of the page, sent without a script: runs its operation as the invited one and comes back. */
const send = (form: LiveForm) => async (context: PageContext) => {
  const found = await asInvited(context);
  if ('refused' in found) return found.refused;
  const fields = { ...fieldsOf(context), conferenceId: found.conferenceId };
  const result = await found.context.attempt(form.operation, form.input(fields));
  return 'refusal' in result
    ? hall(context, refusalWords(result.refusal))
    : context.redirect(`/g/${secretIn(context)}/hall`, form.toast(fields));
};

/** The page of an invited person in the hall: it is theirs by the link, so no login and no token of a form belong to it. */
export function delegatePages(routes: PageRoutes): void {
  routes.get(AT, (context) => hall(context));
  for (const [name, form] of Object.entries(delegateForms)) routes.post(`${AT}/${name}`, send(form), { isBySecret: true });
}
