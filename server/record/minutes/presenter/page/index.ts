import { translate, type Lang } from '../../../../i18n/translate.ts';
import type { PaperFormat } from '../../../printouts/contract.ts';
import type { Part } from '../../contract.ts';
import type { PersonWriting } from '../../co-editing/rules.ts';
import type { Sheet } from '../sheet.ts';
import { countNotes } from '../notes.ts';
import { presentWords, openingWords, timeAndDay } from '../sentences.ts';
import { personWithPosts } from '../speakers.ts';
import { missingPlaces, outlineOf } from '../../rules/outline.ts';
import { proceedingsLines } from '../lines.ts';
import { coEditorsView } from '../../co-editing/presenter.ts';
import { outlineView } from './outline.ts';
import { goneView, partView } from './parts.ts';
import { minutedSittings } from './sittings.ts';
import { sittingTitle } from '../sitting-title.ts';
import { presenceSentences } from '../presence.ts';

/** The reader of the page. */
export interface Reader {
  readonly lang: Lang;
  readonly canWrite: boolean;
  /** The section being edited; null: that of the running item. */
  readonly current: Part | null;
  /** Who else writes at present. */
  readonly writing: readonly PersonWriting[];
}

/** Everything that the page of the minutes shows. Rendered on the server first, then in the browser whenever something changes. */
export function minutesView(sheet: Sheet, reader: Reader) {
  const { lang, canWrite } = reader;
  const { facts, plan } = sheet;
  const outline = outlineOf(facts, sheet.texts);
  const missing = missingPlaces(facts, outline);
  const running = facts.items.find((one) => one.state === 'running');
  const current = reader.current ?? (running ? `item.${running.item.id}` : null);
  const counts = countNotes(facts, sheet.texts);
  return {
    canWrite,
    papers: papersView(sheet, lang),
    published: plan.publication !== null,
    outline: {
      missing,
      missingText: translate(lang, missing === 0 ? 'minutes.outline.complete' : 'minutes.outline.missing', { n: missing }),
      items: outlineView(sheet, outline, { ...reader, current }),
    },
    coEditors: coEditorsView(reader.writing, outline, lang),
    meta: metaView(sheet, lang),
    general: partView(sheet, null, outline, counts, lang),
    sittings: minutedSittings(sheet, (one) => partView(sheet, one, outline, counts, lang), lang),
    gone: outline.filter((line) => line.state === 'gone').map((line) => goneView(sheet, line.part, counts, lang)),
    lines: linesView(sheet, canWrite, lang),
    savedAt: sheet.savedAt,
  };
}
export type MinutesView = ReturnType<typeof minutesView>;

/** The minutes of each of several sittings, to be downloaded apart. */
function papersView({ facts: { sittings }, plan }: Sheet, lang: Lang) {
  if (sittings.length <= 1) return [];
  const url = (id: string, format: PaperFormat): string =>
    `/conferences/${plan.conference.id}/minutes.${format}?sittingId=${encodeURIComponent(id)}`;
  return sittings.map((one) => ({ title: sittingTitle(one, lang), docx: url(one.id, 'docx'), pdf: url(one.id, 'pdf') }));
}

function metaView(sheet: Sheet, lang: Lang) {
  const { facts, plan } = sheet;
  const names = (people: typeof facts.chair) => people.map((person) => person.name ?? personWithPosts(person, plan, lang)).join(', ');
  return {
    opened: { at: facts.openedAt, text: openingWords(plan, facts, lang) },
    present: { at: facts.attendance.at, text: presentWords(facts.attendance, lang), named: presenceSentences(sheet, lang) },
    closed:
      facts.closedAt === null
        ? null
        : { at: facts.closedAt, text: translate(lang, 'common.time.officialAt', timeAndDay(plan, facts.closedAt, lang)) },
    chair: names(facts.chair),
    secretary: names(facts.secretary),
    namesUrl: `/conferences/${plan.conference.id}/participants`,
  };
}

/** Numbers of the entries inserted into the text. */
export const placedEntries = (sheet: Pick<Sheet, 'texts'>): Set<number> =>
  new Set([...sheet.texts.values()].flat().flatMap((block) => (block.kind === 'proceeding' ? [block.seq] : [])));

function linesView(sheet: Sheet, canWrite: boolean, lang: Lang) {
  return proceedingsLines(sheet, placedEntries(sheet), lang).map((line) => ({
    ...line,
    part: line.itemId === null ? 'general' : `item.${line.itemId}`,
    mayInsert: canWrite && !line.included && !line.corrected && line.correctsAt === null,
  }));
}
