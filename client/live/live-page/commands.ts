import { ASK_AGAIN_AFTER_MS, lateQuestion, type PendingCommand } from '../../../server/live/live-page/presenter/pending.ts';
import type { InputOf, Operation, OutputOf } from '../../../server/platform/contract.ts';
import { newId } from '../../../server/platform/ids.ts';
import { SerialQueue } from '../../../server/platform/serial-queue.ts';
import { serverNow } from '../../clock.ts';
import { call, isReachable, reachable, Refused, wayNow } from '../../connection.ts';
import { pageLang, pageZone } from '../../shell/page.ts';
import { askLate, showPending } from './pending-commands.ts';

/** A command of a page, and the label of its button. */
export interface Command<T extends Operation> {
  readonly operation: T;
  readonly input: InputOf<T>;
  readonly label: string;
  /** It takes the place of every earlier one of its operation that has no answer yet: only the last one counts. */
  readonly replaces?: boolean | undefined;
}

/** A command from its first press until its answer. It keeps its id, so that it has one effect however often it is sent. */
class Delivery implements PendingCommand {
  readonly id = newId();
  readonly label: string;
  readonly abandoned: Promise<'abandoned'>;
  abandon: () => void = () => {};
  pressedAt = serverNow();
  state: PendingCommand['state'] = 'sending';
  /** The route on which it was last sent; null if never. */
  sentOn: string | null = null;

  constructor(label: string) {
    this.label = label;
    this.abandoned = new Promise((resolve) => (this.abandon = () => resolve('abandoned')));
  }
}

const deliveries = new Map<string, Delivery>();
/** Asks questions one at a time, in the order of the presses. */
const questions = new SerialQueue();

/**
 * Runs a command of a live page. While the connection is down it waits, visibly; after more than ten seconds the user is asked
 * again before it is sent. Pressed again before its answer, it is the same command and is sent once more with the same id.
 * Returns null if it was abandoned, or is already running. @throws Refused with words for people.
 */
export async function run<T extends Operation>({ operation, input, label, replaces = false }: Command<T>): Promise<OutputOf<T> | null> {
  const key = JSON.stringify([operation.name, input]);
  const before = deliveries.get(key);
  if (before) {
    before.pressedAt = serverNow();
    show();
    return null;
  }
  if (replaces) abandonAll(operation);
  const delivery = new Delivery(label);
  deliveries.set(key, delivery);
  try {
    return await deliver(delivery, () => call(operation, input, { id: delivery.id, tries: 1 }));
  } finally {
    if (deliveries.get(key) === delivery) deliveries.delete(key);
    show();
  }
}

/** Lets go of every command of an operation that has no answer yet, so that pressing the same again later is a press of its own. */
function abandonAll({ name }: Operation): void {
  for (const [key, delivery] of deliveries) {
    if ((JSON.parse(key) as unknown[])[0] !== name) continue;
    delivery.abandon();
    deliveries.delete(key);
  }
}

const show = (): void => showPending([...deliveries.values()]);

async function deliver<Output>(delivery: Delivery, send: () => Promise<Output>): Promise<Output | null> {
  for (;;) {
    if (!isReachable() && (await Promise.race([lineIsUp(delivery), delivery.abandoned])) === 'abandoned') return null;
    if (isLate(delivery) && !(await questions.run(() => confirmLate(delivery)))) return null;
    if (!isReachable()) continue;
    delivery.sentOn = wayNow();
    try {
      const answer = await Promise.race([send().then((output) => ({ output })), delivery.abandoned]);
      return answer === 'abandoned' ? null : answer.output;
    } catch (error) {
      if (error instanceof Refused) throw error;
      delivery.state = 'unknown';
      show();
    }
  }
}

/** Waits for the connection, visibly. */
async function lineIsUp(delivery: Delivery): Promise<'up'> {
  if (delivery.state === 'sending') delivery.state = 'waiting';
  show();
  await reachable();
  return 'up';
}

/** Whether it would arrive late; not on the route on which it was sent before, where messages arrive in order. */
const isLate = ({ pressedAt, sentOn }: Delivery): boolean =>
  serverNow() - pressedAt > ASK_AGAIN_AFTER_MS && (sentOn === null || sentOn !== wayNow());

async function confirmLate(delivery: Delivery): Promise<boolean> {
  if (!isLate(delivery)) return true;
  const question = lateQuestion(delivery, delivery.sentOn !== null, pageLang(), pageZone());
  const answer = await Promise.race([askLate(question), delivery.abandoned]);
  delivery.pressedAt = serverNow();
  return answer === true;
}
