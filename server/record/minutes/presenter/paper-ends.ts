import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Block } from '../../printouts/contract.ts';
import type { Person } from '../rules/facts.ts';
import { annexReference } from './annexes.ts';
import { presenceSentences } from './presence.ts';
import { placeWords, presentWords, timeAndDay } from './sentences.ts';
import type { Sheet } from './sheet.ts';
import { sittingTitle } from './sitting-title.ts';
import { sittingClosing } from './sittings.ts';
import { personWithPosts } from './speakers.ts';
import { sentenceBlock } from './text-blocks.ts';

/** What minutes are about: the whole conference, or one of its sittings. */
export type MinutesOf = 'conference' | 'sitting';

export const heading = (index: number, text: string): Block => ({
  kind: 'heading',
  text: `${['I', 'II', 'III', 'IV', 'V'][index] ?? index}. ${text}`,
});

function openedWords({ facts, plan }: Sheet, of: MinutesOf, lang: Lang): string {
  if (facts.openedAt === null) return translate(lang, of === 'sitting' ? 'minutes.sitting.notHeld' : 'minutes.paper.notOpened');
  const words = { ...timeAndDay(plan, facts.openedAt, lang), place: placeWords(facts, lang) };
  return translate(lang, of === 'sitting' ? 'minutes.paper.sittingOpening' : 'minutes.paper.opening', words);
}

const names = ({ plan }: Sheet, people: readonly Person[], lang: Lang): string =>
  people.length === 0 ? translate(lang, 'minutes.unwritten') : people.map((person) => personWithPosts(person, plan, lang)).join('; ');

/** When and where, who was there, who presided and who writes. */
export function opening(sheet: Sheet, of: MinutesOf, lang: Lang): Block[] {
  const { facts } = sheet;
  const listed = annexReference(sheet, lang);
  return [
    heading(0, translate(lang, 'minutes.paper.headPlace')),
    sentenceBlock(openedWords(sheet, of, lang)),
    heading(1, translate(lang, 'minutes.paper.headPresent')),
    sentenceBlock(translate(lang, 'minutes.paper.present', { present: presentWords(facts.attendance, lang) })),
    ...presenceSentences(sheet, lang).map((sentence) => sentenceBlock(sentence)),
    ...(listed === null ? [] : [sentenceBlock(listed)]),
    sentenceBlock(translate(lang, 'minutes.paper.chair', { names: names(sheet, facts.chair, lang) })),
    sentenceBlock(translate(lang, 'minutes.paper.secretary', { names: names(sheet, facts.secretary, lang) })),
  ];
}

/** When it was closed, or that it was not; only a conference of which every sitting is closed is called closed. */
export function closing(sheet: Sheet, of: MinutesOf, lang: Lang): Block[] {
  if (of === 'sitting') return sittingClosed(sheet, lang);
  const { facts, plan } = sheet;
  if (facts.closedAt !== null) {
    const words = timeAndDay(plan, facts.closedAt, lang);
    return [heading(4, translate(lang, 'minutes.paper.headClosing')), sentenceBlock(translate(lang, 'minutes.paper.closing', words))];
  }
  const ahead = facts.sittings.filter(({ openedAt }) => openedAt === null);
  const open =
    facts.openedAt === null || ahead.length === 0
      ? []
      : [translate(lang, 'minutes.paper.notHeld', { names: ahead.map((one) => sittingTitle(one, lang)).join('; ') })];
  const texts = [translate(lang, 'minutes.paper.notClosed'), ...open];
  return [heading(4, translate(lang, 'minutes.paper.headOpen')), ...texts.map(sentenceBlock)];
}

function sittingClosed({ facts, plan }: Sheet, lang: Lang): Block[] {
  const ends = facts.sittings.flatMap((one) => sittingClosing(plan, one, lang).map(({ text }) => text));
  const texts = ends.length > 0 ? ends : [translate(lang, 'minutes.sitting.notHeld')];
  return [heading(4, translate(lang, 'minutes.paper.headSittingClosing')), ...texts.map(sentenceBlock)];
}
