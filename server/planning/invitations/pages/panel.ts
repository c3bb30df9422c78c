import { editingFrame } from '../../collections/pages.ts';
import { conferenceIn, typed, typedOrNull } from '../../conferences/pages/fields.ts';
import { translate } from '../../../i18n/translate.ts';
import { personText } from '../../participants/presenter.ts';
import { whoText } from '../../participants/rules.ts';
import { AppError, type Refusal } from '../../../platform/errors.ts';
import type { Answer, PageContext } from '../../../platform/pages/routes.ts';
import { sitesContract, type Site } from '../../sites/contract.ts';
import { isMainHall } from '../../sites/rules/told-apart.ts';
import { invitationsContract as contract, type Invited } from '../contract.ts';
import { invitationMailContract as mailContract } from '../mail/contract.ts';
import { mailView } from '../mail/presenter.ts';
import { answerView, differingPlace } from '../presenter.ts';
import { replyForm, replyTyped } from './reply.ts';
import { aroundOf } from './list.ts';

const idIn = ({ params }: PageContext): string => params.id ?? '';
const homeOf = (context: PageContext): string => `/conferences/${conferenceIn(context)}/invitations`;
const own = (context: PageContext): string => `${homeOf(context)}/${idIn(context)}`;
const one = (context: PageContext) => ({ conferenceId: conferenceIn(context), participantId: idIn(context) });

interface Refused {
  readonly reply?: Refusal;
  readonly contact?: Refusal;
  readonly mail?: Refusal;
  readonly apply?: Refusal;
}

const faultsAt = (refusal: Refusal | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries((refusal?.faults ?? []).map(({ path, message }) => [path, message]));

/** The page of one invitation, shown in the panel beside the list. `refused`: what was wrong with what is typed. */
export async function invitationPage(context: PageContext, refused: Refused = {}): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const frame = await editingFrame(context, conferenceId, 'participants');
  const { people } = await context.run(contract.list, { conferenceId });
  const person = people.find(({ id }) => id === idIn(context));
  if (!person || frame.conference.rehearsal) throw new AppError('not-found');
  const { contact, path } = await context.run(contract.get, one(context));
  const { sites } = await context.run(sitesContract.list, { conferenceId });
  const around = aroundOf(context, sites, people, frame.zone);
  const { invitation } = person;
  const { isOn, messages } = await context.run(mailContract.list, { conferenceId });
  const mails = messages.filter(({ participantId }) => participantId === person.id).toSorted((a, b) => b.at - a.at);
  const standIn = people.find(({ id }) => id === invitation?.substituteId) ?? null;
  const stored = { siteId: null, reason: null, ...invitation, answer: invitation?.answer ?? null, substitute: standIn };
  const form = replyForm(context, {
    stored,
    sites: sites.filter((site) => !isMainHall(site)),
    refusal: refused.reply,
    canSubstitute: person.group === null && person.standsFor === null,
  });
  const view = {
    ...frame,
    name: whoText(person),
    who: personText(person),
    action: own(context),
    back: homeOf(context),
    isGroup: person.group !== null,
    isStandIn: person.standsFor !== null,
    isRefused: refused.reply !== undefined || refused.contact !== undefined,
    invitation,
    answer: answerView(person, around),
    applying: applyingOf(context, person, sites),
    applyProblem: refused.apply?.message,
    letter: `/conferences/${conferenceId}/letters.pdf?view&participant=${person.id}`,
    link: path && `${context.origin}${path}`,
    form,
    mails: mails.map((one) => mailView(context.lang, one, frame.zone)),
    canMail: isOn && path !== null && contact.email !== null,
    isInvited: mails.some(({ kind }) => kind === 'invitation'),
    canRemind: invitation?.answer === null,
    mailProblem: refused.mail?.message,
    contact: refused.contact ? { ...contact, email: typed(context, 'email'), phone: typed(context, 'phone') } : contact,
    at: faultsAt(refused.contact),
    contactProblem: refused.contact && refused.contact.faults.length === 0 ? refused.contact.message : null,
  };
  return context.render('planning/invitations/invitation', view, Object.keys(refused).length > 0 ? 400 : 200);
}

export async function noteReply(context: PageContext): Promise<Answer> {
  const reply = typed(context, 'act') === 'clear' ? null : replyTyped(context);
  const result = await context.attempt(contract.note, { ...one(context), version: Number(typed(context, 'seen')), reply });
  return 'refusal' in result
    ? invitationPage(context, { reply: result.refusal })
    : context.redirect(own(context), 'invitations.panel.saved');
}

/** What applying the answer would change; null where the plan says the same. */
function applyingOf({ lang }: PageContext, person: Invited, sites: readonly Site[]) {
  const places = differingPlace(person, sites, lang);
  return (
    places && {
      label: translate(lang, 'invitations.panel.apply', { place: places.answered }),
      text: translate(lang, 'invitations.panel.planSays', { place: places.planned }),
      ask: translate(lang, 'invitations.panel.applyAsk', { name: whoText(person), place: places.answered }),
    }
  );
}

export async function applyAnswer(context: PageContext): Promise<Answer> {
  const { conferenceId, participantId } = one(context);
  const answers = [{ participantId, version: Number(typed(context, 'seen')) }];
  const result = await context.attempt(contract.apply, { conferenceId, answers });
  return 'refusal' in result
    ? invitationPage(context, { apply: result.refusal })
    : context.redirect(own(context), 'invitations.panel.applied');
}

export async function saveContact(context: PageContext): Promise<Answer> {
  const contact = { email: typedOrNull(context, 'email'), phone: typedOrNull(context, 'phone') };
  const result = await context.attempt(contract.setContact, { ...one(context), version: Number(typed(context, 'version')), ...contact });
  if ('refusal' in result) return invitationPage(context, { contact: result.refusal });
  return context.redirect(own(context), 'invitations.panel.contactSaved');
}

/** Handles a button of the panel. */
export const linkChange =
  (operation: typeof contract.replaceLink | typeof contract.revokeLink, notice: string) => async (context: PageContext) => {
    await context.run(operation, one(context));
    return context.redirect(own(context), notice);
  };

export async function inviteOne(context: PageContext): Promise<Answer> {
  const { conferenceId, participantId } = one(context);
  await context.run(contract.make, { conferenceId, participantIds: [participantId] });
  return context.redirect(own(context));
}
