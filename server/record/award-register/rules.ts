import { awardsInForce, awardThen, ceremonyState, markKey } from '../../live/ceremony/rules/index.ts';
import type { CeremonyAward, CeremonyPlan } from '../../live/ceremony/contract.ts';
import type { Award } from '../../planning/awards/contract.ts';
import type { Folded } from '../../platform/journal/contract.ts';
import { spelled } from '../../platform/text.ts';
import type { RegisterAward, RegisterEntry } from './contract.ts';

/** What is stored of a certificate. */
export interface StoredEntry {
  readonly awardId: string;
  readonly key: string;
  readonly number: number | null;
  readonly handedOn: string | null;
  readonly handedTo: string | null;
  readonly version: number;
}

export const entryKey = ({ awardId, recipient }: Pick<RegisterEntry, 'awardId' | 'recipient'>): string =>
  `${awardId} ${spelled(recipient)}`;

type Received = RegisterEntry['received'];
type Listed = Pick<Award, keyof RegisterAward | 'recipients'>;

/** Who received what at the ceremony and how, by `entryKey`, with the awards as they were then. */
function receivedAt(
  plan: CeremonyPlan,
  folded: Folded,
): { readonly by: ReadonlyMap<string, Received>; readonly awards: readonly CeremonyAward[] } {
  const { conferrals, marks } = ceremonyState(folded);
  const found = Object.values(conferrals).flatMap((run) => {
    const award = awardThen(plan, run);
    return award ? [{ run, award }] : [];
  });
  const by = found.flatMap(({ run, award }) =>
    award.recipients.slice(run.from, run.to).map((recipient, at): [string, Received] => {
      const mark = marks[markKey(award.id, run.from + at)];
      return [entryKey({ awardId: award.id, recipient }), mark?.how ?? 'in-person'];
    }),
  );
  return { by: new Map(by), awards: found.map(({ run, award }) => ({ ...award, recipients: award.recipients.slice(run.from, run.to) })) };
}

interface Sources {
  readonly plan: CeremonyPlan;
  readonly folded: Folded;
  /** Awards of the draft, which count while nothing is published. */
  readonly draft: readonly Award[];
  readonly stored: readonly StoredEntry[];
}

/** The register: each recipient of each award in force, and those on whom an award was conferred that is listed no more. */
export function registerOf({ plan, folded, draft, stored }: Sources): { awards: RegisterAward[]; entries: RegisterEntry[] } {
  const inForce: readonly Listed[] = plan.publication === null ? draft : awardsInForce(plan);
  const received = receivedAt(plan, folded);
  const written = new Map(stored.map((one) => [`${one.awardId} ${one.key}`, one]));
  const listed = new Map<string, RegisterEntry>();
  const all = [...inForce, ...received.awards];
  for (const award of all)
    for (const recipient of award.recipients) {
      const key = entryKey({ awardId: award.id, recipient });
      const { number = null, handedOn = null, handedTo = null, version = 0 } = written.get(key) ?? {};
      const handed = handedOn === null || handedTo === null ? null : { on: handedOn, to: handedTo };
      if (!listed.has(key))
        listed.set(key, { awardId: award.id, recipient, number, received: received.by.get(key) ?? null, handed, version });
    }
  const awards = [
    ...new Map(
      all.map(({ id, kind, title, class: rank, grantor, decision }) => [id, { id, kind, title, class: rank, grantor, decision }]),
    ).values(),
  ];
  const places = new Map(awards.map(({ id }, at) => [id, at]));
  const placeOf = ({ awardId }: RegisterEntry): number => places.get(awardId) ?? 0;
  return { awards, entries: [...listed.values()].toSorted((a, b) => placeOf(a) - placeOf(b)) };
}

/** Whether somebody has still to be given the certificate: they were absent, or it was not conferred. */
export const isWaiting = ({ received, handed }: RegisterEntry): boolean => handed === null && (received === null || received === 'absent');

/** The numbers that certificates without one get, from the first on, leaving out those that others have. */
export function newNumbers(entries: readonly RegisterEntry[], first: number): { readonly entry: RegisterEntry; readonly number: number }[] {
  const taken = new Set(entries.map(({ number }) => number));
  let next = first;
  return entries
    .filter(({ number }) => number === null)
    .map((entry) => {
      while (taken.has(next)) next += 1;
      next += 1;
      return { entry, number: next - 1 };
    });
}
