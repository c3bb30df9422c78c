import { spelled } from '../../../platform/text.ts';
import type { Participant } from '../../participants/contract.ts';
import { attending } from '../../participants/rules.ts';
import type { Award } from '../contract.ts';

/** Why somebody of the list is not there: somebody else comes, they answered that they do not come, or a door noted it. */
export const WHY_AWAY = ['substitute', 'declined', 'absent'] as const;
export type WhyAway = (typeof WHY_AWAY)[number];

/** Who of the list is not there, by their ids. */
export type Away = ReadonlyMap<string, WhyAway>;

/** What doors noted for the sitting of now: ids of participants. */
export interface Noted {
  readonly here: ReadonlySet<string>;
  readonly gone: ReadonlySet<string>;
}

type Listed = Pick<Participant, 'id' | 'standsFor'>;

/** Who is not there: what a door noted counts more than an answer. `declined`: those who answered that they do not come. */
export function awayOf(people: readonly Listed[], declined: ReadonlySet<string>, { here, gone }: Noted): Away {
  const coming = new Set(attending(people).map(({ id }) => id));
  const why = (id: string): WhyAway | null => {
    if (gone.has(id)) return 'absent';
    if (here.has(id)) return null;
    if (!coming.has(id)) return 'substitute';
    return declined.has(id) ? 'declined' : null;
  };
  return new Map(
    people.flatMap(({ id }): [string, WhyAway][] => {
      const found = why(id);
      return found === null ? [] : [[id, found]];
    }),
  );
}

/** A name as it is compared and searched: of a recipient without the post behind it and the address before it. */
export const calledName = (text: string): string => spelled(text.split(',')[0] ?? '').replace(/^(?:đồng chí|đ\/c|ông|bà) /, '');

/** A recipient who is not there, and who of the list that is. */
export interface RecipientAway {
  readonly recipient: string;
  readonly why: WhyAway;
  readonly participantId: string;
}

/** Tells of people who receive an award whether they are not there; no where somebody of the same name may be. */
export function recipientsAway(
  people: readonly Pick<Participant, 'id' | 'name'>[],
  away: Away,
): (award: Pick<Award, 'recipientKind' | 'recipients'>) => RecipientAway[] {
  if (away.size === 0) return () => [];
  const byName = Map.groupBy(people, ({ name }) => calledName(name ?? ''));
  return ({ recipientKind, recipients }) =>
    recipientKind === 'collective'
      ? []
      : recipients.flatMap((recipient): RecipientAway[] => {
          const called = byName.get(calledName(recipient)) ?? [];
          const [first] = called;
          const why = first && called.every(({ id }) => away.has(id)) ? away.get(first.id) : undefined;
          return first && why ? [{ recipient, why, participantId: first.id }] : [];
        });
}
