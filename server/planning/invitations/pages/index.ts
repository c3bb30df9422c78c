import { editingFrame } from '../../collections/pages.ts';
import { conferenceIn, dateOrNull, typed } from '../../conferences/pages/fields.ts';
import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { invitationsContract as contract } from '../contract.ts';
import { invitationMailContract as mailContract, MAIL_KINDS, type MailKind } from '../mail/contract.ts';
import { invitationsList } from './list.ts';
import { ownPages } from './own.ts';
import { applyAnswer, invitationPage, inviteOne, linkChange, noteReply, saveContact } from './panel.ts';

const home = (context: PageContext): string => `/conferences/${conferenceIn(context)}/invitations`;

async function make(context: PageContext): Promise<Answer> {
  await editingFrame(context, conferenceIn(context), 'participants');
  const result = await context.attempt(contract.make, { conferenceId: conferenceIn(context) });
  if ('refusal' in result) return invitationsList(context, result.refusal.message);
  const { id, made } = result.output;
  return context.redirect(`${home(context)}?made=${id}/${made}`);
}

async function unmake(context: PageContext): Promise<Answer> {
  const result = await context.attempt(contract.unmake, { conferenceId: conferenceIn(context), id: context.params.id ?? '' });
  if ('refusal' in result) return invitationsList(context, result.refusal.message);
  return context.redirect(home(context), 'invitations.undone');
}

async function setTerms(context: PageContext): Promise<Answer> {
  const input = {
    conferenceId: conferenceIn(context),
    version: Number(typed(context, 'version')),
    deadline: dateOrNull(context, 'deadline'),
  };
  const result = await context.attempt(contract.setTerms, input);
  if (!('refusal' in result)) return context.redirect(home(context), 'invitations.terms.saved');
  const { message, faults } = result.refusal;
  return invitationsList(context, faults[0]?.message ?? message);
}

/** Moves everybody whose answer the form names to where they answered that they come. */
async function applyAll(context: PageContext): Promise<Answer> {
  const { answers: given = [] } = context.form;
  const answers = [given].flat().map((pair) => {
    const [participantId = '', version] = pair.split(' ');
    return { participantId, version: Number(version) };
  });
  const result = await context.attempt(contract.apply, { conferenceId: conferenceIn(context), answers });
  return 'refusal' in result ? invitationsList(context, result.refusal.message) : context.redirect(home(context), 'invitations.applied');
}

/** Writes to all who are to be written to, or to the one of the panel. */
const sendMail =
  (kind: MailKind, isOne: boolean) =>
  async (context: PageContext): Promise<Answer> => {
    await editingFrame(context, conferenceIn(context), 'participants');
    const { id = '' } = context.params;
    const { lang, origin } = context;
    const input = { conferenceId: conferenceIn(context), kind, lang, origin, ...(isOne && { participantIds: [id] }) };
    const result = await context.attempt(mailContract.send, input);
    if ('refusal' in result)
      return isOne ? invitationPage(context, { mail: result.refusal }) : invitationsList(context, result.refusal.message);
    return context.redirect(isOne ? `${home(context)}/${id}` : home(context));
  };

export function invitationsPages(routes: PageRoutes): void {
  const at = '/conferences/:conferenceId/invitations';
  routes.get('/g/:secret', ownPages.show);
  routes.post('/g/:secret', ownPages.answer, { isBySecret: true });
  routes.get('/g/:secret/calendar.ics', ownPages.calendar);
  routes.get('/g/:secret/documents/:id', ownPages.openDocument);
  routes.get(at, (context) => invitationsList(context));
  routes.post(at, make);
  routes.post('/conferences/:conferenceId/invitation-terms', setTerms);
  routes.post('/conferences/:conferenceId/invitation-answers', applyAll);
  routes.post(`${at}/batches/:id/remove`, unmake);
  routes.get(`${at}/:id`, (context) => invitationPage(context));
  routes.post(`${at}/:id`, saveContact);
  routes.post(`${at}/:id/invite`, inviteOne);
  for (const kind of MAIL_KINDS) {
    routes.post(`/conferences/:conferenceId/invitation-mail/${kind}`, sendMail(kind, false));
    routes.post(`${at}/:id/${kind}`, sendMail(kind, true));
  }
  routes.post(`${at}/:id/answer`, noteReply);
  routes.post(`${at}/:id/apply`, applyAnswer);
  routes.post(`${at}/:id/link`, linkChange(contract.replaceLink, 'invitations.panel.replaced'));
  routes.post(`${at}/:id/revoke`, linkChange(contract.revokeLink, 'invitations.panel.revokedDone'));
}
