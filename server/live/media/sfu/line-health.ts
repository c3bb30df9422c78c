import { RepeatedCheck } from '../../../platform/repeated-check.ts';
import type { HealthNews, LineHint, LineMode, SiteHealth, SiteReport, Source } from '../contract/entities.ts';
import { upQuality, type ProducerStat, type UpCounts } from '../rules/server-stats.ts';

/** A site that takes part, as HealthWatch needs it. */
export interface WatchedSite {
  readonly siteId: string;
  readonly producers: readonly { readonly source: Source; getStats(): Promise<readonly ProducerStat[]> }[];
  /** The transport on which it receives; null: none. */
  readonly receive: { getStats(): Promise<readonly { readonly availableOutgoingBitrate?: number }[]> } | null;
  readonly report: SiteReport | null;
  /** Milliseconds since 1970. */
  readonly reportedAt: number | null;
  /** Whether its microphone is open. */
  readonly open: boolean;
}

export interface HealthOptions {
  readonly now: () => number;
  /** The sites of every conference with media, by conference. */
  readonly watched: () => Promise<ReadonlyMap<string, readonly WatchedSite[]>>;
  /** Sends news to those at the desk. */
  readonly tell: (news: HealthNews) => void;
  readonly onError: (error: unknown) => void;
}

/** How often to check every connection, in milliseconds. */
export const HEALTH_INTERVAL_MS = 2000;
/** Older reports are outdated, in milliseconds; sites report every second. */
const MAX_REPORT_AGE_MS = 9000;

interface Looked {
  readonly health: SiteHealth;
  readonly counts: UpCounts;
  readonly available: number | null;
}

/** Checks the connection of every site every two seconds, and keeps the last result. In memory only. */
export class HealthWatch {
  readonly #options: HealthOptions;
  readonly #looked = new Map<string, ReadonlyMap<string, Looked>>();
  readonly #at = new Map<string, number>();
  readonly #check: RepeatedCheck;

  constructor(options: HealthOptions) {
    this.#options = options;
    this.#check = new RepeatedCheck(() => this.#lookAtAll(), options.onError);
  }

  start(): void {
    this.#check.start(HEALTH_INTERVAL_MS);
  }

  stop(): Promise<void> {
    return this.#check.stop();
  }

  /** Checks everything once, or waits for a running check. */
  look(): Promise<void> {
    return this.#check.run();
  }

  async #lookAtAll(): Promise<void> {
    const watched = await this.#options.watched();
    for (const conferenceId of this.#looked.keys()) {
      if (watched.has(conferenceId)) continue;
      this.#looked.delete(conferenceId);
      this.#at.delete(conferenceId);
    }
    for (const [conferenceId, sites] of watched) {
      const before = this.#looked.get(conferenceId);
      const at = this.#options.now();
      const looked = await Promise.all(sites.map(async (site) => [site.siteId, await lookAt(site, before?.get(site.siteId), at)] as const));
      this.#looked.set(conferenceId, new Map(looked));
      this.#at.set(conferenceId, at);
      this.#options.tell(this.of(conferenceId));
    }
  }

  /** Health of every site of a conference at the last check. */
  of(conferenceId: string): HealthNews {
    const sites = [...(this.#looked.get(conferenceId)?.values() ?? [])].map(({ health }) => health);
    return { conferenceId, at: this.#at.get(conferenceId) ?? this.#options.now(), sites };
  }

  /** Every watched conference. */
  conferences(): readonly string[] {
    return [...this.#looked.keys()];
  }

  /** The hint about its connection that a site gets in answer to its report. */
  hint(conferenceId: string, siteId: string): LineHint {
    const sites = this.#looked.get(conferenceId);
    const speaker = [...(sites?.values() ?? [])].find(({ health }) => health.open && health.siteId !== siteId);
    return { available: sites?.get(siteId)?.available ?? null, floorLoss: speaker?.health.up?.loss ?? null };
  }
}

/** The mode of a site: reported, or else guessed from what it sends. */
const modeOf = (report: SiteReport | null, producers: WatchedSite['producers']): LineMode =>
  report?.up.mode ?? (producers.some(({ source }) => source !== 'microphone') ? 'full' : producers.length > 0 ? 'voice' : 'state');

/** For a producer or transport that has just closed. */
const none = (): [] => [];

async function lookAt(site: WatchedSite, before: Looked | undefined, at: number): Promise<Looked> {
  const [streams, [transport]] = await Promise.all([
    Promise.all(site.producers.map((producer) => producer.getStats().catch(none))),
    site.receive?.getStats().catch(none) ?? none(),
  ]);
  const counts: UpCounts = { at, streams: streams.flat() };
  const { siteId, producers, reportedAt, open } = site;
  const report = reportedAt !== null && at - reportedAt <= MAX_REPORT_AGE_MS ? site.report : null;
  const health: SiteHealth = {
    siteId,
    open,
    reportedAt,
    level: report?.level ?? null,
    down: report?.down ?? null,
    sends: producers.map(({ source }) => source),
    // If a site sends nothing because its connection carries nothing, its report says so.
    up: (before && upQuality(before.counts, counts, modeOf(report, producers))) ?? report?.up ?? null,
  };
  return { health, counts, available: transport?.availableOutgoingBitrate ?? null };
}
