import type { Fault } from '../../../../platform/errors.ts';
import { checkTemplate, MAIN, openTemplate, partText, type TemplateJob } from '../../../certificates/commands/write-certificates.ts';
import { markedTemplate } from '../../../certificates/rules/template.ts';
import type { Block } from '../../../printouts/contract.ts';
import { templateFieldCalled, type TemplateTexts } from '../rules/fields.ts';
import { filledTemplate, hasTextAlone } from '../rules/filling.ts';

/** What is wrong with a template of a paper: what runs in a thread of its own. */
export async function checkPaperTemplate({ file }: TemplateJob): Promise<Fault[]> {
  const faults = await checkTemplate({ file }, templateFieldCalled);
  if (faults.length > 0) return faults;
  const marked = markedTemplate(await partText(await openTemplate(file), MAIN), templateFieldCalled);
  return hasTextAlone(marked) ? [] : [{ path: 'template', message: 'template-text-alone' }];
}

export interface FillingJob extends TemplateJob {
  readonly texts: TemplateTexts;
  readonly blocks: readonly Block[];
}

/** A paper in a template of the office, as a Word file. */
export async function fillPaperTemplate({ file, texts, blocks }: FillingJob): Promise<Uint8Array> {
  const zip = await openTemplate(file);
  zip.file(MAIN, filledTemplate(markedTemplate(await partText(zip, MAIN), templateFieldCalled), texts, blocks));
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}
