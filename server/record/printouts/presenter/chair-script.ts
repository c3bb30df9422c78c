import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Item, Paper } from '../../../planning/agenda/contract.ts';
import { plannedTimes } from '../../../planning/agenda/rules/index.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import type { Block, OfficialPaper } from '../contract.ts';
import { clockTime, titleOfSitting } from './agenda.ts';
import { calledOut } from './award-script.ts';
import { paperOf, people, plain } from './paper.ts';

interface Script {
  readonly plan: Plan;
  readonly lang: Lang;
}

/** What the chair says at each step of the conference, in full, with the time and who is asked to speak; what is not read aloud is in italics. */
export function chairScriptPaper(plan: Plan, published: boolean, lang: Lang): OfficialPaper {
  const sittings = plan.sittings.filter(({ id }) => plan.items.some(({ sittingId }) => sittingId === id));
  const times = plannedTimes(plan);
  const number = new Map(plan.items.filter(({ kind }) => kind !== 'break').map(({ id }, at) => [id, at + 1]));
  const blocks = sittings.flatMap((sitting, index): Block[] => {
    const own = plan.items.filter(({ sittingId }) => sittingId === sitting.id);
    const steps = own.flatMap((item) =>
      itemBlocks({ plan, lang }, item, { at: times.get(item.id)?.start ?? null, n: number.get(item.id) ?? null }),
    );
    return sittings.length > 1 ? [{ kind: 'heading', text: titleOfSitting(sitting, index, lang) }, ...steps] : steps;
  });
  const [kind, file] = [translate(lang, 'printouts.chair-script.kind'), translate(lang, 'printouts.chair-script.file')];
  const mark = published ? null : translate(lang, 'printouts.unpublished');
  const none = [plain(translate(lang, 'printouts.programme.noItems'))];
  return paperOf(plan, { kind, file, letters: null, mark }, blocks.length > 0 ? blocks : none);
}

/** What is not read aloud. */
const aside = (text: string): Block => ({ kind: 'paragraph', align: 'left', runs: [{ text, italic: true }] });

function itemBlocks(script: Script, item: Item, { at, n }: { readonly at: number | null; readonly n: number | null }): Block[] {
  const { lang } = script;
  const title = n === null ? item.title : translate(lang, 'printouts.chair-script.part', { n, title: item.title });
  return [
    { kind: 'heading', text: title },
    ...(at === null ? [] : [aside(translate(lang, 'printouts.chair-script.at', { time: clockTime(at, lang) }))]),
    plain(sayFor(script, item)),
    ...paperBlocks(script, item),
    ...(item.speakers.length === 0 ? [] : [aside(translate(lang, 'printouts.chair-script.thanks'))]),
  ];
}

/** Those who speak in an item, as they are called; where nobody is named yet, a gap to be filled. */
function whoSpeaks({ plan, lang }: Script, item: Item): string {
  const called = people(plan, item.speakers).map((one) => calledOut(plan, one, lang));
  return called.length > 0 ? called.join('; ') : translate(lang, 'printouts.chair-script.somebody');
}

function sayFor(script: Script, item: Item): string {
  const { plan, lang } = script;
  const all = translate(lang, `printouts.chair-script.all.${plan.conference.address}`);
  const minutes = item.turnMinutes ?? plan.conference.turnMinutes;
  if (item.kind === 'discussion' && minutes !== null)
    return translate(lang, 'printouts.chair-script.say.discussionWithin', { all, n: minutes });
  return translate(lang, `printouts.chair-script.say.${item.kind}`, { all, who: whoSpeaks(script, item), title: item.title });
}

/** The papers of an item, one call each. */
function paperBlocks(script: Script, item: Item): Block[] {
  const papers = script.plan.papers.filter(({ itemId }) => itemId === item.id);
  return papers.map((paper, index) => ({
    kind: 'item',
    level: 1,
    mark: 'number',
    number: index + 1,
    runs: [{ text: callOf(script, paper) }],
  }));
}

function callOf({ plan, lang }: Script, { participantId, post, siteId, topic }: Paper): string {
  const [person] = people(plan, participantId === null ? [] : [participantId]);
  const site = plan.sites.find(({ id }) => id === siteId)?.name ?? null;
  const who = person
    ? calledOut(plan, person, lang)
    : [post, site].filter(Boolean).join(', ') || translate(lang, 'printouts.chair-script.somebody');
  return topic === null
    ? translate(lang, 'printouts.chair-script.paper', { who })
    : translate(lang, 'printouts.chair-script.paperOn', { who, topic });
}
