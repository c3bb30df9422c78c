import { translate } from '../../../../i18n/translate.ts';
import type { Refusal } from '../../../../platform/errors.ts';
import { AppError } from '../../../../platform/errors.ts';
import type { Answer, PageContext } from '../../../../platform/pages/routes.ts';
import { conferenceIn, typed, typedOrNull } from '../../../../planning/conferences/pages/fields.ts';
import { taskOwnersContract as contract, type TaskOwner } from '../contract.ts';
import { taskRemindersContract, type Reminder } from '../../reminders/contract.ts';
import { remindersView } from '../../reminders/presenter.ts';
import { ownerRows, ownersAddress } from '../presenter.ts';

interface PanelFacts {
  readonly messages: readonly Reminder[];
  readonly zone: string;
  readonly refusal?: Refusal;
}

/** The owner in the panel, with their link and what was sent to them. */
async function panel(context: PageContext, owner: TaskOwner, { messages, zone, refusal }: PanelFacts) {
  const conferenceId = conferenceIn(context);
  const { key, name, version, isLogin } = owner;
  const { path } = await context.run(contract.link, { conferenceId, key });
  return {
    key,
    name,
    version,
    isLogin,
    link: path && `${context.origin}${path}`,
    linkText: translate(context.lang, 'taskOwners.link.text', { name }),
    email: refusal ? typed(context, 'email') : owner.email,
    problem: refusal && (refusal.faults[0]?.message ?? refusal.message),
    mails: remindersView(context.lang, messages, key, zone),
    tasks: `/tasks?${new URLSearchParams({ of: conferenceId, search: name }).toString()}`,
  };
}

/** The owners of a conference's tasks; the panel has the one that the address names, or the first. */
export async function ownersPage(context: PageContext, refusal?: Refusal): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const { title, timeZone: zone, owners } = await context.run(contract.list, { conferenceId });
  const { isMailOn, terms, messages } = await context.run(taskRemindersContract.get, { conferenceId });
  const wrong = messages.filter(({ state }) => state === 'refused' || state === 'failed' || state === 'unknown').length;
  const wanted = refusal ? typed(context, 'key') : (context.query['owner'] ?? null);
  const chosen = owners.find(({ key }) => key === wanted) ?? owners[0] ?? null;
  const view = {
    tab: 'tasks',
    area: 'task-owners',
    over: title,
    back: `/tasks?of=${conferenceId}`,
    home: ownersAddress(conferenceId),
    hasChosen: wanted !== null && chosen?.key === wanted,
    rows: ownerRows(context.lang, owners, conferenceId, chosen?.key ?? null),
    action: ownersAddress(conferenceId),
    isMailOn,
    terms: { ...terms, isOn: terms.isOn ? 'yes' : '' },
    wrong: wrong === 0 ? null : translate(context.lang, 'taskOwners.reminders.wrong', { n: wrong }),
    panel: chosen && (await panel(context, chosen, { messages, zone, ...(refusal ? { refusal } : {}) })),
  };
  return context.render('record/task-owners/page', view, refusal ? 400 : 200);
}

export async function saveEmail(context: PageContext): Promise<Answer> {
  const [conferenceId, key] = [conferenceIn(context), typed(context, 'key')];
  const input = { conferenceId, key, version: Number(typed(context, 'version')), email: typedOrNull(context, 'email') };
  const result = await context.attempt(contract.setEmail, input);
  return 'refusal' in result
    ? ownersPage(context, result.refusal)
    : context.redirect(ownersAddress(conferenceId, key), 'taskOwners.email.saved');
}

/** Sets whether and when owners are reminded; a number that is none is refused as a page, since the field takes no other. */
export async function saveTerms(context: PageContext): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const terms = {
    isOn: typed(context, 'isOn') !== '',
    daysBefore: Number(typed(context, 'daysBefore')),
    version: Number(typed(context, 'version')),
  };
  const { lang, origin } = context;
  const result = await context.attempt(taskRemindersContract.set, { conferenceId, ...terms, lang, origin });
  if ('refusal' in result) throw new AppError(result.refusal.code);
  return context.redirect(ownersAddress(conferenceId), 'taskOwners.reminders.saved');
}

/** Handles a button of the panel; a refusal has nothing to correct and becomes an error page. */
export const ownerLinkChange =
  (operation: typeof contract.openLink | typeof contract.closeLink, notice: string) => async (context: PageContext) => {
    const [conferenceId, key] = [conferenceIn(context), typed(context, 'key')];
    const result = await context.attempt(operation, { conferenceId, key });
    if ('refusal' in result) throw new AppError(result.refusal.code);
    return context.redirect(ownersAddress(conferenceId, key), notice);
  };
