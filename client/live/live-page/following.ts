import type { Live } from '../../../server/live/live-page/presenter/index.ts';
import { namedIn, proceedingsSlice, stateOf } from '../../../server/live/sitting/rules/index.ts';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import type { Folded, Slice } from '../../../server/platform/journal/contract.ts';
import { rollCallContract } from '../../../server/live/roll-call/contract.ts';
import { sitesSlice, sitesState } from '../../../server/live/roll-call/rules/index.ts';
import { serverNow, startFrom } from '../../clock.ts';
import { call, follow, lineNow } from '../../connection.ts';
import { pageData } from './page-data.ts';
import { pageLang } from '../../shell/page.ts';

/** What somebody who follows a conference is told. */
export interface Follower {
  /** Whether it shows incidents with their words. */
  readonly incidents: boolean;
  /** Called with every new state, and when a text or the plan has come. */
  onChange(): void;
}

type Facts = Omit<Live, 'now' | 'lang'>;
const slices = [proceedingsSlice, sitesSlice] as readonly Slice<unknown>[];

/** Ids of what the page's data must cover: when one is new, the rest is asked for again. */
const textIds = (folded: Folded): string[] => {
  const { announcements, requests } = stateOf(folded);
  return [...Object.keys(announcements), ...Object.values(requests).flatMap((request) => request.topic?.id ?? [])];
};

/** Follows a conference. Returns a function that gives what is known now; null until the first of it has come. */
export function followLive(page: Follower): () => Live | null {
  const { conferenceId, at } = pageData('viewer');
  startFrom(at);
  let folded: Folded | null = null;
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
  const loadAll = (): Promise<void> => load([plan, texts, incidents]);

  /** Asks for what the state names and the page has not seen: once for each name. */
  const complete = (state: Folded): void => {
    const fresh = (ids: Iterable<string>) => [...ids].filter((id) => !asked.has(id) && asked.add(id)).length > 0;
    const people = new Set(facts.plan?.participants.map((one) => one.id));
    const unnamed = [...namedIn(stateOf(state), { items: [], papers: [] })].filter((id) => !people.has(id));
    const wanted = [
      ...(facts.plan && fresh(unnamed) ? [plan] : []),
      ...(fresh(textIds(state)) ? [texts] : []),
      ...(fresh(Object.entries(sitesState(state).incidents).map(([id, { resolvedAt }]) => `${id}/${resolvedAt}`)) ? [incidents] : []),
    ];
    if (wanted.length > 0) void load(wanted).catch(() => {});
  };

  follow(conferenceId, {
    slices,
    onState(state) {
      folded = state;
      complete(state);
      page.onChange();
    },
    onRefollow: loadAll,
  });
  void loadAll().catch(() => {});
  return () => {
    if (folded === null || !facts.plan || !facts.texts || !facts.incidents) return null;
    const { plan, texts, incidents } = facts;
    const line = lineNow();
    // What nobody can tell any more does not go on by itself: everything stands as it last was known.
    const now = line.state === 'cut' ? line.since : serverNow();
    return { plan, texts, incidents, folded, now, isCutOff: line.state === 'cut' || line.state === 'lost', lang: pageLang() };
  };
}
