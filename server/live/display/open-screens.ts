import type { HallScreens } from './contract.ts';
import { saysTheSame, screensAt, withReport, type ScreenReport } from './rules.ts';

/** How often to check which displays have fallen silent, in milliseconds. */
const LOOK_INTERVAL_MS = 1000;

export interface OpenScreensOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Sends the list to those at the desk. */
  readonly tell: (news: HallScreens) => void;
}

/** The open hall displays of each conference, by their own reports. In memory only. */
export class OpenScreens {
  readonly #options: OpenScreensOptions;
  readonly #reported = new Map<string, ReadonlyMap<string, ScreenReport>>();
  readonly #told = new Map<string, HallScreens>();
  readonly #timer = setInterval(() => this.look(), LOOK_INTERVAL_MS).unref();

  constructor(options: OpenScreensOptions) {
    this.#options = options;
  }

  /** Takes the report of a display; null: its page is being left. */
  take(conferenceId: string, screenId: string, report: ScreenReport | null): void {
    this.#reported.set(conferenceId, withReport(this.#reported.get(conferenceId) ?? new Map(), screenId, report));
    this.#tell(conferenceId);
  }

  of(conferenceId: string): HallScreens {
    return { conferenceId, screens: screensAt(this.#reported.get(conferenceId) ?? new Map(), this.#options.now()) };
  }

  /** Sends the list if a display has fallen silent. Runs by itself every second. */
  look(): void {
    for (const conferenceId of this.#reported.keys()) this.#tell(conferenceId);
  }

  #tell(conferenceId: string): void {
    const news = this.of(conferenceId);
    if (saysTheSame(news.screens, this.#told.get(conferenceId)?.screens ?? [])) return;
    this.#told.set(conferenceId, news);
    this.#options.tell(news);
    if (news.screens.length > 0) return;
    this.#reported.delete(conferenceId);
    this.#told.delete(conferenceId);
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
