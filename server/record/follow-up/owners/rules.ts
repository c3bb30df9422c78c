import { spelled } from '../../../platform/text.ts';
import type { Matter } from '../contract.ts';
import { isSettled } from '../rules/due.ts';
import type { TaskOwner } from './contract.ts';

type InCharge = Pick<Matter, 'owner' | 'ownerId'>;

/** Under which key somebody is in charge: a name that is written, whatever login is beside it, or a login alone. Null: nobody is. */
export function ownerKey({ owner, ownerId }: InCharge): string | null {
  if (owner !== null) return spelled(owner);
  return ownerId === null ? null : `@${ownerId}`;
}

export const isLoginKey = (key: string): boolean => key.startsWith('@');

/** Whether a matter is a task of an owner: those that were merged are none of theirs any more. */
export const isTaskOf = (matter: InCharge & Pick<Matter, 'kind' | 'mergedInto'>, key: string): boolean =>
  matter.kind === 'task' && matter.mergedInto === null && ownerKey(matter) === key;

/** What is kept of an owner besides their tasks. */
export type KeptOwner = Pick<TaskOwner, 'email' | 'hasLink' | 'version'>;
type Counted = InCharge & Pick<Matter, 'kind' | 'mergedInto' | 'status' | 'lastDay' | 'askedOn' | 'ownerName'>;

const NOTHING_KEPT: KeptOwner = { email: null, hasLink: false, version: 0 };

/** The owners of tasks by name, with how their tasks stand; whoever has none any more but a link is there too. `kept`: by key. */
export function taskOwners(
  matters: readonly Counted[],
  kept: ReadonlyMap<string, KeptOwner & { readonly name: string }>,
  today: string,
): TaskOwner[] {
  const tasks = matters.filter(({ kind, mergedInto }) => kind === 'task' && mergedInto === null);
  const byKey = Map.groupBy(tasks, (task) => ownerKey(task) ?? '');
  const keys = [...new Set([...byKey.keys(), ...[...kept].flatMap(([key, { hasLink }]) => (hasLink ? [key] : []))])].filter(
    (key) => key !== '',
  );
  const owners = keys.map((key): TaskOwner => {
    const own = byKey.get(key) ?? [];
    const open = own.filter((task) => !isSettled(task));
    const { name: _name, ...more } = { name: '', ...NOTHING_KEPT, ...kept.get(key) };
    return {
      key,
      name: own[0]?.owner ?? own[0]?.ownerName ?? kept.get(key)?.name ?? '',
      isLogin: isLoginKey(key),
      tasks: own.length,
      open: open.length,
      overdue: open.filter(({ lastDay }) => lastDay !== null && lastDay < today).length,
      asked: open.filter(({ askedOn }) => askedOn !== null).length,
      ...more,
    };
  });
  return owners.toSorted((a, b) => a.name.localeCompare(b.name, 'vi'));
}
