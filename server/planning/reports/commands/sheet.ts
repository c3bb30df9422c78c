import { noteRead } from '../../../accounts/security-log/commands.ts';
import { translate } from '../../../i18n/translate.ts';
import { handleQuery, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { FileAnswer, InputOf } from '../../../platform/contract.ts';
import { writeSheetApart } from '../../../platform/sheets/write-apart.ts';
import { requireConference } from '../../conferences/store.ts';
import { reportsContract as contract } from '../contract/index.ts';
import { reportSheet } from '../presenter/sheet.ts';
import { reportPlaces } from '../rules/gathering.ts';
import { requireForm } from '../store/forms.ts';
import { gatheredSites } from './reading.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function sheet(scope: QueryContext, { conferenceId, id, lang }: InputOf<typeof contract.sheet>): Promise<FileAnswer> {
  const conference = await requireConference(scope.db, conferenceId);
  const form = await requireForm(scope.db, conferenceId, id);
  const sites = await gatheredSites(scope, conferenceId, form);
  const list = reportSheet(lang, { form, places: reportPlaces(sites), sites, conference, now: scope.now });
  if (!scope.headersOnly) await noteRead(scope, { kind: 'exported', conferenceId, detail: { what: 'reports', count: sites.length } });
  const name = [translate(lang, 'reports.sheetFile'), conference.date].filter((part) => part !== null).join('-');
  return { name: `${name}.xlsx`, mediaType: XLSX, content: await writeSheetApart(list), revalidate: false };
}

export const reportSheetHandlers: readonly Handler[] = [handleQuery(contract.sheet, sheet)];
