import { handleQuery, type ChangeContext, type Handler, type QueryContext } from '../../platform/bus/handlers.ts';
import type { RefusedCall } from '../../platform/bus/call.ts';
import type { Clock } from '../../platform/clock.ts';
import { Id, type InputOf } from '../../platform/contract.ts';
import { conferenceIdOf } from '../../platform/bus/authority.ts';
import type { Database } from '../../platform/database/open.ts';
import { dayBounds } from '../../platform/day-bounds.ts';
import { CSV_MARK, csvLine } from '../../platform/sheets/csv.ts';
import { nextTurn } from '../../platform/next-turn.ts';
import { RecentKeys } from '../../platform/ttl-cache.ts';
import { defaultZone } from '../../platform/views/templates.ts';
import { ANONYMOUS } from '../store.ts';
import { userByName } from '../users/store.ts';
import { EVENTS_PER_PAGE, securityLogContract as contract } from './contract.ts';
import { csvHead, csvRow } from './presenter.ts';
import { isRepeatable, mustFitFile, refusalKind, REPEATED_WITHIN_MS } from './rules.ts';
import { countEvents, eventSince, eventsThatFit, findEvents, recordEvent, type NewSecurityEvent } from './store.ts';

type About = Omit<NewSecurityEvent, 'actor' | 'at' | 'address'> & { readonly actor?: NewSecurityEvent['actor'] };

/** Records what the actor of a command does, in its transaction. */
export const noteEvent = ({ tx, actor, now: at, address }: ChangeContext, event: About): Promise<void> =>
  recordEvent(tx, { actor, at, address, ...event });

/** Records what the actor of a query is given. */
export const noteRead = ({ db, actor, now: at, address }: QueryContext, event: About): Promise<void> =>
  recordEvent(db, { actor, at, address, ...event });

/** Whether the actor of a query has such an event in a conference since a moment (milliseconds since 1970). */
export const hasEventSince = ({ db, actor }: QueryContext, kind: NewSecurityEvent['kind'], conferenceId: string, since: number) =>
  eventSince(db, { kind, actor, conferenceId, since });

const chosen = (db: Database, { kind, person, from, to }: Omit<InputOf<typeof contract.list>, 'page'>) =>
  eventsThatFit(db, { kind, person, ...dayBounds(from, to, defaultZone) });

async function list({ db }: QueryContext, { page, ...input }: InputOf<typeof contract.list>) {
  const where = await chosen(db, input);
  const events = await findEvents(db, where, (page - 1) * EVENTS_PER_PAGE, EVENTS_PER_PAGE);
  return { events, total: await countEvents(db, where) };
}

const PER_CHUNK = 500;

/** Writes the file in parts, so that live commands do not wait for it. @throws AppError export-too-long. */
async function exportCsv(scope: QueryContext, { lang, ...input }: InputOf<typeof contract.export>) {
  const where = await chosen(scope.db, input);
  const total = await countEvents(scope.db, where);
  mustFitFile(total);
  const parts = [`${CSV_MARK}${csvLine(csvHead(lang))}`];
  for (let skip = 0; skip < total; skip += PER_CHUNK) {
    const events = await findEvents(scope.db, where, skip, PER_CHUNK);
    parts.push(events.map((event) => csvLine(csvRow(lang, event))).join(''));
    await nextTurn();
  }
  if (!scope.headersOnly) await noteRead(scope, { kind: 'exported', detail: { what: 'security-log', count: total } });
  return { name: 'security-log.csv', mediaType: 'text/csv; charset=utf-8', content: Buffer.from(parts.join('')), revalidate: false };
}

export const securityLogHandlers: Handler[] = [handleQuery(contract.list, list), handleQuery(contract.export, exportCsv)];

/** The login that a failed sign-in named, if there is one: what somebody typed instead of a name may be their password. */
async function subjectOf(db: Database, { operation, input }: RefusedCall): Promise<NewSecurityEvent['subject']> {
  const name = operation.name === 'accounts.signIn' && typeof input === 'object' && input !== null && 'name' in input ? input.name : null;
  const user = typeof name === 'string' ? await userByName(db, name) : null;
  return user && { kind: 'user', id: user.id };
}

/** The conference that a refused input names: it may not have been checked yet. */
const conferenceIn = (input: unknown): string | null => Id.safeParse(conferenceIdOf(input)).data ?? null;

/** Records refusals that say something about security; resolves once they are stored. */
export function refusalRecorder(db: Database, clock: Clock): (refused: RefusedCall) => Promise<void> {
  const recent = new RecentKeys(clock, REPEATED_WITHIN_MS);
  return async (refused) => {
    const { operation, actor, input, address } = refused;
    const kind = refusalKind(refused);
    if (kind === null) return;
    if (isRepeatable(kind) && recent.isRepeated(`${kind} ${operation.name} ${actor.kind}/${actor.conferenceId ?? ''}/${actor.id}`)) return;
    const about = { conferenceId: conferenceIn(input) ?? actor.conferenceId, subject: await subjectOf(db, refused) };
    await recordEvent(db, { kind, actor, at: clock(), address, ...about, detail: { operation: operation.name } });
  };
}

/** Records that attempts at secrets from an address are held off; once a minute, since those who guess do not stop for it. */
export function throttleRecorder(db: Database, clock: Clock): (address: string) => Promise<void> {
  const recent = new RecentKeys(clock, REPEATED_WITHIN_MS);
  return async (address) => {
    if (!recent.isRepeated(address)) await recordEvent(db, { kind: 'throttled', actor: ANONYMOUS, at: clock(), address });
  };
}
