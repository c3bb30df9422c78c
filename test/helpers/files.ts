import { readFileSync } from 'node:fs';
import type { FileAnswer } from '../../server/platform/contract.ts';

/** The bytes of a file that an operation answered. */
export const bytesOf = ({ content }: FileAnswer): Buffer => ('path' in content ? readFileSync(content.path) : Buffer.from(content));
