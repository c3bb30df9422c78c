import { translate, type Lang } from '../../../i18n/translate.ts';
import { dayAt } from '../../../planning/conferences/rules.ts';
import type { Block, OfficialPaper, PaperNumber } from '../../printouts/contract.ts';
import { formFor } from '../../printouts/rules/forms.ts';
import { placeOnPapers } from '../../printouts/rules/place.ts';
import type { Sheet } from './sheet.ts';
import type { Fact, ItemAsHeld, Person } from '../rules/facts.ts';
import { placeFacts } from '../rules/order.ts';
import { partOf } from '../rules/parts.ts';
import { inSittings, type SittingAsHeld } from '../rules/sittings.ts';
import { isWritten } from '../rules/words.ts';
import { countNotes, type NoteCounts } from './notes.ts';
import { annexes, type Protocol } from './annexes.ts';
import { sheetOfSitting } from './of-sitting.ts';
import { closing, heading, opening, type MinutesOf } from './paper-ends.ts';
import { datedSentence, fateSentence, momentWords } from './sentences.ts';
import { sittingTitle } from './sitting-title.ts';
import { sittingClosing, sittingOpening } from './sittings.ts';
import { noteReference, sentenceBlock, textBlock } from './text-blocks.ts';

/** What the office adds to the document. */
export interface PaperRequest {
  readonly lang: Lang;
  readonly number: number | null;
  readonly office: string | null;
  /** Day of the paper, YYYY-MM-DD; null is the day on which the minutes were closed. */
  readonly date: string | null;
  readonly form: 'party' | 'state';
  readonly organizer: string;
  /** One of several sittings alone; null is the whole conference. */
  readonly sitting: SittingAsHeld | null;
  /** The order in which those present are listed. */
  readonly protocol: Protocol;
}

/** What the sections of a paper are made of. Conclusions are numbered throughout the conference, also in the minutes of one sitting. */
interface Told {
  readonly sheet: Sheet;
  readonly counts: NoteCounts;
  readonly of: MinutesOf;
  readonly lang: Lang;
}

/** The minutes as a printout: every section that minutes must have, and "Chưa ghi" if nothing is known. */
export function minutesPaper(whole: Sheet, request: PaperRequest): OfficialPaper {
  const { lang, sitting } = request;
  const sheet = sitting === null ? whole : sheetOfSitting(whole, sitting);
  const of = sitting === null ? 'conference' : 'sitting';
  const told: Told = { sheet, counts: countNotes(whole.facts, whole.texts), of, lang };
  const number: PaperNumber = { number: request.number, kind: 'BB', office: request.office };
  const about = aboutWords(sheet, sitting, lang);
  return {
    issuer: request.form,
    body: request.organizer.toLocaleUpperCase('vi'),
    superior: null,
    number,
    place: placeOnPapers(sheet.plan),
    date: request.date ?? closingDay(sheet),
    kind: translate(lang, 'minutes.paper.kind'),
    about,
    mark: translate(lang, 'minutes.draft'),
    blocks: [
      ...opening(sheet, of, lang),
      ...proceedings(told),
      ...decisions(told),
      ...closing(sheet, of, lang),
      signatures(sheet, request),
      ...annexes({ sheet, protocol: request.protocol, about, lang }),
    ],
    recipients: null,
    title: `${translate(lang, 'minutes.paper.file')}: ${about}`,
  };
}

const aboutWords = ({ plan }: Sheet, sitting: SittingAsHeld | null, lang: Lang): string =>
  sitting === null ? plan.conference.title : `${sittingTitle(sitting, lang)}, ${plan.conference.title}`;

function proceedings(told: Told): Block[] {
  const { sheet, of, lang } = told;
  const head = heading(2, translate(lang, of === 'sitting' ? 'minutes.paper.headSitting' : 'minutes.paper.headProceedings'));
  const { items, sittings, general } = sheet.facts;
  const together = partBlocks(told, 'general', general, null);
  const groups = inSittings(sittings, items).flatMap(({ sitting, items: own }) => {
    const inside = own.flatMap((item) => itemBlocks(told, item));
    return sitting === null ? inside : sittingBlocks(sheet, sitting, inside, lang);
  });
  return [head, ...together, ...groups];
}

/** One of several sittings: its heading, its opening, what happened and its closing; that it is still to come, where it is. */
const sittingBlocks = ({ plan }: Sheet, sitting: SittingAsHeld, inside: readonly Block[], lang: Lang): Block[] => [
  { kind: 'heading', text: sittingTitle(sitting, lang) },
  ...sittingOpening(plan, sitting, lang).map(({ text }) => sentenceBlock(text)),
  ...inside,
  ...sittingClosing(plan, sitting, lang).map(({ text }) => sentenceBlock(text)),
];

function itemBlocks(told: Told, one: ItemAsHeld): Block[] {
  const { sheet, lang } = told;
  const { item, number, startedAt } = one;
  const title = item.title ?? translate(lang, 'minutes.hiddenItem');
  const time = startedAt === null ? null : momentWords(sheet.plan, sheet.facts, startedAt, lang);
  const n = String(number);
  const head =
    time === null ? translate(lang, 'minutes.paper.item', { n, title }) : translate(lang, 'minutes.paper.itemAt', { n, title, time });
  const fate = fateSentence(one, lang);
  const blocks = partBlocks(told, partOf(item.id), one.facts, one);
  const missing = one.state === 'done' && !item.hidden && blocks.length === 0 ? [sentenceBlock(translate(lang, 'minutes.unwritten'))] : [];
  return [{ kind: 'heading', text: head }, ...(fate === null ? [] : [sentenceBlock(fate)]), ...blocks, ...missing];
}

function partBlocks({ sheet, counts, lang }: Told, part: string, facts: readonly Fact[], one: ItemAsHeld | null): Block[] {
  const blocks = (sheet.texts.get(part) ?? []).filter(isWritten);
  return placeFacts(facts, blocks).flatMap((placed) =>
    placed.kind === 'fact' ? [sentenceBlock(datedSentence(sheet, placed.fact, one, lang))] : textBlock(sheet, placed.block, counts, lang),
  );
}

/** Every conclusion, task and recommendation with where it stands; its words stand there, once, so that two cannot differ. */
function decisions({ sheet, counts, lang }: Told): Block[] {
  const places = new Map<object, number | null>(
    ['general', ...sheet.facts.items.map(({ item }) => partOf(item.id))].flatMap((part) =>
      (sheet.texts.get(part) ?? []).map((block) => [block, sheet.facts.items.find(({ item }) => partOf(item.id) === part)?.number ?? null]),
    ),
  );
  const told = [...counts.keys()].filter((note) => places.has(note));
  const blocks = told.flatMap((note) => noteReference(note, { counts, itemNumber: places.get(note) ?? null }, lang));
  return [
    heading(3, translate(lang, 'minutes.paper.headDecisions')),
    ...(blocks.length > 0 ? blocks : [sentenceBlock(translate(lang, 'minutes.paper.decision.none'))]),
  ];
}

function signatures({ facts, plan }: Sheet, request: PaperRequest): Block {
  const form = formFor(request.form, request.date ?? plan.conference.date);
  const only = (people: readonly Person[]) => (people.length === 1 ? (people[0]?.name ?? null) : null);
  return {
    kind: 'signatures',
    left: { title: form.signatures.secretary, name: only(facts.secretary) },
    right: { title: form.signatures.chair, name: only(facts.chair) },
  };
}

/** The day on which the minutes were closed; the year alone before, which leaves day and month to be written by hand. */
function closingDay({ facts, plan }: Sheet): string | null {
  const { timeZone, date } = plan.conference;
  if (facts.closedAt !== null) return dayAt(facts.closedAt, timeZone);
  const begun = facts.openedAt === null ? date : dayAt(facts.openedAt, timeZone);
  return begun === null ? null : begun.slice(0, 4);
}

/** For the day in the file's name: the day on which the minutes were opened, or the conference's. */
export function paperDay({ facts, plan }: Sheet, sitting: SittingAsHeld | null = null): string | null {
  const zone = plan.conference.timeZone;
  const openedAt = sitting === null ? facts.openedAt : sitting.openedAt;
  return openedAt === null ? plan.conference.date : dayAt(openedAt, zone);
}
