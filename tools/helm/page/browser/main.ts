/** The page's script: everything is on the page already; this finds, shows and hides it. */
import { element, readData } from "./data.ts";
import { startFilter } from "./filter.ts";
import { startMap } from "./map.ts";
import { startPanel } from "./panel.ts";

const data = readData();

/** The environment that is shown, by its place in the list. */
function environmentOf(): number {
  return Number(document.querySelector<HTMLInputElement>("input[name=environment]:checked")?.value ?? 0);
}

const filter = startFilter();
const map = startMap(data, environmentOf);
const panel = startPanel(data, environmentOf);

function showEnvironment(): void {
  const environment = environmentOf();
  map.redraw();
  for (const item of document.querySelectorAll(".objects > li[data-texts]")) {
    const texts = (item.getAttribute("data-texts") ?? "").split(" ");
    item.firstElementChild?.classList.toggle("absent", texts[environment] === "-1");
  }
  filter.apply();
  panel.update();
}

for (const input of document.querySelectorAll("input[name=environment]"))
  input.addEventListener("change", showEnvironment);
for (const input of document.querySelectorAll("input[name=view]")) input.addEventListener("change", filter.apply);

element("theme").addEventListener("click", () => {
  const root = document.documentElement;
  const isDark =
    root.dataset["theme"] === undefined
      ? matchMedia("(prefers-color-scheme: dark)").matches
      : root.dataset["theme"] === "dark";
  root.dataset["theme"] = isDark ? "light" : "dark";
});

document.addEventListener("keydown", (event) => {
  const isTyping = event.target instanceof HTMLInputElement && event.target.type === "search";
  if (event.key === "/" && !isTyping) {
    event.preventDefault();
    element("search").focus();
  }
  if (event.key === "Escape") panel.close();
});

/** Paper has nothing to click on. */
const closed = new Set<HTMLDetailsElement>();
window.addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll<HTMLDetailsElement>("main details:not([open])")) {
    details.open = true;
    closed.add(details);
  }
});
window.addEventListener("afterprint", () => {
  for (const details of closed) details.open = false;
  closed.clear();
});

showEnvironment();
