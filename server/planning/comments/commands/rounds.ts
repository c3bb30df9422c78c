import { handleChange, type ChangeContext, type Handler } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { readable } from '../../documents/commands/access.ts';
import { commentsContract as contract } from '../contract.ts';
import { saveRound } from '../store/index.ts';
import { mustBeInUse } from './asked.ts';

async function setRound(scope: ChangeContext, { conferenceId, documentId, ...round }: InputOf<typeof contract.setRound>) {
  await mustBeInUse(scope, conferenceId);
  const { files } = await readable(scope, conferenceId, documentId);
  if (files.length === 0 && !round.isClosed) throw new AppError('nothing-to-comment');
  const groups = [...new Set(round.groups)];
  return { version: await saveRound(scope.tx, { conferenceId, documentId }, { ...round, groups }, scope.now) };
}

export const commentRoundHandlers: readonly Handler[] = [handleChange(contract.setRound, setRound)];
