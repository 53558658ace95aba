/** The map: which picture is shown, its size, and what is near the node under the pointer. */
import { copyOf, element, type PageData } from "./data.ts";

const STEP = 1.25;
const LIMITS = { smallest: 0.15, legible: 0.62, largest: 2.5 };

export function startMap({ views }: PageData, environmentOf: () => number): { readonly redraw: () => void } {
  const figure = element("figure");
  let scale: number | undefined;

  const resize = () => fitDrawing(figure, scale);

  const redraw = () => {
    const environment = environmentOf();
    const view = views[environment];
    const wanted = document.querySelector<HTMLInputElement>("input[name=view]:checked")?.value;
    const index = wanted === "apps" ? (view?.apps ?? view?.objects) : (view?.objects ?? view?.apps);
    const content = index === undefined ? copyOf(`error-${environment}`) : copyOf(`drawing-${index}`);
    figure.replaceChildren(content);
    resize();
    scrollToStart(figure);
  };

  document.querySelectorAll("[data-zoom]").forEach((button) => {
    button.addEventListener("click", () => {
      const drawing = figure.querySelector("svg.drawing");
      const kind = button.getAttribute("data-zoom");
      if (!(drawing instanceof SVGSVGElement)) return;
      const now = drawing.width.baseVal.value / drawing.viewBox.baseVal.width;
      const next = kind === "in" ? now * STEP : now / STEP;
      scale = kind === "fit" ? undefined : Math.min(LIMITS.largest, Math.max(LIMITS.smallest, next));
      resize();
    });
  });
  document.querySelectorAll("input[name=view]").forEach((input) => {
    input.addEventListener("change", redraw);
  });
  window.addEventListener("resize", resize);
  for (const event of ["pointerover", "focusin"]) document.addEventListener(event, ({ target }) => showNear(target));
  for (const event of ["pointerout", "focusout"]) document.addEventListener(event, () => showNear(null));
  redraw();
  return { redraw };
}

/** The picture in a figure at a scale; by default, as wide as the figure. */
export function fitDrawing(figure: HTMLElement, scale?: number): void {
  const drawing = figure.querySelector("svg.drawing");
  if (!(drawing instanceof SVGSVGElement)) return;
  const { width, height } = drawing.viewBox.baseVal;
  // A picture is never blown up to fill the width, and stays legible: what does not fit is scrolled to.
  const fitting = Math.min(1, Math.max((figure.clientWidth - 18) / width, LIMITS.legible));
  drawing.setAttribute("width", String(Math.round(width * (scale ?? fitting))));
  drawing.setAttribute("height", String(Math.round(height * (scale ?? fitting))));
}

/** To the left, and as far down as the first node is, which comes from outside if any does. */
function scrollToStart(figure: HTMLElement): void {
  const tops = [...figure.querySelectorAll(".node")].map((node) => node.getBoundingClientRect());
  const [first] = tops.toSorted((one, other) => one.left - other.left || one.top - other.top);
  const middle = figure.getBoundingClientRect().top + figure.clientHeight / 2;
  figure.scrollTo({ left: 0, top: first === undefined ? 0 : figure.scrollTop + first.top - middle });
}

/** Dims all but a node and what it has arrows to or from. */
function showNear(target: EventTarget | null): void {
  const node = target instanceof Element ? target.closest("svg.drawing .node") : null;
  const drawing = node?.closest("svg.drawing");
  for (const faded of document.querySelectorAll(".drawing .far")) faded.classList.remove("far", "dim");
  for (const each of document.querySelectorAll(".drawing .near")) each.classList.remove("near");
  if (node === null || drawing === null || drawing === undefined) return;
  const id = node.getAttribute("data-id");
  const near = new Set([id]);
  for (const edge of drawing.querySelectorAll("[data-from]")) {
    const ends = [edge.getAttribute("data-from"), edge.getAttribute("data-to")];
    if (ends.includes(id)) for (const end of ends) near.add(end);
    else edge.classList.add("far", "dim");
  }
  for (const each of drawing.querySelectorAll(".node")) {
    const isNear = near.has(each.getAttribute("data-id"));
    if (isNear) each.classList.add("near");
    else if (!each.classList.contains("dim")) each.classList.add("far", "dim");
  }
}
