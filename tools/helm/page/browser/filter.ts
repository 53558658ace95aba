/** Search: rows without all of the words are hidden, nodes of pictures without them fade. */
import { element } from "./data.ts";

export function startFilter(): { readonly apply: () => void } {
  const input = element("search") as HTMLInputElement;
  const found = element("found");
  /** Groups that search has opened, to be closed with it. */
  const opened = new Set<HTMLDetailsElement>();

  const apply = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const matches = (each: Element) => {
      const text = each.getAttribute("data-text") ?? "";
      return words.every((word) => text.includes(word));
    };
    let [shown, all] = [0, 0];
    for (const row of document.querySelectorAll<HTMLElement>("main [data-text]:not(svg *)")) {
      const isFound = matches(row);
      row.toggleAttribute("hidden", !isFound);
      if (!row.matches(".objects > li")) continue;
      all += 1;
      if (isFound) shown += 1;
    }
    for (const group of document.querySelectorAll<HTMLDetailsElement>("details.group")) {
      const isEmpty = group.querySelector("li:not([hidden])") === null;
      group.toggleAttribute("hidden", isEmpty);
      if (words.length > 0 && !isEmpty && !group.open) {
        group.open = true;
        opened.add(group);
      }
      if (words.length === 0 && opened.delete(group)) group.open = false;
    }
    for (const drawing of document.querySelectorAll("#figure svg.drawing")) fade(drawing, matches, words.length > 0);
    found.textContent = words.length === 0 ? "" : `${shown} of ${all} objects`;
  };

  input.addEventListener("input", apply);
  return { apply };
}

function fade(drawing: Element, matches: (each: Element) => boolean, isOn: boolean): void {
  const found = new Set<string | null>();
  for (const node of drawing.querySelectorAll(".node")) {
    const isFound = matches(node);
    if (isFound) found.add(node.getAttribute("data-id"));
    node.classList.toggle("dim", isOn && !isFound);
  }
  for (const edge of drawing.querySelectorAll("[data-from]")) {
    const isFound = found.has(edge.getAttribute("data-from")) || found.has(edge.getAttribute("data-to"));
    edge.classList.toggle("dim", isOn && !isFound);
  }
}
