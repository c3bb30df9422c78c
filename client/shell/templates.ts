import Handlebars from 'handlebars/runtime';
import { Idiomorph } from 'idiomorph';
import type { TemplateData } from '../../server/platform/views/template-function.ts';
import { registerTemplateFunctions } from '../../server/platform/views/template-functions.ts';
import { spareMovedVideos } from './moved-videos.ts';
import { pageLang, pageReader, pageToken, pageZone } from './page.ts';

registerTemplateFunctions(Handlebars);
spareMovedVideos();

/** Registers a precompiled template under its name, as a partial for others, and returns the function that renders it. */
export function keepTemplate(name: string, specification: TemplateSpecification): (view: object) => string {
  const template = Handlebars.template<object>(specification);
  Handlebars.registerPartial(name, template);
  return (view) => template(view, { data: pageData() });
}

/**
 * Morphs an element's content into the given HTML. Unchanged elements stay, and so do the focus, open details and dialogs, and
 * whatever is being typed in a field. `name` gives ids, within the content that is there and the new one, to elements that are to be
 * recognized wherever they move.
 */
export function morph(element: Element, html: string, name: (root: ParentNode) => void = () => {}): void {
  const { content } = Object.assign(document.createElement('template'), { innerHTML: html });
  name(element);
  name(content);
  void Idiomorph.morph(element, content, {
    morphStyle: 'innerHTML',
    restoreFocus: true,
    callbacks: { beforeAttributeUpdated: mayUpdate, beforeNodeMorphed: mayMorph },
  });
}

function mayUpdate(attribute: string, element: Element): boolean {
  // What somebody has ticked in a list stays so until they take it back.
  if (attribute === 'checked' && element.hasAttribute('data-pick')) return false;
  if (attribute === 'open') return !(element instanceof HTMLDetailsElement || element instanceof HTMLDialogElement);
  return !(attribute === 'value' && isBeingEdited(element));
}

/** Whether to morph a node: elements marked data-keep belong to a script, such as an editor or a picture. */
function mayMorph(old: Node): boolean {
  return !(old instanceof HTMLElement && (old.dataset.keep !== undefined || (old instanceof HTMLTextAreaElement && isBeingEdited(old))));
}

function isBeingEdited(element: Element): boolean {
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) return element.value !== element.defaultValue;
  return element instanceof HTMLSelectElement && element === document.activeElement;
}

function pageData(): TemplateData {
  return {
    lang: pageLang(),
    zone: pageZone(),
    csrf: pageToken(),
    reader: pageReader(),
    nonce: '',
    path: location.pathname,
    none: {},
    asset: () => '',
  };
}
