import type { QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf, OutputOf } from '../../../platform/contract.ts';
import { paperOfRehearsal } from '../../printouts/presenter/rehearsal.ts';
import { writePaper } from '../../printouts/writers/write.ts';
import { translate } from '../../../i18n/translate.ts';
import type { minutesContract } from '../contract.ts';
import { gatherSheet } from '../presenter/sheet.ts';
import { minutesPaper, paperDay } from '../presenter/paper.ts';
import { personWithPosts } from '../presenter/speakers.ts';
import { missingPlaces, outlineOf } from '../rules/outline.ts';
import { formOf } from '../store.ts';

type Paper = typeof minutesContract.paper;
type Outline = typeof minutesContract.outline;

export async function paper(scope: QueryContext, input: InputOf<Paper>): Promise<OutputOf<Paper>> {
  const { conferenceId, lang, format } = input;
  const sheet = await gatherSheet(scope.ask, conferenceId, scope.now);
  const request = { lang, number: input.number ?? null, office: input.office ?? null, date: input.date ?? null };
  const made = minutesPaper(sheet, { ...request, form: await formOf(scope.db, conferenceId), organizer: sheet.plan.conference.organizer });
  const marked = sheet.plan.conference.rehearsalOf === null ? made : paperOfRehearsal(made, lang);
  return writePaper(marked, format, translate(lang, 'minutes.heading'), paperDay(sheet));
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
