import type { Live } from '../../../server/live/live-page/presenter/index.ts';
import { namedIn, proceedingsSlice, stateOf } from '../../../server/live/sitting/rules/index.ts';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import type { Folded, Slice } from '../../../server/platform/journal/contract.ts';
import { rollCallContract } from '../../../server/live/roll-call/contract.ts';
import { ceremonyContract } from '../../../server/live/ceremony/contract.ts';
import { ceremonySlice, ceremonyState, toldOf } from '../../../server/live/ceremony/rules/index.ts';
import { checkInSlice } from '../../../server/live/check-in/rules/index.ts';
import { sitesSlice, sitesState } from '../../../server/live/roll-call/rules/index.ts';
import { votesContract } from '../../../server/live/votes/contract/index.ts';
import { openVote, votesSlice, votesState } from '../../../server/live/votes/rules/index.ts';
import { secretVotesContract } from '../../../server/live/secret-votes/contract/index.ts';
import { secretVotesSlice, secretVotesState } from '../../../server/live/secret-votes/rules/index.ts';
import { serverNow, startFrom } from '../../clock.ts';
import { call, follow, lineNow } from '../../connection.ts';
import { livePageData } from './page-data.ts';
import { pageLang } from '../../shell/page.ts';

/** A page that follows a conference. */
export interface Follower {
  /** Whether it shows the texts of incidents. */
  readonly incidents: boolean;
  /** Whether it needs all of a ceremony, rather than what is on stage. */
  readonly ceremony?: boolean;
  /** 'opening': it needs what a vote can begin with. 'own': it shows what its site has sent in, which the journal tells the staff alone. */
  readonly votes?: 'opening' | 'own' | undefined;
  /** Called with every new state, and when a text or the plan has arrived. */
  onChange(): void;
}

type Facts = Omit<Live, 'now' | 'lang'>;
const slices = [proceedingsSlice, sitesSlice, ceremonySlice, checkInSlice, votesSlice, secretVotesSlice] as readonly Slice<unknown>[];

/** Ids that the page's data must cover; a new one means that the data must be fetched again. */
const textIds = (folded: Folded): string[] => {
  const { announcements, requests } = stateOf(folded);
  return [
    ...Object.keys(announcements),
    ...Object.values(requests).flatMap((request) => [request.topic?.id, request.reason?.id].filter((id) => id !== undefined)),
  ];
};

/** Awards and campaigns that the state names, with their versions. */
function ceremonyIds(folded: Folded): string[] {
  const { awards, campaigns } = toldOf(ceremonyState(folded), false);
  return [
    ...awards.map(({ awardId, publication }) => `${awardId}@${publication}`),
    ...campaigns.map(({ campaignId, publication }) => `${campaignId}@${publication}`),
  ];
}

/** Texts that the votes name; `last`: for a site, with every entry while a vote is open, as one may be about its own count. */
function voteIds(folded: Folded, last: number | null): string[] {
  const state = votesState(folded);
  const asked = Object.values(state.votes).flatMap(({ text, completion }) => [text.id, ...(completion ? [completion.id] : [])]);
  const ids = [...asked, ...Object.values(state.settled).map(({ text }) => text.id)];
  return last !== null && openVote(state) ? [...ids, String(last)] : ids;
}

/** What a page shows: the current state, and the number of the last journal entry in it. */
export type LiveRevision = Live & { readonly revision: number };

/** Follows a conference. Returns a function that gives the current state; null until the first one has arrived. */
export function followLive(page: Follower): () => LiveRevision | null {
  const { conferenceId, at } = livePageData();
  startFrom(at);
  let folded: Folded | null = null;
  let revision = 0;
  let facts: Partial<Facts> = {};
  const asked = new Set<string>();
  const input = { conferenceId };

  const load = async (what: (() => Promise<Partial<Facts>>)[]): Promise<void> => {
    const loaded = await Promise.all(what.map((one) => one()));
    facts = Object.assign({}, facts, ...loaded) as Partial<Facts>;
    page.onChange();
  };
  const plan = async () => ({ plan: await call(contract.livePlan, input) });
  const texts = async () => ({ texts: (await call(contract.texts, input)).texts });
  const incidents = async () => ({ incidents: page.incidents ? (await call(rollCallContract.incidents, input)).incidents : [] });
  const ceremony = async () => ({ ceremony: await call(ceremonyContract.get, input) });
  const votes = async () => ({ votes: await call(votesContract.get, input) });
  const secretVotes = async () => ({ secretVotes: await call(secretVotesContract.get, input) });
  const loadAll = (): Promise<void> =>
    load([
      plan,
      texts,
      incidents,
      ...(page.ceremony || facts.ceremony ? [ceremony] : []),
      ...(page.votes === 'opening' || facts.votes ? [votes] : []),
      ...(facts.secretVotes ? [secretVotes] : []),
    ]);

  /** Fetches what the state refers to and the page does not have, once per id. */
  const complete = (state: Folded, last: number): void => {
    const fresh = (ids: Iterable<string>) => [...ids].filter((id) => !asked.has(id) && asked.add(id)).length > 0;
    const people = new Set(facts.plan?.participants.map((one) => one.id));
    const unnamed = [...namedIn(stateOf(state), { items: [], papers: [] })].filter((id) => !people.has(id));
    const wanted = [
      ...(facts.plan && fresh(unnamed) ? [plan] : []),
      ...(fresh(ceremonyIds(state)) ? [ceremony] : []),
      ...(fresh(textIds(state)) ? [texts] : []),
      ...(fresh(Object.keys(secretVotesState(state).votes)) ? [secretVotes] : []),
      ...(fresh(voteIds(state, page.votes === 'own' ? last : null)) ? [votes] : []),
      ...(fresh(Object.entries(sitesState(state).incidents).map(([id, { resolvedAt }]) => `${id}/${resolvedAt}`)) ? [incidents] : []),
    ];
    if (wanted.length > 0) void load(wanted).catch(() => {});
  };

  follow(conferenceId, {
    slices,
    onState(state, last) {
      folded = state;
      revision = last;
      complete(state, last);
      page.onChange();
    },
    onRefollow: loadAll,
  });
  void loadAll().catch(() => {});
  return () => {
    if (folded === null || !facts.plan || !facts.texts || !facts.incidents) return null;
    const { plan, texts, incidents, ceremony: conferred, votes: voted, secretVotes: secret } = facts;
    const line = lineNow();
    // Without the server, time stands still at the last known state.
    const now = line.state === 'cut' ? line.since : serverNow();
    const shown = { plan, texts, incidents, ceremony: conferred, votes: voted, secretVotes: secret, folded, revision };
    return { ...shown, now, isCutOff: line.state === 'cut' || line.state === 'lost', lang: pageLang() };
  };
}
