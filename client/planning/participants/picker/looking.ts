import { agendaEditorContract } from '../../../../server/planning/agenda-editor/contract.ts';
import { participantsContract as contract, type Participant } from '../../../../server/planning/participants/contract.ts';
import { confusedWith } from '../../../../server/planning/participants/rules.ts';
import { call } from '../../../connection.ts';
import { t } from '../../../shell/words.ts';
import { chosenPeople, personName, type Candidate, type PickedPerson } from './chosen.ts';

const MAX_SUGGESTIONS = 12;

/** Who was found for a picker. */
export interface FoundPeople {
  readonly candidates: readonly Candidate[];
  /** How many match who are not chosen yet. */
  readonly total: number;
}

/** Looks for people by a part of a name or post, with what speaks against each. @throws Error if the server cannot be reached. */
export async function look(field: HTMLElement, query: string): Promise<FoundPeople> {
  const conferenceId = field.closest('form')?.dataset.conference ?? '';
  const [{ participants, total }, known] = await Promise.all([
    call(contract.list, { conferenceId, search: query }, { tries: 1 }),
    knownOfItem(field, conferenceId),
  ]);
  const chosen = chosenPeople(field);
  const taken = new Set(chosen.map(({ id }) => id));
  const others = participants.filter(({ id }) => !taken.has(id));
  const near: PickedPerson[] = [...chosen, ...others];
  const candidates = others.slice(0, MAX_SUGGESTIONS).map((person) => ({ person, warnings: warningsOf(person, near, known) }));
  return { candidates, total: total - (participants.length - others.length) };
}

/** What speaks against people whatever they are called: the items in which they speak at that time, and who comes in their place. */
interface Known {
  readonly titles: ReadonlyMap<string, readonly string[]>;
  readonly standIns: ReadonlyMap<string, string>;
}

function warningsOf(person: Participant, near: readonly PickedPerson[], { titles, standIns }: Known): string[] {
  const alike = confusedWith<PickedPerson>(person, near).map(personName);
  const elsewhere = titles.get(person.id) ?? [];
  const by = standIns.get(person.id);
  return [
    ...(alike.length === 0 ? [] : [t('collections.people.alike', { names: alike.join(', ') })]),
    ...(by === undefined ? [] : [t('collections.people.replaced', { name: by })]),
    ...(person.listed ? [] : [t('collections.people.unlisted')]),
    ...(elsewhere.length === 0 ? [] : [t('collections.people.elsewhere', { titles: elsewhere.join('”, “') })]),
  ];
}

/** What is known of people at the time of the item of this form; in other forms nothing. */
async function knownOfItem(field: HTMLElement, conferenceId: string): Promise<Known> {
  const itemId = field.dataset.speaksIn;
  if (itemId === undefined) return { titles: new Map(), standIns: new Map() };
  const place = itemId === '' ? placeIn(field.closest('form')) : { itemId };
  const { speaking, replaced } = await call(agendaEditorContract.speaking, { conferenceId, ...place }, { tries: 1 });
  const byPerson = Map.groupBy(speaking, ({ id }) => id);
  return {
    titles: new Map([...byPerson].map(([id, slots]) => [id, [...new Set(slots.map(({ name }) => name))]])),
    standIns: new Map(replaced.map(({ id, name }) => [id, name])),
  };
}

/** Place and length of the item that is being entered. */
function placeIn(form: HTMLFormElement | null): { sittingId?: string; after?: string; minutes?: number } {
  const value = (name: string): string => form?.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`)?.value.trim() ?? '';
  const [sittingId = '', after = ''] = value('place').split('/');
  const minutes = Number(value('minutes'));
  return {
    ...(sittingId !== '' && { sittingId }),
    // The front of a sitting is the place after the sitting itself.
    ...(sittingId !== '' && { after: after || sittingId }),
    ...(Number.isInteger(minutes) && minutes > 0 && minutes <= 1440 && { minutes }),
  };
}
