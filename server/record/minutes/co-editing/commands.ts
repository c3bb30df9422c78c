import { displayNames } from '../../../accounts/store.ts';
import { whereaboutsOf } from '../../../planning/conferences/store.ts';
import { levelsInForce } from '../../../planning/publishing/store.ts';
import { handleQuery, handleSignal, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf, OutputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { requirePart } from '../commands/documents.ts';
import type { Part } from '../contract.ts';
import { itemIdOf } from '../rules/parts.ts';
import type { CoEditors } from './co-editors.ts';
import { coEditingContract as contract } from './contract.ts';
import { readPosition } from './rules.ts';

type Report = typeof contract.reportPlace;

/** Which pages write at this server. */
export interface PagesThatWrite {
  isWriting(page: { readonly conferenceId: string; readonly actorId: string; readonly page: string }): boolean;
}

/** Pages report where somebody writes. Whose page it is, the server knows from the login. */
export const coEditingHandlers = (pages: PagesThatWrite, coEditors: CoEditors): readonly Handler[] => [
  handleSignal(contract.reportPlace, async (scope, input) => report(scope, input, { pages, coEditors })),
  handleQuery(contract.coEditors, async ({ actor }, { conferenceId }) => coEditors.seenWith(conferenceId, actor.clearance)),
];

interface Open {
  readonly pages: PagesThatWrite;
  readonly coEditors: CoEditors;
}

/** @throws AppError archived, minutes-position, not-found for a part that they may not read, page-not-open, busy. */
async function report(scope: QueryContext, input: InputOf<Report>, { pages, coEditors }: Open): Promise<OutputOf<Report>> {
  const { conferenceId, page, part, caret } = input;
  const { id: userId } = scope.actor;
  const isOpen = (): boolean => pages.isWriting({ conferenceId, actorId: userId, page });
  if (!isOpen()) throw new AppError('page-not-open');
  if (caret !== null && [caret.anchor, caret.head].some((text) => readPosition(Buffer.from(text, 'base64')) === null))
    throw new AppError('minutes-position');
  const published = coEditors.published(conferenceId);
  const known = coEditors.find(conferenceId, { userId, page });
  // A caret that moves within its part costs no question to the database.
  const level = known?.part === part ? known.level : await levelAt(scope, conferenceId, part);
  const name = known?.name ?? (await displayNames(scope.db, [userId])).get(userId) ?? '';
  // A page that was closed meanwhile would never be taken out again; one whose plan has changed follows anew and reports again.
  if (isOpen() && published === coEditors.published(conferenceId))
    coEditors.place(conferenceId, { page, userId, name, part, caret: part === null ? null : caret, level });
  return {};
}

/** The level of a part in which somebody may write. @throws AppError archived, not-found. */
async function levelAt(scope: QueryContext, conferenceId: string, part: Part | null): Promise<number> {
  if ((await whereaboutsOf(scope.db, conferenceId)) === 'archived') throw new AppError('archived');
  if (part === null) return 0;
  await requirePart(scope, conferenceId, part);
  const itemId = itemIdOf(part);
  return itemId === null ? 0 : (await levelsInForce(scope.db, conferenceId))(itemId);
}
