import { planPublished } from '../../../planning/publishing/contract.ts';
import type { DomainEvent } from '../../../platform/bus/handlers.ts';
import { AppError } from '../../../platform/errors.ts';
import { CO_EDITORS, type CoEditorsNow } from './contract.ts';
import { colourFor, seenWith, type KnownCoEditor } from './rules.ts';

/** However often carets move, readers are told this often at most, in milliseconds. */
const TELL_INTERVAL_MS = 100;
/** Most pages of one conference that are shown. */
export const MAX_CO_EDITORS = 60;
const CLEARANCES = [0, 1, 2, 3];

/** The open pages of this server. */
interface Audience {
  toStaffCleared(conferenceId: string, clearance: number, event: string, message: unknown): void;
}

/** Who writes at a page, and where. */
type Reported = Omit<KnownCoEditor, 'colour'>;
const keyOf = ({ userId, page }: Pick<Reported, 'userId' | 'page'>): string => `${userId} ${page}`;

/** Who writes in the minutes at present, and where, by the pages' own reports. In memory only, and of this server only. */
export class CoEditors {
  readonly #audience: Audience;
  readonly #known = new Map<string, Map<string, KnownCoEditor>>();
  readonly #due = new Map<string, NodeJS.Timeout>();
  readonly #published = new Map<string, number>();

  constructor(audience: Audience) {
    this.#audience = audience;
  }

  #of(conferenceId: string): Map<string, KnownCoEditor> {
    return this.#known.get(conferenceId) ?? new Map<string, KnownCoEditor>();
  }

  find(conferenceId: string, page: Pick<Reported, 'userId' | 'page'>): KnownCoEditor | null {
    return this.#of(conferenceId).get(keyOf(page)) ?? null;
  }

  /** How many versions of a plan were published meanwhile: what was looked up before may be classified by now. */
  published(conferenceId: string): number {
    return this.#published.get(conferenceId) ?? 0;
  }

  /** Takes the report of a page. @throws AppError busy when too many are open. */
  place(conferenceId: string, report: Reported): void {
    const [known, key] = [this.#of(conferenceId), keyOf(report)];
    if (!known.has(key) && known.size >= MAX_CO_EDITORS) throw new AppError('busy');
    known.set(key, { ...report, colour: known.get(key)?.colour ?? colourFor(report.userId, [...known.values()]) });
    this.#known.set(conferenceId, known);
    this.#tellSoon(conferenceId);
  }

  seenWith(conferenceId: string, clearance: number): CoEditorsNow {
    return { conferenceId, coEditors: seenWith(clearance, [...this.#of(conferenceId).values()]) };
  }

  /** Takes notice of pages that are left, and of what changes who may know what. */
  readonly hear = ({ kind, conferenceId = '', actorId, page }: DomainEvent): void => {
    if (kind === planPublished.kind) this.#published.set(conferenceId, this.published(conferenceId) + 1);
    const known = this.#known.get(conferenceId);
    if (!known) return;
    if (kind === 'page.left' && !known.delete(keyOf({ userId: String(actorId), page: String(page) }))) return;
    // The pages follow anew and report again; until then nobody is shown in a part that may be classified by now.
    if (kind === planPublished.kind) for (const [key, one] of known) known.set(key, { ...one, part: null, caret: null, level: 0 });
    if (kind === 'conference.gone') known.clear();
    if (kind === 'page.left' || kind === planPublished.kind || kind === 'conference.gone') this.#tellSoon(conferenceId);
  };

  #tellSoon(conferenceId: string): void {
    if (this.#due.has(conferenceId)) return;
    this.#due.set(conferenceId, setTimeout(() => this.#tell(conferenceId), TELL_INTERVAL_MS).unref());
  }

  #tell(conferenceId: string): void {
    this.#due.delete(conferenceId);
    for (const clearance of CLEARANCES)
      this.#audience.toStaffCleared(conferenceId, clearance, CO_EDITORS, this.seenWith(conferenceId, clearance));
    if (this.#known.get(conferenceId)?.size === 0) this.#known.delete(conferenceId);
  }

  close(): void {
    for (const timer of this.#due.values()) clearTimeout(timer);
  }
}
