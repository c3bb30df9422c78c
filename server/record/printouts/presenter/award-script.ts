import { translate, type Lang } from '../../../i18n/translate.ts';
import { awardInFull, batchSize, howMany } from '../../../live/ceremony/presenter/words.ts';
import { siteOfRecipient } from '../../../live/ceremony/rules/index.ts';
import type { Award } from '../../../planning/awards/contract.ts';
import { batchesOf, type Batch } from '../../../planning/awards/rules/batches.ts';
import type { AwardCatalogue } from '../../../planning/awards/rules/catalogues.ts';
import { receivingOf } from '../../../planning/awards/rules/receiving.ts';
import { spokenText, unspoken } from '../../../planning/awards/rules/spoken.ts';
import type { Participant } from '../../../planning/participants/contract.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import { spelled } from '../../../platform/text.ts';
import type { Block, OfficialPaper } from '../contract.ts';
import { awardPaper, decisionText } from './award-words.ts';
import { people, personLine, plain } from './paper.ts';

interface Call extends Batch {
  readonly award: Award;
  readonly batches: number;
}

/** What the announcer reads, batch by batch: names and posts in full, who comes on stage, who hands over, who waits, and where somebody receives. */
export function awardScriptPaper(plan: Plan, published: boolean, lang: Lang, catalogue: AwardCatalogue): OfficialPaper {
  return awardPaper({ plan, published, lang, catalogue }, 'award-script', (awards) => {
    const calls = awards.flatMap((award): Call[] => {
      const batches = batchesOf(award);
      return batches.map((batch) => ({ ...batch, award, batches: batches.length }));
    });
    return [...calls.flatMap((call, at) => callBlocks(plan, call, { at, next: calls[at + 1] }, lang)), ...openReadings(plan, awards, lang)];
  });
}

/** "Cờ thi đua của Văn phòng Trung ương Đảng, đợt 1/2". */
function callTitle({ award, batch, batches }: Call, lang: Lang): string {
  const title = spokenText(awardInFull(lang, award));
  return batches > 1 ? `${title}, ${translate(lang, 'ceremony.batchOf', { n: batch + 1, total: batches })}` : title;
}

function callBlocks(plan: Plan, call: Call, { at, next }: { at: number; next: Call | undefined }, lang: Lang): Block[] {
  const { award } = call;
  const who = howMany(lang, award, batchSize(award, call));
  const decision = award.decision ? `${decisionText(award.decision, lang)}. ` : '';
  const invited = translate(lang, 'printouts.award-script.call', { who, award: spokenText(awardInFull(lang, award)) });
  return [
    { kind: 'heading', text: translate(lang, 'printouts.award-script.part', { n: at + 1, title: callTitle(call, lang) }) },
    plain(`${decision}${invited}`),
    ...recipientBlocks(plan, call, lang),
    ...presenterBlocks(plan, award, lang),
    aside(
      next
        ? translate(lang, 'printouts.award-script.next', { title: callTitle(next, lang) })
        : translate(lang, 'printouts.award-script.last'),
    ),
  ];
}

/** What is not read aloud. */
const aside = (text: string): Block => ({ kind: 'paragraph', align: 'left', runs: [{ text, italic: true }] });

function recipientBlocks(plan: Plan, { award, from, to }: Call, lang: Lang): Block[] {
  if (to === from) return [aside(translate(lang, 'printouts.award-script.noNames'))];
  const otherwise = receivingOf(award);
  return award.recipients.slice(from, to).map((name, index) => ({
    kind: 'item',
    level: 1,
    mark: 'number',
    number: from + index + 1,
    runs: [{ text: spokenText(name), bold: true }, ...howRuns(otherwise.get(spelled(name))), ...siteRuns(plan, award, name, lang)],
  }));
}

/** How somebody receives who does not come on stage: read aloud with the name. */
const howRuns = (how: string | undefined) => (how === undefined ? [] : [{ text: `, ${spokenText(how)}` }]);

/** Where a collective that belongs to a site is expected; whether it receives there is decided on the day. */
function siteRuns(plan: Plan, { recipientKind }: Award, name: string, lang: Lang) {
  const site = recipientKind === 'collective' ? siteOfRecipient(name, plan.sites) : null;
  return site ? [{ text: ` ${translate(lang, 'printouts.award-script.site', { site: site.name })}`, italic: true }] : [];
}

function presenterBlocks(plan: Plan, award: Award, lang: Lang): Block[] {
  const presenters = people(plan, award.presenters);
  if (presenters.length === 0) return [aside(translate(lang, 'printouts.award-script.noPresenters'))];
  return [
    plain(translate(lang, 'printouts.award-script.present', { who: presenters.map((one) => calledOut(plan, one, lang)).join('; ') })),
  ];
}

/** Somebody as they are called up or asked to speak. */
export function calledOut(plan: Plan, person: Participant, lang: Lang): string {
  const { name, group, posts } = person;
  if (name === null) return spokenText(personLine(person));
  const called = plan.conference.address === 'comrade' ? translate(lang, 'printouts.award-script.comrade', { name }) : name;
  return spokenText([called, ...posts, group].filter(Boolean).join(', '));
}

/** Abbreviations whose reading nobody knows: to be asked for before the day. */
function openReadings(plan: Plan, awards: readonly Award[], lang: Lang): Block[] {
  const texts = awards.flatMap((award) => [
    awardInFull(lang, award),
    ...award.recipients,
    ...award.receiving,
    ...people(plan, award.presenters).map(personLine),
  ]);
  const open = [...new Set(texts.flatMap(unspoken))];
  return open.length === 0 ? [] : [aside(translate(lang, 'printouts.award-script.open', { words: open.join(', ') }))];
}
