import { minutesContract as contract } from '../../../server/record/minutes/contract.ts';
import type { Login } from '../../helpers/app.ts';
import { bytesOf } from '../../helpers/files.ts';
import { docxText } from '../printouts/files.ts';

/** The lines of the minutes as a Word file, without empty ones; `sittingId`: those of one sitting. */
export async function docx(login: Login, conferenceId: string, sittingId?: string): Promise<string[]> {
  const file = await login.run(contract.paper, { conferenceId, format: 'docx', lang: 'vi', ...(sittingId && { sittingId }) });
  return (await docxText(bytesOf(file))).filter((line) => line.trim() !== '');
}

/** Lines from one on, up to another. */
export const between = (lines: readonly string[], from: string, to: string): string[] =>
  lines.slice(lines.indexOf(from), lines.indexOf(to));
