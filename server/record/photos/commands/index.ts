import type { Handler } from '../../../platform/bus/handlers.ts';
import { photoPaperHandler } from './paper.ts';
import { photoReadingHandlers } from './reading.ts';
import { photoWritingHandlers } from './writing.ts';

export const photosHandlers: readonly Handler[] = [...photoReadingHandlers, ...photoWritingHandlers, photoPaperHandler];
