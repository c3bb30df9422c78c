import type { Fault } from '../../../platform/errors.ts';
import { spelled } from '../../../platform/text.ts';
import type { AwardFacts } from '../contract.ts';

type Received = Pick<AwardFacts, 'recipients' | 'receiving'>;

const MARK = ':';

/** Reads a line about one of these names: the name, and how they receive; null for any other line. A name may have a colon itself. */
function receivingIn(line: string, names: ReadonlySet<string>): readonly [string, string] | null {
  for (let at = line.lastIndexOf(MARK); at > 0; at = line.lastIndexOf(MARK, at - 1)) {
    const [name, how] = [spelled(line.slice(0, at)), line.slice(at + 1).trim()];
    if (names.has(name) && how !== '') return [name, how];
  }
  return null;
}

/** The names of recipients, which may be thousands. */
const namesOf = ({ recipients, receiving }: Received): ReadonlySet<string> =>
  new Set(receiving.length === 0 ? [] : recipients.map(spelled));

/** How each recipient receives who does not do so in person, in words, by `spelled` of the recipient. */
export function receivingOf(award: Received): ReadonlyMap<string, string> {
  const names = namesOf(award);
  return new Map(award.receiving.flatMap((line) => [receivingIn(line, names)].filter((one) => one !== null)));
}

/** Lines that begin with no recipient of the list, or say nothing of one. */
export function receivingFaults(award: Received): Fault[] {
  const names = namesOf(award);
  return award.receiving.flatMap((line, at) =>
    receivingIn(line, names) === null ? [{ path: `receiving[${at}]`, message: 'no-such-recipient' }] : [],
  );
}
