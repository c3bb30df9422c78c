import { turnSpeaker } from './names.ts';
import { itemOf, sittingLabel, titleOf, type ViewContext } from './view-context.ts';

/** Something that a screen reader is told once. */
export interface HeardFact {
  /** What it is about: another key is something new. */
  readonly key: string;
  readonly text: string;
}

function sittingHeard(context: ViewContext): HeardFact[] {
  const { state, t } = context;
  const run = state.openSittingId === null ? undefined : state.sittings[state.openSittingId];
  if (!run) return [];
  const { sittingId, openedAt, adjournments } = run;
  const name = sittingLabel(context, sittingId);
  const last = adjournments.at(-1);
  const word = last === undefined ? 'opened' : last.to === null ? 'adjourned' : 'resumed';
  const key = `sitting ${sittingId} ${openedAt} ${last ? (last.to ?? `from ${last.from}`) : ''}`;
  return [{ key, text: t(`livePage.heard.${word}`, { name }) }];
}

function itemHeard(context: ViewContext): HeardFact[] {
  const { state, t } = context;
  const item = itemOf(context, state.runningItemId);
  if (!item) return [];
  return [
    { key: `item ${item.id} ${state.items[item.id]?.startedAt}`, text: t('livePage.heard.starts', { title: titleOf(context, item) }) },
  ];
}

/** Who has the floor. */
export function speechHeard(context: ViewContext): HeardFact[] {
  const { floor } = context.state;
  if (!floor) return [];
  return [{ key: `turn ${floor.turnId}`, text: context.t('livePage.heard.speaks', { name: turnSpeaker(context, floor).title }) }];
}

/** What is going on now: the sitting, the item, who speaks. */
export const nowHeard = (context: ViewContext): HeardFact[] => [...sittingHeard(context), ...itemHeard(context), ...speechHeard(context)];
