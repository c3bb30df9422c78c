import { formatDate, formatTime } from '../../../i18n/format.ts';
import { translate } from '../../../i18n/translate.ts';
import { PARTS_OF_DAY } from '../../conferences/contract/facts.ts';
import { dayAt } from '../../conferences/rules.ts';
import { typed } from '../../conferences/pages/fields.ts';
import type { Refusal } from '../../../platform/errors.ts';
import type { Answer, PageContext } from '../../../platform/pages/routes.ts';
import { ownSeatName } from '../../seating/presenter/seat-words.ts';
import { invitationsContract as contract, type OwnInvitation } from '../contract.ts';
import { replyForm, replyTyped } from './reply.ts';

const secretIn = ({ params }: PageContext): string => params.secret ?? '';
const PAGE = 'planning/invitations/own';

/** Until when an answer can be changed, or why it cannot. */
function termText({ lang }: PageContext, { isOpen, deadline, conference }: OwnInvitation): string {
  const date = deadline && formatDate(lang, deadline, 'utc');
  if (isOpen) return date ? translate(lang, 'invitations.own.until', { date }) : translate(lang, 'invitations.own.untilDay');
  return translate(lang, deadline === null && conference.date !== null ? 'invitations.own.closed' : 'invitations.own.late');
}

/** When the conference is held, in one line; null if nothing is known. */
function whenText({ lang }: PageContext, { date, starts }: OwnInvitation['conference']): string | null {
  const day = date && formatDate(lang, date, 'utc');
  const part = PARTS_OF_DAY.find((one) => one === starts);
  const time = part ? translate(lang, `agenda.sitting.partOfDay.${part}`) : starts;
  return [time, day].filter(Boolean).join(', ') || null;
}

function view(context: PageContext, own: OwnInvitation, refusal?: Refusal) {
  const { lang } = context;
  const { conference, invitation, substitute, sittings } = own;
  const { answeredAt: at } = invitation;
  const zone = conference.timeZone;
  return {
    user: null,
    zone,
    isPrivate: true,
    action: `/g/${secretIn(context)}`,
    ...own,
    when: whenText(context, conference),
    isToday: dayAt(context.now, zone) === conference.date,
    seatTexts: own.seats.map((seat) => ownSeatName(lang, seat)),
    term: termText(context, own),
    answered: invitation.answer && translate(lang, `invitations.answer.${invitation.answer}`),
    answeredAt: at && { time: formatTime(lang, at, zone), date: formatDate(lang, at, zone) },
    answeredSite: own.sites.find(({ id }) => id === invitation.siteId)?.name ?? null,
    version: invitation.version,
    form: replyForm(context, { stored: { ...invitation, substitute }, sites: own.sites, refusal, canSubstitute: true }),
    isStale: refusal?.code === 'stale',
    sittings: sittings.map((sitting, at) => ({
      ...sitting,
      heading: sittings.length > 1 ? (sitting.title ?? translate(lang, 'invitations.own.sitting', { n: at + 1 })) : null,
    })),
  };
}

/** The page of an invited person. `refusal`: why their answer was not taken. */
async function ownPage(context: PageContext, refusal?: Refusal): Promise<Answer> {
  const found = await context.attempt(contract.own, { secret: secretIn(context) });
  const refused = { user: null, isPrivate: true };
  if ('refusal' in found)
    return context.render(PAGE, { ...refused, refused: found.refusal.message }, found.refusal.code === 'too-many' ? 429 : 404);
  const shown = refusal?.code === 'stale' ? undefined : refusal;
  return context.render(PAGE, { ...view(context, found.output, shown), isStale: refusal?.code === 'stale' }, refusal ? 400 : 200);
}

async function answer(context: PageContext): Promise<Answer> {
  const input = { secret: secretIn(context), version: Number(typed(context, 'version')), reply: replyTyped(context) };
  const result = await context.attempt(contract.answer, input);
  return 'refusal' in result ? ownPage(context, result.refusal) : context.redirect(`/g/${secretIn(context)}`, 'invitations.own.saved');
}

async function calendar(context: PageContext): Promise<Answer> {
  return context.file(await context.run(contract.calendar, { secret: secretIn(context), lang: context.lang }));
}

async function openDocument(context: PageContext): Promise<Answer> {
  return context.file(await context.run(contract.openDocument, { secret: secretIn(context), id: context.params.id ?? '' }));
}

/** The handlers of the pages that an invited person opens by their link. */
export const ownPages = { show: (context: PageContext) => ownPage(context), answer, calendar, openDocument };
