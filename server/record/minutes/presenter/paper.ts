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
import { factSentence, fateSentence, momentWords, placeWords, presentWords, timeAndDay } from './sentences.ts';
import { sittingClosing, sittingOpening, sittingTitle } from './sittings.ts';
import { personWithPosts } from './speakers.ts';
import { noteReference, sentenceBlock, textBlock } from './text-blocks.ts';
import { presenceSentences } from './presence.ts';

/** What the office adds to the document. */
export interface PaperRequest {
  readonly lang: Lang;
  readonly number: number | null;
  readonly office: string | null;
  /** Day of the paper, YYYY-MM-DD; null is the day of the conference. */
  readonly date: string | null;
  readonly form: 'party' | 'state';
  readonly organizer: string;
}

/** The minutes as a printout: every section that minutes must have, and "Chưa ghi" if nothing is known. */
export function minutesPaper(sheet: Sheet, request: PaperRequest): OfficialPaper {
  const { lang } = request;
  const { conference } = sheet.plan;
  const number: PaperNumber = { number: request.number, kind: 'BB', office: request.office };
  return {
    issuer: request.form,
    body: request.organizer.toLocaleUpperCase('vi'),
    superior: null,
    number,
    place: placeOnPapers(sheet.plan),
    date: request.date ?? paperDay(sheet),
    kind: translate(lang, 'minutes.paper.kind'),
    about: conference.title,
    mark: translate(lang, 'minutes.draft'),
    blocks: [
      ...opening(sheet, lang),
      ...proceedings(sheet, lang),
      ...decisions(sheet, lang),
      ...closing(sheet, lang),
      signatures(sheet, request),
    ],
    recipients: null,
    title: `${translate(lang, 'minutes.paper.file')}: ${conference.title}`,
  };
}

const heading = (index: number, text: string): Block => ({
  kind: 'heading',
  text: `${['I', 'II', 'III', 'IV', 'V'][index] ?? index}. ${text}`,
});

function opening(sheet: Sheet, lang: Lang): Block[] {
  const { facts, plan } = sheet;
  const opened =
    facts.openedAt === null
      ? translate(lang, 'minutes.paper.notOpened')
      : translate(lang, 'minutes.paper.opening', { ...timeAndDay(plan, facts.openedAt, lang), place: placeWords(facts, lang) });
  return [
    heading(0, translate(lang, 'minutes.paper.headPlace')),
    sentenceBlock(opened),
    heading(1, translate(lang, 'minutes.paper.headPresent')),
    sentenceBlock(translate(lang, 'minutes.paper.present', { present: presentWords(facts.attendance, lang) })),
    ...presenceSentences(sheet, lang).map((sentence) => sentenceBlock(sentence)),
    sentenceBlock(translate(lang, 'minutes.paper.chair', { names: names(sheet, facts.chair, lang) })),
    sentenceBlock(translate(lang, 'minutes.paper.secretary', { names: names(sheet, facts.secretary, lang) })),
  ];
}

const names = ({ plan }: Sheet, people: readonly Person[], lang: Lang): string =>
  people.length === 0 ? translate(lang, 'minutes.unwritten') : people.map((person) => personWithPosts(person, plan, lang)).join('; ');

function proceedings(sheet: Sheet, lang: Lang): Block[] {
  const counts = countNotes(sheet.facts, sheet.texts);
  const head = heading(2, translate(lang, 'minutes.paper.headProceedings'));
  const { items, sittings, general } = sheet.facts;
  const together = partBlocks(sheet, 'general', general, null, counts, lang);
  const groups = inSittings(sittings, items).flatMap(({ sitting, items: own }) => {
    const inside = own.flatMap((item) => itemBlocks(sheet, item, counts, lang));
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

function itemBlocks(sheet: Sheet, one: ItemAsHeld, counts: NoteCounts, lang: Lang): Block[] {
  const { item, number, startedAt } = one;
  const title = item.title ?? translate(lang, 'minutes.hiddenItem');
  const time = startedAt === null ? null : momentWords(sheet.plan, sheet.facts, startedAt, lang);
  const n = String(number);
  const head =
    time === null ? translate(lang, 'minutes.paper.item', { n, title }) : translate(lang, 'minutes.paper.itemAt', { n, title, time });
  const fate = fateSentence(one, lang);
  const blocks = partBlocks(sheet, partOf(item.id), one.facts, item.kind, counts, lang);
  const missing = one.state === 'done' && !item.hidden && blocks.length === 0 ? [sentenceBlock(translate(lang, 'minutes.unwritten'))] : [];
  return [{ kind: 'heading', text: head }, ...(fate === null ? [] : [sentenceBlock(fate)]), ...blocks, ...missing];
}

function partBlocks(sheet: Sheet, part: string, facts: readonly Fact[], itemKind: string | null, counts: NoteCounts, lang: Lang): Block[] {
  const blocks = (sheet.texts.get(part) ?? []).filter(isWritten);
  return placeFacts(facts, blocks).flatMap((placed) =>
    placed.kind === 'fact'
      ? [sentenceBlock(factSentence(sheet.plan, placed.fact, itemKind, lang))]
      : textBlock(sheet, placed.block, counts, lang),
  );
}

/** Every conclusion, task and recommendation with where it stands; its words stand there, once, so that two cannot differ. */
function decisions(sheet: Sheet, lang: Lang): Block[] {
  const counts = countNotes(sheet.facts, sheet.texts);
  const places = new Map(
    sheet.facts.items.flatMap(({ item, number }) => (sheet.texts.get(partOf(item.id)) ?? []).map((block) => [block, number] as const)),
  );
  const blocks = [...counts.keys()].flatMap((note) => noteReference(note, { counts, itemNumber: places.get(note) ?? null }, lang));
  return [
    heading(3, translate(lang, 'minutes.paper.headDecisions')),
    ...(blocks.length > 0 ? blocks : [sentenceBlock(translate(lang, 'minutes.paper.decision.none'))]),
  ];
}

function closing({ facts, plan }: Sheet, lang: Lang): Block[] {
  const text =
    facts.closedAt === null
      ? translate(lang, 'minutes.paper.notClosed')
      : translate(lang, 'minutes.paper.closing', timeAndDay(plan, facts.closedAt, lang));
  const ahead = facts.sittings.filter(({ openedAt }) => openedAt === null);
  const open =
    facts.openedAt === null || ahead.length === 0
      ? []
      : [translate(lang, 'minutes.paper.notHeld', { names: ahead.map((one) => sittingTitle(one, lang)).join('; ') })];
  return [heading(4, translate(lang, 'minutes.paper.headClosing')), ...[text, ...open].map(sentenceBlock)];
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

/** For the day in the file's name: the day on which the minutes were opened, or the conference's. */
export function paperDay({ facts, plan }: Sheet): string | null {
  const zone = plan.conference.timeZone;
  return facts.openedAt === null ? plan.conference.date : dayAt(facts.openedAt, zone);
}
