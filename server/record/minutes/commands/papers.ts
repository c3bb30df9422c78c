import type { QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf, OutputOf } from '../../../platform/contract.ts';
import { planInForce } from '../../../live/sitting/store.ts';
import { attending } from '../../../planning/participants/rules.ts';
import { byProtocol, protocolOf } from '../../../planning/protocol/rules/index.ts';
import { ordersOfProtocol } from '../../../planning/protocol/store.ts';
import { paperOfRehearsal } from '../../printouts/presenter/rehearsal.ts';
import { writePaper } from '../../printouts/writers/write.ts';
import { AppError } from '../../../platform/errors.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { minutesContract } from '../contract.ts';
import type { Protocol } from '../presenter/annexes.ts';
import { gatherSheet, type Sheet } from '../presenter/sheet.ts';
import { sittingTitle } from '../presenter/sitting-title.ts';
import { minutesPaper, paperDay } from '../presenter/paper.ts';
import { personWithPosts } from '../presenter/speakers.ts';
import { missingPlaces, outlineOf } from '../rules/outline.ts';
import type { SittingAsHeld } from '../rules/sittings.ts';
import { formOf } from '../store.ts';

type Paper = typeof minutesContract.paper;
type Outline = typeof minutesContract.outline;

/** The sitting whose minutes are asked for; null for the whole conference, and for the only sitting of one. @throws AppError not-found. */
function sittingAsked({ facts }: Sheet, sittingId: string | undefined): SittingAsHeld | null {
  if (sittingId === undefined) return null;
  const sitting = facts.sittings.find(({ id }) => id === sittingId);
  if (!sitting) throw new AppError('not-found');
  return facts.sittings.length === 1 ? null : sitting;
}

/** Participants of the version in force in the order of protocol; none while nothing is published. */
async function orderOfProtocol({ db }: QueryContext, conferenceId: string): Promise<Protocol> {
  const plan = (await planInForce(db, conferenceId))?.plan;
  if (!plan) return [];
  const inOrder = byProtocol(attending(plan.participants), protocolOf(plan.conference, await ordersOfProtocol(db)));
  return inOrder.map(({ id, roles }) => ({ id, isGuest: roles.includes('guest') }));
}

const fileWords = (sitting: SittingAsHeld | null, lang: Lang): string =>
  sitting === null ? translate(lang, 'minutes.heading') : `${translate(lang, 'minutes.paper.file')} ${sittingTitle(sitting, lang)}`;

export async function paper(scope: QueryContext, input: InputOf<Paper>): Promise<OutputOf<Paper>> {
  const { conferenceId, lang, format } = input;
  const sheet = await gatherSheet(scope.ask, conferenceId, scope.now);
  const sitting = sittingAsked(sheet, input.sittingId);
  const protocol = await orderOfProtocol(scope, conferenceId);
  const request = { lang, sitting, protocol, number: input.number ?? null, office: input.office ?? null, date: input.date ?? null };
  const made = minutesPaper(sheet, { ...request, form: await formOf(scope.db, conferenceId), organizer: sheet.plan.conference.organizer });
  const marked = sheet.plan.conference.rehearsalOf === null ? made : paperOfRehearsal(made, lang);
  return writePaper(marked, format, fileWords(sitting, lang), paperDay(sheet, sitting));
}

export async function outline(scope: QueryContext, { conferenceId }: InputOf<Outline>): Promise<OutputOf<Outline>> {
  const { facts, texts, plan } = await gatherSheet(scope.ask, conferenceId, scope.now);
  const parts = outlineOf(facts, texts);
  return {
    chair: facts.chair.map((person) => personWithPosts(person, plan, 'vi')),
    secretary: facts.secretary.map((person) => personWithPosts(person, plan, 'vi')),
    missing: missingPlaces(facts, parts),
    parts,
  };
}
