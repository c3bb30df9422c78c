import type { LiveItem } from '../../../live/sitting/contract/index.ts';
import type { Keyed } from '../../../platform/journal/facts.ts';
import type { ConferenceRecord } from './record.ts';

/** The record as somebody without any clearance may know it: files leave the house, whoever asks for them. */
export function withoutClassified(record: ConferenceRecord): ConferenceRecord {
  const { plan, state, votes, secretVotes } = record;
  const past = plan.past?.items ?? [];
  const secret = new Set([...plan.items, ...past.map(({ item }) => item)].filter(isClassified).map(({ id }) => id));
  if (secret.size === 0) return record;
  const isOpen = ({ itemId }: { readonly itemId: string | null }): boolean => itemId === null || !secret.has(itemId);
  return {
    ...record,
    plan: {
      ...plan,
      items: plan.items.map(neutral),
      papers: plan.papers.filter(isOpen),
      ...(plan.past && { past: { ...plan.past, items: past.map((one) => ({ ...one, item: neutral(one.item) })) } }),
    },
    state: {
      ...state,
      turns: only(state.turns, isOpen),
      requests: only(state.requests, isOpen),
      floor: state.floor && isOpen(state.floor) ? state.floor : null,
    },
    votes: { ...votes, votes: only(votes.votes, isOpen) },
    secretVotes: { ...secretVotes, votes: only(secretVotes.votes, isOpen) },
  };
}

const isClassified = ({ classification, hidden }: LiveItem): boolean => hidden || classification !== null;

const neutral = (item: LiveItem): LiveItem => (isClassified(item) ? { ...item, title: null, hidden: true } : item);

const only = <T>(all: Keyed<T>, keep: (one: T) => boolean): Keyed<T> =>
  Object.fromEntries(Object.entries(all).filter(([, one]) => keep(one)));
