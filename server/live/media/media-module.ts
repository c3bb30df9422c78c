import { whereaboutsOf } from '../../planning/conferences/store.ts';
import type { Bus } from '../../platform/bus/bus.ts';
import type { DomainEvent, Handler } from '../../platform/bus/handlers.ts';
import type { Metrics } from '../../platform/http/metrics.ts';
import type { PageRoutes } from '../../platform/pages/routes.ts';
import { Tries } from '../../platform/tries.ts';
import { floorGranted, floorRecalled } from '../sitting/contract/index.ts';
import { planPublished } from '../../planning/publishing/contract.ts';
import { mediaHandlers } from './signalling/commands.ts';
import { mediaFigures } from './sfu/figures.ts';
import { followLogins } from './signalling/logins.ts';
import { addMediaMetrics } from './sfu/metrics.ts';
import type { MediaOptions, MediaDeps } from './deps.ts';
import { recordingHandlers } from './recording/commands.ts';
import { stopIfClassified } from './recording/classified.ts';
import { recordingPages } from './recording/pages.ts';
import { Recordings, type RecordingsOptions } from './recording/recordings.ts';
import { MediaService } from './service.ts';
import { WorkerSupply } from './worker/supply.ts';

export interface MediaModuleOptions extends MediaOptions {
  /** Where recorders get the programme; by default from the media themselves. */
  readonly tap?: RecordingsOptions['tap'];
}

/** What changes of a conference's own when it goes into the archive or the trash, or comes back. */
const WHEREABOUTS_TOPICS: ReadonlySet<unknown> = new Set(['conference', 'settings']);

/** Sound and picture as the server's own: what carries them, who takes part, and what is recorded. */
export class MediaModule {
  readonly service: MediaService;
  readonly recordings: Recordings;
  readonly supply: WorkerSupply;
  readonly #options: MediaModuleOptions;
  readonly #tries: Tries;

  constructor(options: MediaModuleOptions) {
    const { config, log, clock, tap } = options;
    this.#options = options;
    this.#tries = new Tries(log);
    this.service = new MediaService({ config, log, clock });
    this.supply = new WorkerSupply(config);
    this.recordings = new Recordings({ folder: config.recordings, log, clock, tap: tap ?? ((id) => this.service.tap(id)) });
  }

  get handlers(): readonly Handler[] {
    return [...mediaHandlers(this.service), ...recordingHandlers(this.recordings)];
  }

  pages(routes: PageRoutes): void {
    recordingPages(this.recordings)(routes);
  }

  /** Follows the rest of the server from here on, and begins as soon as there is a worker. */
  follow(parts: MediaDeps & { readonly bus: Bus }, metrics: Metrics): void {
    const { service, recordings, supply } = this;
    const { log } = this.#options;
    service.follow(parts);
    void recordings.follow(parts).catch((error: unknown) => log.error({ err: error }, 'recordings'));
    parts.bus.onEvent((announcement) => {
      void followLogins(service, announcement).catch((error: unknown) => log.error({ err: error }, 'media'));
      this.#followWhereabouts(parts, announcement);
    });
    const counted = addMediaMetrics(metrics, service.health, () => mediaFigures(service, parts.journals));
    parts.journals.onEntries((journal, entries) => {
      for (const entry of entries) if (floorGranted.read(entry) ?? floorRecalled.read(entry)) counted.floorMoved(journal.id);
      if (entries.some(({ kind }) => kind === planPublished.kind))
        void this.#tries.until(() => stopIfClassified(parts, journal.id), 'another plan for a recording');
    });
    service.note(supply.state);
    supply.onChange((state) => service.note(state));
    supply.onReady((worker) => void service.begin(worker));
  }

  /** In the trash and in the archive there is neither sound nor picture, and nothing is recorded. */
  #followWhereabouts({ db }: MediaDeps, { kind, what, conferenceId }: DomainEvent): void {
    const isGone = kind === 'conference.gone';
    if (conferenceId === undefined || !(isGone || (kind === 'plan.changed' && WHEREABOUTS_TOPICS.has(what)))) return;
    // Its journal is forgotten: even if it is back already, its pages come back to a room that follows the new one.
    if (isGone) void this.service.end(conferenceId);
    const settle = async (): Promise<void> => {
      // Whatever becomes of the recording: nobody is heard and seen any more.
      if ((await whereaboutsOf(db, conferenceId)) !== 'in-use') await this.service.end(conferenceId);
      await this.recordings.settle(conferenceId);
    };
    void this.#tries.until(settle, 'where a conference is');
  }

  /** Finishes what is being recorded, and lets everyone go. */
  async close(): Promise<void> {
    this.#tries.close();
    await this.supply.close();
    await this.recordings.close();
    await this.service.close();
  }
}
