import { formatDate } from '../../../i18n/format.ts';
import { translate, type Key, type Lang } from '../../../i18n/translate.ts';
import type { OutputOf } from '../../../platform/contract.ts';
import { dayText } from '../../follow-up/presenter/words.ts';
import type { PaperEntry, registersContract } from '../contract/index.ts';
import { paperNumberText } from '../rules/numbers.ts';
import { entryState, kindText, placeAddress, REGISTERS, titleText, type RegistersPlace } from './list.ts';

type FoundEntry = OutputOf<typeof registersContract.get>;

interface Fact {
  readonly label: string;
  readonly value: string;
  readonly href?: string;
}

/** Through what the numbers of a book run. */
function runsText(lang: Lang, { form, period }: PaperEntry): string {
  const runs = translate(lang, `registers.runs.${form ?? 'in'}`, { date: dayText(lang, period), year: period.slice(0, 4) });
  return form === null ? runs : `${translate(lang, `registers.form.${form}`)}. ${runs}`;
}

const fact =
  (lang: Lang) =>
  (key: Key, value: string | number | null, href?: string): Fact[] =>
    value === null ? [] : [{ label: translate(lang, key), value: String(value), ...(href === undefined ? {} : { href }) }];

const outFacts = (lang: Lang, entry: PaperEntry): Fact[] => {
  const of = fact(lang);
  return [
    ...of('registers.facts.sign', entry.sign),
    ...of('registers.facts.date', dayText(lang, entry.date)),
    ...of('registers.facts.kind', kindText(entry)),
    ...of('registers.facts.book', runsText(lang, entry)),
    ...of('registers.facts.signer', entry.signer),
    ...of('registers.facts.recipients', entry.recipients),
    ...of('registers.facts.holder', entry.holder),
    ...of('registers.facts.copies', entry.copies),
  ];
};

const inFacts = (lang: Lang, entry: PaperEntry): Fact[] => {
  const of = fact(lang);
  return [
    ...of('registers.facts.arrival', paperNumberText(entry)),
    ...of('registers.facts.arrived', dayText(lang, entry.date)),
    ...of('registers.facts.author', entry.office),
    ...of('registers.facts.paperSign', entry.sign),
    ...of('registers.facts.paperDate', entry.paperDate && dayText(lang, entry.paperDate)),
    ...of('registers.facts.kind', entry.kindName),
    ...of('registers.facts.receiver', entry.holder),
    ...of('registers.facts.signedFor', entry.signedFor),
  ];
};

/** The facts of a line, those that are known. */
function factsView(lang: Lang, { entry, conference, matter }: FoundEntry): Fact[] {
  const of = fact(lang);
  const { classification, urgency } = entry;
  const title = conference && (conference.title ?? translate(lang, 'registers.otherConference'));
  return [
    ...(entry.side === 'out' ? outFacts(lang, entry) : inFacts(lang, entry)),
    ...of('registers.facts.pages', entry.pages),
    ...of('registers.facts.urgency', urgency && translate(lang, `officialPapers.urgency.${urgency}`)),
    ...of('registers.facts.classification', classification && translate(lang, `agenda.classification.${classification}`)),
    ...of('registers.facts.reason', entry.reason),
    ...of('registers.facts.note', entry.note),
    ...of('registers.facts.conference', title, conference?.title ? `/conferences/${conference.id}` : undefined),
    ...of('registers.facts.matter', matter?.text ?? null, matter && conference ? `/tasks?matter=${conference.id}:${matter.id}` : undefined),
  ];
}

/** A form of the panel that was refused, with what was typed. */
export interface RefusedEntryAct {
  readonly act: string;
  readonly message: string;
  readonly value: string;
}

interface Panel extends FoundEntry {
  readonly place: RegistersPlace;
  readonly zone: string;
  readonly keeps: boolean;
  readonly refused: RefusedEntryAct | null;
  /** Where a paper in can be forwarded. */
  readonly destinations: readonly { readonly value: string; readonly label: string }[];
}

/** What can be done with a line now. */
function actsOf({ entry, keeps, writes, destinations }: Panel) {
  const path = `${REGISTERS}/${entry.id}`;
  const [isTaken, isIn] = [entry.state === 'taken', entry.side === 'in'];
  const isKept = keeps && !entry.isHidden;
  return {
    use: isKept && entry.state === 'reserved' ? `${path}/use` : null,
    edit: writes && isTaken ? `${path}/edit` : null,
    canVoid: isKept && entry.state !== 'void' && entry.paper === null,
    canForward: isKept && isTaken && isIn && destinations.length > 0,
    canAddFile: isKept && isIn,
  };
}

const KB = 1024;

/** The chosen line. */
export function entryPanel(lang: Lang, panel: Panel) {
  const { place, zone, refused, destinations, entry, history, files } = panel;
  const failed = (act: string) => (refused?.act === act ? refused : null);
  return {
    home: placeAddress(place),
    path: `${REGISTERS}/${entry.id}`,
    version: entry.version,
    query: placeAddress(place).replace(/^[^?]*/, ''),
    number:
      entry.side === 'out'
        ? (entry.sign ?? paperNumberText(entry))
        : translate(lang, 'registers.arrivalNumber', { number: paperNumberText(entry) }),
    title: titleText(lang, entry),
    isVoid: entry.state === 'void',
    state: entryState(lang, entry),
    facts: factsView(lang, panel),
    ...actsOf(panel),
    destinations,
    voiding: failed('void'),
    forwarding: failed('forward'),
    adding: failed('file'),
    files: files.map(({ number, name, size }) => ({
      href: `${REGISTERS}/${entry.id}/files/${number}`,
      name,
      size: translate(lang, 'registers.size', { n: Math.max(1, Math.round(size / KB)) }),
    })),
    history: history.map(({ at, by, kind, text }) => ({
      day: formatDate(lang, at, zone),
      title: translate(lang, `registers.line.${kind}`),
      text,
      by: by && translate(lang, 'registers.by', { name: by }),
    })),
  };
}
