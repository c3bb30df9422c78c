import { noteRead } from '../../../accounts/security-log/commands.ts';
import { translate } from '../../../i18n/translate.ts';
import { handleQuery, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { FileAnswer, InputOf } from '../../../platform/contract.ts';
import { nextTurn } from '../../../platform/next-turn.ts';
import { CSV_MARK, csvLine } from '../../../platform/sheets/csv.ts';
import type { PrintedSheet } from '../../../platform/sheets/printed-sheet.ts';
import { writeSheetApart } from '../../../platform/sheets/write-apart.ts';
import { fold } from '../../../platform/text.ts';
import { requireConference } from '../../conferences/store.ts';
import { everyParticipant, siteNames } from '../store.ts';
import { participantSheetContract as contract, SHEET_TYPES, type SheetFormat } from './contract.ts';
import { participantsSheet } from './presenter.ts';

const PER_CHUNK = 500;

/** Only headings and rows, in parts, so that live commands do not wait for it. */
async function csvOf({ columns, rows }: PrintedSheet): Promise<Uint8Array> {
  const parts = [CSV_MARK, csvLine(columns.map(({ title }) => title))];
  for (let at = 0; at < rows.length; at += PER_CHUNK) {
    parts.push(...rows.slice(at, at + PER_CHUNK).map((row) => csvLine(row.map((cell) => String(cell ?? '')))));
    await nextTurn();
  }
  return Buffer.from(parts.join(''));
}

const fileName = (words: string, date: string | null, format: SheetFormat): string =>
  `${[fold(words).replaceAll(' ', '-'), date].filter(Boolean).join('-')}.${format}`;

async function sheet(scope: QueryContext, { conferenceId, format, lang, ...wanted }: InputOf<typeof contract.sheet>): Promise<FileAnswer> {
  const { db } = scope;
  const conference = await requireConference(db, conferenceId);
  const participants = await everyParticipant(db, conferenceId, wanted);
  const siteIds = new Set(participants.flatMap(({ siteId }) => siteId ?? []));
  const sites = new Map((await siteNames(db, conferenceId, [...siteIds])).map(({ id, name }) => [id, name]));
  const list = participantsSheet({ lang, conference, participants, sites });
  if (!scope.headersOnly) {
    await noteRead(scope, { kind: 'exported', conferenceId, detail: { what: 'participants', count: participants.length } });
  }
  const content = format === 'xlsx' ? await writeSheetApart(list) : await csvOf(list);
  const name = fileName(translate(lang, 'printouts.attendees.file'), conference.date, format);
  return { name, mediaType: SHEET_TYPES[format], content, revalidate: false };
}

export const participantSheetHandlers: readonly Handler[] = [handleQuery(contract.sheet, sheet)];
