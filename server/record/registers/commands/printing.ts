import { noteRead } from '../../../accounts/security-log/commands.ts';
import { translate } from '../../../i18n/translate.ts';
import { dayAt } from '../../../planning/conferences/rules.ts';
import { SHEET_TYPES } from '../../../planning/participants/sheet/contract.ts';
import type { QueryContext } from '../../../platform/bus/handlers.ts';
import type { FileAnswer, InputOf } from '../../../platform/contract.ts';
import { writeSheetApart } from '../../../platform/sheets/write-apart.ts';
import { defaultZone } from '../../../platform/views/templates.ts';
import { fileName } from '../../printouts/rules/index.ts';
import { writePaper } from '../../printouts/writers/write.ts';
import type { registersContract, WantedEntries } from '../contract/index.ts';
import { registerPaperOf, registerSheetOf } from '../presenter/printed.ts';
import { visibleEntry } from '../rules/visible.ts';
import { entriesInOrder, titlesFor } from '../store/listing.ts';

/** Files leave the house: whoever writes one, of classified papers it holds the numbers alone. */
const CLEARANCE = 0;
/** Most lines of a file. */
const MAX_LINES = 20_000;
/** Most lines that are set as a paper. */
const MAX_PRINTED = 3000;

async function printed(scope: QueryContext, wanted: WantedEntries, most: number) {
  const { db, now } = scope;
  const actor = { ...scope.actor, clearance: CLEARANCE };
  const entries = (await entriesInOrder(db, actor, wanted, most)).map((entry) => visibleEntry(CLEARANCE, entry));
  const of = wanted.of === undefined ? null : ((await titlesFor(db, actor, [wanted.of])).get(wanted.of) ?? null);
  if (!scope.headersOnly) await noteRead(scope, { kind: 'exported', detail: { what: 'registers', count: entries.length } });
  return { wanted, entries, of, today: dayAt(now, defaultZone) };
}

export async function paperRegisterSheet(
  scope: QueryContext,
  { lang, ...wanted }: InputOf<typeof registersContract.sheet>,
): Promise<FileAnswer> {
  const made = await printed(scope, wanted, MAX_LINES);
  const content = await writeSheetApart(registerSheetOf(lang, made));
  const name = fileName(translate(lang, `registers.printed.title.${wanted.side}`), made.today, 'xlsx');
  return { name, mediaType: SHEET_TYPES.xlsx, content, revalidate: false };
}

export async function paperRegister(
  scope: QueryContext,
  { lang, format, ...wanted }: InputOf<typeof registersContract.paper>,
): Promise<FileAnswer> {
  const made = await printed(scope, wanted, MAX_PRINTED);
  return writePaper(registerPaperOf(lang, made), format, translate(lang, `registers.printed.title.${wanted.side}`), made.today);
}
