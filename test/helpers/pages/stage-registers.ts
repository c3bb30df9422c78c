import { registersContract } from '../../../server/record/registers/contract/index.ts';
import type { Login } from '../app.ts';

/** Texts of the registers that are data. */
export const REGISTER_TEXTS = { office: 'Tỉnh ủy', sign: '12-CV/TU', about: 'Về việc cử đại biểu', reason: 'Để dành cho văn bản mật' };

const NONE = {
  paperDate: null,
  kindName: null,
  holder: null,
  signedFor: null,
  pages: null,
  urgency: null,
  classification: null,
  note: null,
};

/** A paper that arrived, and a number that is reserved: their ids. */
export async function stageRegisters(keeper: Login): Promise<{ readonly arrival: string; readonly reserved: string }> {
  const { reason, ...letter } = REGISTER_TEXTS;
  const date = '2025-11-26';
  const arrival = await keeper.run(registersContract.enter, { date, facts: { ...NONE, ...letter } });
  const asked = { form: 'state', kind: 'BC', date, office: null, count: 1, reason } as const;
  const { first } = await keeper.run(registersContract.reserve, asked);
  return { arrival: arrival.id, reserved: first.id };
}
