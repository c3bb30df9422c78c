import { formatDate } from '../../i18n/format.ts';
import { translate, type Key, type Lang, type Params } from '../../i18n/translate.ts';
import type { Plan } from '../../planning/plan/contract.ts';
import { factSentence, momentWords, openingWords, presentWords } from '../minutes/presenter/sentences.ts';
import type { Sheet } from '../minutes/presenter/sheet.ts';
import { personWithPosts, speakerInFull, speakerInShort } from '../minutes/presenter/speakers.ts';
import type { Fact, ItemAsHeld, Speech } from '../minutes/rules/facts.ts';
import type { OfficialPaper } from '../printouts/contract.ts';
import { paperOf, plain } from '../printouts/presenter/paper.ts';
import type { BriefLine } from './contract.ts';
import { concludedPoints, openItems } from './rules.ts';

/** From so many speeches on, an item is told in one line with the names of those who spoke. */
const MANY_SPEECHES = 4;

interface Briefed {
  readonly sheet: Sheet;
  readonly lang: Lang;
  t(key: Key, params?: Params): string;
}

/** The facts of a news brief in the order in which they happened; none before the opening. */
export function briefLines(sheet: Sheet, lang: Lang): BriefLine[] {
  const briefed: Briefed = { sheet, lang, t: (key, params) => translate(lang, key, params) };
  if (sheet.facts.openedAt === null) return [];
  return [
    ...headLines(briefed),
    ...openItems(sheet).flatMap((item) => itemLines(briefed, item)),
    ...conclusionLines(briefed),
    ...endLines(briefed),
  ];
}

function headLines({ sheet, lang, t }: Briefed): BriefLine[] {
  const { plan, facts } = sheet;
  const { title, organizer, timeZone } = plan.conference;
  const { attendance, chair } = facts;
  const opening = openingWords(plan, facts, lang);
  return [
    { text: t('newsBrief.held', { organizer, title, opening }), source: t('newsBrief.source.opening') },
    ...(attendance.heads === null || attendance.at === null
      ? []
      : [
          {
            text: t('newsBrief.present', { present: presentWords(attendance, lang) }),
            source: t('newsBrief.source.reports', {
              time: momentWords(plan, facts, attendance.at, lang),
              date: formatDate(lang, attendance.at, timeZone),
            }),
          },
        ]),
    ...(chair.length === 0
      ? []
      : [
          {
            text: t('newsBrief.chair', { names: chair.map((person) => personWithPosts(person, plan, lang)).join('; ') }),
            source: t('newsBrief.source.participants'),
          },
        ]),
  ];
}

/** Where an item stands in the record. */
const itemSource = ({ t }: Briefed, { number }: ItemAsHeld, time: string): string =>
  t('newsBrief.source.item', { number: String(number), time });

const isSpeech = (fact: Fact): fact is Speech => fact.kind === 'speech';

function itemLines(briefed: Briefed, held: ItemAsHeld): BriefLine[] {
  const { sheet, lang } = briefed;
  const { plan, facts: all } = sheet;
  const timeOf = (at: number): string => momentWords(plan, all, at, lang);
  const speeches = held.facts.filter(isSpeech);
  return [
    { text: titleLine(briefed, held, speeches), source: itemSource(briefed, held, timeOf(held.startedAt ?? 0)) },
    ...held.facts
      .filter((fact) => !isSpeech(fact))
      .map((fact) => ({ text: factSentence(plan, fact, held.item.kind, lang), source: itemSource(briefed, held, timeOf(fact.at)) })),
  ];
}

/** The item with those who spoke in it, in full where they are few. How long they spoke is no news. */
function titleLine({ sheet: { plan }, lang, t }: Briefed, { item }: ItemAsHeld, speeches: readonly Speech[]): string {
  const title = item.title ?? '';
  if (speeches.length === 0) return t('newsBrief.item', { title });
  const isMany = speeches.length >= MANY_SPEECHES;
  const names = speeches.map(({ speaker }) => (isMany ? speakerInShort : speakerInFull)(plan, speaker, lang).replace(/,$/, ''));
  const listed = [...new Set(names)].join(isMany ? ', ' : '; ');
  return isMany
    ? t('newsBrief.itemWithSpeeches', { title, n: speeches.length, names: listed })
    : t('newsBrief.itemBy', { title, names: listed });
}

const conclusionLines = ({ sheet, t }: Briefed): BriefLine[] =>
  concludedPoints(sheet).map(({ text, item }) => ({
    text: t('newsBrief.concluded', { text }),
    source: item === null ? t('newsBrief.source.minutes') : t('newsBrief.source.minutesItem', { number: String(item.number) }),
  }));

function endLines({ sheet: { plan, facts }, lang, t }: Briefed): BriefLine[] {
  if (facts.closedAt === null) return [];
  return [{ text: t('newsBrief.closed', { time: momentWords(plan, facts, facts.closedAt, lang) }), source: t('newsBrief.source.closing') }];
}

/** The draft as a paper: every fact with its source below it. */
export function newsBriefPaper(plan: Plan, lines: readonly BriefLine[], lang: Lang): OfficialPaper {
  const words = {
    kind: translate(lang, 'newsBrief.paper.kind'),
    file: translate(lang, 'newsBrief.paper.file'),
    letters: null,
    mark: translate(lang, 'newsBrief.paper.mark'),
  };
  const blocks = lines.map(({ text, source }) => ({
    kind: 'paragraph' as const,
    runs: [{ text: `${text} ` }, { text: translate(lang, 'newsBrief.paper.source', { source }), italic: true }],
  }));
  return paperOf(plan, words, blocks.length === 0 ? [plain(translate(lang, 'newsBrief.empty'))] : blocks);
}
