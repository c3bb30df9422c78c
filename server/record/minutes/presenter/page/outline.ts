import { translate, type Lang } from '../../../../i18n/translate.ts';
import type { OutlineLine, Part } from '../../contract.ts';
import { planOfTurn } from '../../../../live/sitting/rules/names-then.ts';
import type { Sheet } from '../sheet.ts';
import type { ItemAsHeld } from '../../rules/facts.ts';
import { inSittings } from '../../rules/sittings.ts';
import { writersIn, type PersonWriting } from '../../co-editing/rules.ts';
import { sittingTitle } from '../sitting-title.ts';
import { speakerInShort } from '../speakers.ts';

/** State icon of a line of the outline. */
const LOOKS: Readonly<Record<OutlineLine['state'], string>> = {
  waiting: 'wait',
  running: 'running',
  done: 'done',
  postponed: 'late',
  skipped: 'archived',
  general: 'done',
  gone: 'warn',
};

/** Who reads the outline: the part that they edit, and who else writes. */
interface OutlineReader {
  readonly lang: Lang;
  readonly current: Part | null;
  readonly writing: readonly PersonWriting[];
}

export function outlineView(sheet: Sheet, outline: readonly OutlineLine[], { lang, current, writing }: OutlineReader) {
  return inOrder(sheet, outline, lang)
    .filter(({ line }) => line.state !== 'general' || line.blocks > 0 || writersIn(line.part, writing).length > 0)
    .map(({ line, sitting }) => {
      const facts = sheet.facts.items.find((one) => one.item.id === line.itemId);
      const speaking = sheet.state.floor !== null && sheet.state.floor.itemId === line.itemId;
      return {
        part: line.part,
        sitting,
        title: outlineTitle(line, lang),
        state: line.missing ? 'warn' : speaking ? 'air' : LOOKS[line.state],
        note: noteOf(line, facts, sheet, lang),
        missing: line.missing,
        current: line.part === current,
        writers: writersIn(line.part, writing),
        speakers: facts && line.state === 'running' ? speakersOf(sheet, facts, lang) : [],
      };
    });
}

/** The lines in the order of the page; the first one under each of several sittings with its title. */
function inOrder({ facts }: Sheet, outline: readonly OutlineLine[], lang: Lang): { line: OutlineLine; sitting: string | null }[] {
  const ofItem = ({ item }: ItemAsHeld) => outline.filter(({ itemId }) => itemId === item.id);
  const others = (isGone: boolean) =>
    outline.filter(({ itemId, state }) => itemId === null && (state === 'gone') === isGone).map((line) => ({ line, sitting: null }));
  const items = inSittings(facts.sittings, facts.items).flatMap(({ sitting, items: own }) =>
    own.flatMap(ofItem).map((line, index) => ({ line, sitting: sitting && index === 0 ? sittingTitle(sitting, lang) : null })),
  );
  return [...others(false), ...items, ...others(true)];
}

export function outlineTitle(line: Pick<OutlineLine, 'state' | 'title'>, lang: Lang): string {
  if (line.state === 'general') return translate(lang, 'minutes.generalPart');
  if (line.state === 'gone') return translate(lang, 'minutes.goneItem');
  return line.title ?? translate(lang, 'minutes.hiddenItem');
}

function noteOf(line: OutlineLine, facts: ItemAsHeld | undefined, sheet: Sheet, lang: Lang): string | null {
  if (line.missing) return translate(lang, 'minutes.unwritten');
  if (line.state === 'running' && facts) return runningNote(line, facts, sheet, lang);
  if (line.state === 'postponed') return translate(lang, 'minutes.outline.postponed');
  if (line.state === 'skipped') return translate(lang, 'minutes.outline.skipped');
  return line.blocks > 0 ? translate(lang, 'minutes.outline.written', { n: line.blocks }) : null;
}

/** "Đang diễn ra, 3 trong 8" if the number of papers is known. */
function runningNote(line: OutlineLine, facts: ItemAsHeld, sheet: Sheet, lang: Lang): string {
  const total = facts.item.count ?? (sheet.plan.papers.filter((paper) => paper.itemId === facts.item.id).length || null);
  const n = facts.facts.filter((fact) => fact.kind === 'speech').length;
  if (total !== null && n > 0) return translate(lang, 'minutes.outline.papers', { n, total: Math.max(total, n) });
  if (line.blocks > 0) return translate(lang, 'minutes.outline.runningWritten', { n: line.blocks });
  return translate(lang, 'minutes.outline.running');
}

/** Who spoke, who speaks, and whose planned papers are still to come. */
function speakersOf(sheet: Sheet, facts: ItemAsHeld, lang: Lang): { name: string; state: string }[] {
  const speeches = facts.facts.flatMap((fact) => (fact.kind === 'speech' ? [fact] : []));
  const spoken = speeches.map((one) => ({
    name: speakerInShort(planOfTurn(sheet.plan, one.turnId), one.speaker, lang),
    state: one.going ? 'air' : 'done',
  }));
  const begun = new Set(speeches.map((one) => one.speaker.paperId));
  const none = { requestId: null, queueId: null };
  const waiting = sheet.plan.papers
    .filter((paper) => paper.itemId === facts.item.id && !begun.has(paper.id))
    .map((paper) => ({
      name: speakerInShort(sheet.plan, { participantId: paper.participantId, siteId: paper.siteId, paperId: paper.id, ...none }, lang),
      state: 'wait',
    }));
  return [...spoken, ...waiting];
}
