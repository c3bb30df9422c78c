import { translate, type Lang } from '../../../i18n/translate.ts';
import type { PrintedSheet, SheetColumn } from '../../../platform/sheets/printed-sheet.ts';
import type { Conference } from '../../conferences/contract.ts';
import type { ReportQuestion, ReportRow } from '../contract/entities.ts';
import { placeCell, type ReportPlace } from '../rules/gathering.ts';
import { isOpen, lookOf } from '../rules/standing.ts';
import { totalOf, type Cell } from '../rules/totals.ts';
import { totalText, type Gathered } from './figures.ts';
import { cellWords, momentOf } from './words.ts';

interface Sheet extends Gathered {
  readonly sites: readonly ReportRow[];
  readonly conference: Pick<Conference, 'title' | 'organizer' | 'timeZone'>;
  readonly now: number;
}

/** A figure stays a number, so that Excel adds it up; what is none stands in words, which Excel leaves out of sums. */
const valueOf = (lang: Lang, cell: Cell): string | number => cell.number ?? cellWords(lang, cell);

const heading = ({ text, unit }: ReportQuestion): string => (unit === null ? text : `${text} (${unit})`);

function totalsRow(lang: Lang, { form, places }: Gathered): (string | number | null)[] {
  const totals = form.questions.map((question) => {
    const total = totalOf(
      question,
      places.map((place) => placeCell(place, question)),
    );
    return total.sum ?? totalText(lang, question, total);
  });
  return [null, translate(lang, 'reports.sheetTotal'), null, ...totals];
}

/** What the sites submitted as a spreadsheet: a row for each place, a column for each question. */
export function reportSheet(lang: Lang, { form, places, sites, conference, now }: Sheet): PrintedSheet {
  const byId = new Map(sites.map((site) => [site.siteId, site]));
  const stateOf = ({ site }: ReportPlace): string | null => {
    const row = site && byId.get(site.siteId);
    return row ? translate(lang, `reports.look.${lookOf(row)}`) : null;
  };
  const columns = form.questions.map((question): SheetColumn => ({
    title: heading(question),
    width: question.kind === 'text' ? 40 : 16,
    align: question.kind === 'text' ? 'left' : 'center',
  }));
  const submitted = sites.filter((site) => !isOpen(site)).length;
  return {
    name: translate(lang, 'reports.title'),
    issuer: conference.organizer.toLocaleUpperCase('vi'),
    title: translate(lang, 'reports.sheetTitle'),
    about: `${form.title}. ${conference.title}`,
    columns: [
      { title: translate(lang, 'reports.sheetNumber'), width: 6, align: 'center' },
      { title: translate(lang, 'reports.figures.place'), width: 34, align: 'left' },
      { title: translate(lang, 'reports.sheetStatus'), width: 18, align: 'left' },
      ...columns,
    ],
    rows: [
      ...places.map((place, at) => [
        at + 1,
        place.name,
        stateOf(place),
        ...form.questions.map((question) => valueOf(lang, placeCell(place, question))),
      ]),
      totalsRow(lang, { form, places }),
    ],
    below: translate(lang, 'reports.sheetBelow', { n: submitted, total: sites.length, ...momentOf(lang, now, conference.timeZone) }),
  };
}
