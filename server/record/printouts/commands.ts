import { hasRole, STAFF } from '../../accounts/permissions.ts';
import { noteRead } from '../../accounts/security-log/commands.ts';
import { linksOfInvited, termsOf } from '../../planning/invitations/store.ts';
import { badgesOf } from '../../live/check-in/store.ts';
import { handleQuery, type Handler, type QueryContext } from '../../platform/bus/handlers.ts';
import type { InputOf, OutputOf } from '../../platform/contract.ts';
import { AppError } from '../../platform/errors.ts';
import { catalogueFor } from '../../planning/awards/catalogue/store.ts';
import type { AwardCatalogue } from '../../planning/awards/rules/catalogues.ts';
import type { Plan } from '../../planning/plan/contract.ts';
import { protocolOf, type ProtocolRule } from '../../planning/protocol/rules/index.ts';
import { ordersOfProtocol } from '../../planning/protocol/store.ts';
import { visiblePlan } from '../../planning/plan/rules.ts';
import { requirePlan } from '../../planning/plan/store.ts';
import { findSeating } from '../../planning/seating/store.ts';
import { seatSigns, type SeatSigns } from '../../planning/seating/presenter/signs.ts';
import { publishedPlan } from '../../planning/publishing/store.ts';
import { translate, type Lang } from '../../i18n/translate.ts';
import { awardRegisterContract } from '../award-register/contract.ts';
import { PAPER_READERS, printingContract, type OfficialPaper, type PaperName } from './contract.ts';
import { attendeesPaper } from './presenter/attendees.ts';
import { awardAnnexPaper } from './presenter/award-annex.ts';
import { awardProgrammePaper } from './presenter/award-programme.ts';
import { awardRegisterPaper } from './presenter/award-register.ts';
import { awardScriptPaper } from './presenter/award-script.ts';
import { awardsPaper } from './presenter/awards.ts';
import { chairScriptPaper } from './presenter/chair-script.ts';
import { cardSheet } from './presenter/cards.ts';
import { doorListPaper } from './presenter/door-list.ts';
import { lettersPaper } from './presenter/letters.ts';
import { agendaPrintout } from './presenter/agenda.ts';
import { paperOfRehearsal } from './presenter/rehearsal.ts';
import { seatCards, seatListPaper, seatPlanSheet, type SeatFacts } from './presenter/seats.ts';
import { writeCards, writePaper, writeSeatPlan } from './writers/write.ts';

type Paper = typeof printingContract.paper;

/** What a paper is made of besides the plan: the orders in force on the first day, and the seats. */
interface Orders {
  readonly protocol: ProtocolRule;
  readonly catalogue: AwardCatalogue;
  readonly register: OutputOf<typeof awardRegisterContract.list>;
  readonly seats: SeatSigns;
}
type Maker = (plan: Plan, published: boolean, lang: Lang, orders: Orders) => OfficialPaper;
/** The papers that are made of the plan alone. */
const MAKERS: Readonly<Record<Exclude<PaperName, 'seat-list'>, Maker>> = {
  programme: agendaPrintout,
  attendees: (plan, published, lang, { protocol }) => attendeesPaper(plan, published, lang, protocol),
  awards: (plan, published, lang, { catalogue }) => awardsPaper(plan, published, lang, catalogue),
  'award-annex': (plan, published, lang, { catalogue }) => awardAnnexPaper(plan, published, lang, catalogue),
  'award-programme': (plan, published, lang, { catalogue }) => awardProgrammePaper(plan, published, lang, catalogue),
  'award-script': (plan, published, lang, { catalogue }) => awardScriptPaper(plan, published, lang, catalogue),
  'chair-script': chairScriptPaper,
  'award-register': (plan, published, lang, { register }) => awardRegisterPaper(plan, published, lang, register),
  'door-list': (plan, published, lang, { protocol, seats }) => doorListPaper(plan, published, lang, protocol, seats),
};

/**
 * The plan in force as the reader may see it; for those who plan, the draft while nothing is published, or where they ask for it.
 * @throws AppError forbidden, not-found.
 */
async function planFor(
  { db, actor, roles }: QueryContext,
  conferenceId: string,
  draft: boolean,
): Promise<{ plan: Plan; published: boolean }> {
  const staff = hasRole(roles, STAFF);
  if (draft && !staff) throw new AppError('forbidden');
  const published = draft ? null : await publishedPlan(db, conferenceId);
  if (!published && !staff) throw new AppError('not-found');
  const plan = visiblePlan(published ?? (await requirePlan(db, conferenceId)), { clearance: actor.clearance, staff });
  return { plan, published: published !== null };
}

/** Only those who may see its content may have a printout. @throws AppError forbidden; unauthenticated without a login. */
function mustRead({ actor, roles }: QueryContext, name: PaperName): void {
  if (actor.kind === 'system' || hasRole(roles, PAPER_READERS[name])) return;
  throw new AppError(actor.kind === 'anonymous' ? 'unauthenticated' : 'forbidden');
}

/** The seats of the draft, in words. */
const signsIn = async ({ db }: QueryContext, conferenceId: string, lang: Lang): Promise<SeatSigns> =>
  seatSigns(lang, await findSeating(db, conferenceId));

/** What papers of seats are made of. @throws AppError no-hall, not-found. */
async function seatFacts({ db, actor }: QueryContext, conferenceId: string, lang: Lang): Promise<SeatFacts> {
  const plan = visiblePlan(await requirePlan(db, conferenceId), { clearance: actor.clearance, staff: true });
  const { hall, seated } = await findSeating(db, conferenceId);
  if (!hall) throw new AppError('no-hall');
  return { plan, hall, seated, lang };
}

async function seatPlan(scope: QueryContext, { conferenceId, size, lang }: InputOf<typeof printingContract.seatPlan>) {
  const facts = await seatFacts(scope, conferenceId, lang);
  return writeSeatPlan(seatPlanSheet(facts, size), translate(lang, 'printouts.seat-plan.file'), facts.plan.conference.date);
}

/** A paper, and the plan that it was made of. */
async function makePaper(
  scope: QueryContext,
  { conferenceId, paper: name, lang, draft = false }: InputOf<Paper>,
): Promise<{ made: OfficialPaper; plan: Plan }> {
  if (name === 'seat-list') {
    const facts = await seatFacts(scope, conferenceId, lang);
    return { made: seatListPaper(facts), plan: facts.plan };
  }
  const { plan, published } = await planFor(scope, conferenceId, draft);
  const protocol = protocolOf(plan.conference, await ordersOfProtocol(scope.db));
  const catalogue = await catalogueFor(scope.db, plan.conference.date);
  const register = name === 'award-register' ? await scope.ask(awardRegisterContract.list, { conferenceId }) : { awards: [], entries: [] };
  const seats: SeatSigns = name === 'door-list' ? await signsIn(scope, conferenceId, lang) : new Map();
  return { made: MAKERS[name](plan, published, lang, { protocol, catalogue, register, seats }), plan };
}

async function paper(scope: QueryContext, input: InputOf<Paper>): Promise<OutputOf<Paper>> {
  const { paper: name, format, lang } = input;
  mustRead(scope, name);
  const { made, plan } = await makePaper(scope, input);
  const marked = plan.conference.rehearsalOf === null ? made : paperOfRehearsal(made, lang);
  return writePaper(marked, format, translate(lang, `printouts.${name}.file`), plan.conference.date);
}

type Cards = typeof printingContract.cards;

async function cards(scope: QueryContext, { conferenceId, kind, format, lang, draft = false }: InputOf<Cards>): Promise<OutputOf<Cards>> {
  const words = translate(lang, `printouts.cards.${kind}`);
  if (kind === 'seat-cards') {
    const facts = await seatFacts(scope, conferenceId, lang);
    return writeCards(seatCards(facts), format, words, facts.plan.conference.date);
  }
  const { plan, published } = await planFor(scope, conferenceId, draft);
  const protocol = protocolOf(plan.conference, await ordersOfProtocol(scope.db));
  const { text: badgeOf } = await badgesOf(scope.db, conferenceId);
  const seats = await signsIn(scope, conferenceId, lang);
  const sheet = cardSheet(plan, kind, { published, lang, protocol, badgeOf, seats });
  return writeCards(sheet, format, words, plan.conference.date);
}

type Letters = typeof printingContract.letters;

/** Letters for those whose invitation holds; the links in them are secrets, and that somebody has them is noted. */
async function letters(
  scope: QueryContext,
  { conferenceId, format, lang, draft = false, participantId, origin }: InputOf<Letters>,
): Promise<OutputOf<Letters>> {
  const { plan, published } = await planFor(scope, conferenceId, draft);
  const all = await linksOfInvited(scope.db, conferenceId, origin);
  const links = participantId === undefined ? all : new Map([...all].filter(([id]) => id === participantId));
  const protocol = protocolOf(plan.conference, await ordersOfProtocol(scope.db));
  const { deadline } = await termsOf(scope.db, conferenceId);
  // Who is invited does not wait for the next version: people and sites are those of the draft.
  const { participants, sites } = await requirePlan(scope.db, conferenceId);
  const made = lettersPaper({ ...plan, participants, sites }, { published, lang, protocol, links, deadline });
  if (made.copies?.length === 0) throw new AppError('no-letters');
  if (!scope.headersOnly) await noteRead(scope, { kind: 'code-shown', conferenceId, detail: { count: made.copies?.length ?? 0 } });
  return writePaper(made, format, translate(lang, 'printouts.letters.file'), plan.conference.date);
}

export const printingHandlers: readonly Handler[] = [
  handleQuery(printingContract.paper, paper),
  handleQuery(printingContract.cards, cards),
  handleQuery(printingContract.seatPlan, seatPlan),
  handleQuery(printingContract.letters, letters),
];
