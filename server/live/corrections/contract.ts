import { z } from 'zod';
import { command, DESK } from '../../accounts/permissions.ts';
import { Id } from '../../platform/contract.ts';

export const correctionsContract = {
  correct: command({
    name: 'proceedings.correct',
    summary: 'Undo a journal entry and its consequences.',
    route: 'POST /conferences/:conferenceId/proceedings/:seq/correct',
    permit: DESK,
    refusals: ['cannot-undo', 'changed-since'],
    input: z.strictObject({ conferenceId: Id, seq: z.coerce.number().int().min(1) }),
    output: z.strictObject({ seq: z.number().int().min(1) }),
  }),
};
