import { noteEvent } from '../../../accounts/security-log/commands.ts';
import { logChange, requireConference } from '../../../planning/conferences/store.ts';
import { handleQuery, handleChange, handleSignal, type Handler } from '../../../platform/bus/handlers.ts';
import { AppError } from '../../../platform/errors.ts';
import { proceedingsContract } from '../../sitting/contract/index.ts';
import { stateOf } from '../../sitting/rules/index.ts';
import { recordingsContract as contract } from '../contract/recordings.ts';
import { recordingFileName } from './presenter.ts';
import type { Recordings } from './recordings.ts';
import { holdsAny } from './secrecy.ts';

/** Handlers of the operations on recordings. */
export const recordingHandlers = (recordings: Recordings): Handler[] => [
  handleQuery(contract.list, async ({ db, ask, state }, { conferenceId }) => {
    await requireConference(db, conferenceId);
    const [all, folded, plan] = await Promise.all([
      recordings.library.all(conferenceId),
      state(conferenceId),
      ask(proceedingsContract.livePlan, { conferenceId }),
    ]);
    const hidden = new Set(plan.items.flatMap((item) => (item.hidden ? [item.id] : [])));
    const files = all.filter((file) => !holdsAny(stateOf(folded), hidden, file));
    return { files: files.toSorted((a, b) => a.startedAt - b.startedAt || a.kind.localeCompare(b.kind)) };
  }),
  handleQuery(contract.file, async ({ ask }, { conferenceId, id, lang }) => {
    const { files } = await ask(contract.list, { conferenceId });
    const file = files.find((one) => one.id === id && one.state === 'ready');
    if (!file) throw new AppError('not-found');
    const name = recordingFileName({ lang, plan: await ask(proceedingsContract.livePlan, { conferenceId }) }, file);
    return { name, mediaType: 'video/webm', content: { path: recordings.library.pathOf(conferenceId, file) }, revalidate: true };
  }),
  handleSignal(contract.cut, async ({ db }, { conferenceId, sittingId }) => {
    await requireConference(db, conferenceId);
    await recordings.cut({ conferenceId, sittingId });
    return {};
  }),
  handleChange(contract.erase, async (scope, { conferenceId, sittingId }) => {
    const { tx, actor, now: at } = scope;
    await logChange(tx, { conferenceId, actor, at, operation: contract.erase.name, subjectId: sittingId, changes: {} });
    await noteEvent(scope, { kind: 'erased', conferenceId, subject: { kind: 'sitting', id: sittingId }, detail: { what: 'recordings' } });
    await recordings.erase({ conferenceId, sittingId });
    return {};
  }),
];
