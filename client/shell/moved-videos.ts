/**
 * Chromium 156 crashes the page when moveBefore moves an element with a playing video, as Idiomorph does with an element whose id
 * reappears elsewhere. Moves such elements by insertBefore instead, which works; nothing changes for others.
 */
export function spareMovedVideos(): void {
  // Templates are also rendered outside browsers, without Element.
  if (typeof Element === 'undefined') return;
  const { moveBefore } = Element.prototype;
  if (typeof moveBefore !== 'function') return;
  Element.prototype.moveBefore = function (this: Element, node: Node, child: Node | null): void {
    if (holdsVideo(node)) this.insertBefore(node, child);
    else moveBefore.call(this, node, child);
  };
}

const holdsVideo = (node: Node): boolean =>
  node instanceof HTMLVideoElement || (node instanceof Element && node.querySelector('video') !== null);
