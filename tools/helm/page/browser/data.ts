/** What the page hands to its script. */

interface ObjectData {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly group: string;
  readonly template: string;
  /** Of each environment, the index in `texts`; -1 where it is not there. */
  readonly texts: readonly number[];
}

interface TextData {
  readonly lines: readonly string[];
  /** Of each line, the index in `sources`; -1 for none. */
  readonly sources: readonly number[];
}

export interface SourceData {
  readonly kind: string;
  readonly text: string;
  readonly key: string;
}

export interface PageData {
  readonly environments: readonly string[];
  readonly objects: readonly ObjectData[];
  readonly texts: readonly TextData[];
  readonly sources: readonly SourceData[];
  /** Of each environment, the drawing of each app. */
  readonly details: readonly Readonly<Record<string, number>>[];
  readonly views: readonly { readonly objects?: number; readonly apps?: number }[];
}

export function readData(): PageData {
  return JSON.parse(element("data").textContent ?? "") as PageData;
}

export function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`no element ${id}`);
  return found;
}

/** A new element with text, or with other elements. */
export function make(tag: string, className: string, ...content: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  if (className !== "") made.className = className;
  made.append(...content);
  return made;
}

export function link(id: string, text = id): HTMLElement {
  const made = make("a", "chip", text);
  made.setAttribute("href", `#show=${encodeURIComponent(id)}`);
  return made;
}

/** A copy of what a template holds. */
export function copyOf(template: string): Node {
  const found = document.getElementById(template);
  return found instanceof HTMLTemplateElement ? found.content.cloneNode(true) : document.createTextNode("");
}
