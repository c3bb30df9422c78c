import { conferenceLayout } from '../../conferences/pages/layout.ts';
import { conferenceIn } from '../../conferences/pages/fields.ts';
import { translate } from '../../../i18n/translate.ts';
import { search as bestFirst } from '../../../platform/text.ts';
import type { OutputOf } from '../../../platform/contract.ts';
import { pagerOf } from '../../../platform/pages/pager.ts';
import type { Answer, PageContext } from '../../../platform/pages/routes.ts';
import { sitesContract } from '../../sites/contract.ts';
import { isMainHall } from '../../sites/rules/told-apart.ts';
import { invitationsContract as contract, type Invited } from '../contract.ts';
import { invitationMailContract as mailContract, type MailKind, type MailState } from '../mail/contract.ts';
import { mailView } from '../mail/presenter.ts';
import { recipientsOf } from '../mail/rules.ts';
import { differingPlace, filterOptions, invitationTotals, invitedRow, makeLabel, type Around } from '../presenter.ts';
import { showsInvited, SHOWN, type Shown } from '../rules.ts';

const PER_PAGE = 100;

type Sites = OutputOf<typeof sitesContract.list>['sites'];

/** What the views need of the conference besides its people. */
export const aroundOf = ({ lang }: PageContext, sites: Sites, people: readonly Invited[], zone: string): Around => ({
  lang,
  zone,
  sites: new Map(sites.map(({ id, name }) => [id, name])),
  mainHall: sites.find(isMainHall)?.name ?? null,
  people: new Map(people.map((one) => [one.id, one])),
});

const selectionIn = ({ query }: PageContext) => ({
  search: (query['search'] ?? '').slice(0, 200),
  show: SHOWN.find((one) => one === query['show']),
  page: Math.max(1, Number.parseInt(query['page'] ?? '1', 10) || 1),
});

/** The people of a search and a filter: of a search the best first. */
function found(people: readonly Invited[], search: string, show: Shown | undefined): Invited[] {
  const shown = show === undefined ? [...people] : people.filter((one) => showsInvited(one, show));
  return search.trim() === '' ? shown : bestFirst(shown, search, ({ name, group, posts }) => [name, group, ...posts].join(' '));
}

/** The toast after invitations were made, with the button that takes them back. */
function madeFlash({ lang, query }: PageContext, home: string) {
  const [, id, n] = /^([a-z0-9]{12})\/(\d{1,5})$/.exec(query['made'] ?? '') ?? [];
  if (id === undefined) return {};
  return { flash: { text: translate(lang, 'invitations.made', { n: Number(n) }), undoAction: `${home}/batches/${id}/remove` } };
}

type Mail = OutputOf<typeof mailContract.list> | null;

/** What became of the last e-mail to somebody, where the office has a mail server. */
function mailOf({ lang }: PageContext, { id, group, invitation, hasEmail }: Invited, mail: Mail, zone: string) {
  if (!mail?.isOn || group !== null || invitation === null) return null;
  const last = mail.messages.filter(({ participantId }) => participantId === id).toSorted((a, b) => b.at - a.at)[0];
  if (last) return mailView(lang, last, zone);
  return { kind: null, text: translate(lang, hasEmail ? 'invitations.mail.notSent' : 'invitations.mail.noAddress') };
}

/** The buttons that write to all who are to be written to, how far the sending is, and what went wrong. */
function mailButtons({ lang, now }: PageContext, people: readonly Invited[], mail: Mail) {
  if (!mail) return {};
  if (!mail.isOn) return { mailOff: people.some(({ invitation }) => invitation !== null) };
  const { messages } = mail;
  const n = (kind: MailKind): number => recipientsOf(people, { kind, messages, now }).length;
  const count = (states: readonly MailState[]): number => messages.filter(({ state }) => states.includes(state)).length;
  const [invitations, reminders, left, wrong] = [
    n('invitation'),
    n('reminder'),
    count(['waiting', 'sending']),
    count(['refused', 'failed', 'unknown']),
  ];
  return {
    sendLabel: invitations > 0 && translate(lang, 'invitations.mail.send', { n: invitations }),
    remindLabel: invitations === 0 && reminders > 0 && translate(lang, 'invitations.mail.remind', { n: reminders }),
    progress: left > 0 && translate(lang, 'invitations.mail.progress', { n: left }),
    wrong: wrong > 0 && translate(lang, 'invitations.mail.wrong', { n: wrong }),
  };
}

/** The answers that name another place than the plan, as the fields of one form; null if there are none. */
function toApply({ lang }: PageContext, people: readonly Invited[], sites: Sites) {
  const differing = people.filter((one) => differingPlace(one, sites, lang) !== null);
  const n = differing.length;
  if (n === 0) return null;
  return {
    label: translate(lang, 'invitations.apply', { n }),
    ask: translate(lang, 'invitations.applyAsk', { n }),
    answers: differing.map(({ id, invitation }) => `${id} ${invitation?.version ?? 0}`),
  };
}

/** The list of invitations. `problem`: why something could not be done. */
export async function invitationsList(context: PageContext, problem?: string): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const home = `/conferences/${conferenceId}/invitations`;
  const frame = await conferenceLayout(context, conferenceId, 'participants');
  const { people, terms } = await context.run(contract.list, { conferenceId });
  const mail = frame.canEdit ? await context.run(mailContract.list, { conferenceId }) : null;
  const { search, show, page } = selectionIn(context);
  const all = found(people, search, show);
  const shown = all.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  const { sites } = await context.run(sitesContract.list, { conferenceId });
  const around = aroundOf(context, sites, people, frame.zone);
  const address = (to: number): string => {
    const query = { ...(search && { search }), ...(show && { show }), page: String(to) };
    return `${home}?${new URLSearchParams(query).toString()}`;
  };
  const isReal = !frame.conference.rehearsal;
  const view = {
    ...frame,
    ...madeFlash(context, home),
    canEdit: frame.canEdit && isReal,
    problem,
    search,
    show,
    terms,
    options: filterOptions(context.lang, people, show),
    isFiltered: search.trim() !== '' || show !== undefined,
    all: people.length,
    invited: people.filter(({ invitation }) => invitation !== null).length,
    makeLabel: frame.canEdit && isReal ? makeLabel(context.lang, people) : null,
    rows: shown.map((person) => ({ ...invitedRow(person, around), mail: mailOf(context, person, mail, frame.zone) })),
    hasMail: mail?.isOn === true,
    totals: invitationTotals(context.lang, people),
    toApply: frame.canEdit && isReal ? toApply(context, people, sites) : null,
    ...mailButtons(context, people, mail),
    pager: pagerOf({ page, perPage: PER_PAGE, shown: shown.length, total: all.length }, address),
  };
  return context.render('planning/invitations/list', view, problem === undefined ? 200 : 409);
}
