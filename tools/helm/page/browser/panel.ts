/** The panel about one object or app, which the address of the page names: `#show=Deployment%2Fapi`. */
import { copyOf, element, link, make, type PageData, type SourceData } from "./data.ts";
import { fitDrawing } from "./map.ts";

const SHOWN = /^#show=(.*)$/;

export interface Panel {
  /** Shows what the address names; nothing if it names nothing. */
  readonly update: () => void;
  readonly close: () => void;
}

export function startPanel(data: PageData, environmentOf: () => number): Panel {
  const panel = element("panel");
  let opener: Element | null = null;

  const close = () => {
    if (panel.hidden) return;
    panel.hidden = true;
    if (SHOWN.test(location.hash)) history.replaceState(null, "", location.pathname + location.search);
    if (opener instanceof HTMLElement || opener instanceof SVGElement) opener.focus();
  };

  const update = () => {
    const id = shownId();
    const content = id === undefined ? undefined : contentOf(id, data, environmentOf());
    if (content === undefined) {
      panel.hidden = true;
      return;
    }
    if (panel.hidden) opener = document.activeElement;
    const button = make("button", "", "Close");
    button.setAttribute("type", "button");
    button.addEventListener("click", close);
    const title = make("h2", "", content.title);
    title.id = "panel-title";
    const head = make("div", "panel-head", make("div", "", title, make("p", "", content.about)), button);
    const isOpening = panel.hidden;
    panel.hidden = false;
    panel.replaceChildren(head, ...content.parts);
    for (const figure of panel.querySelectorAll("figure")) fitDrawing(figure);
    panel.scrollTop = 0;
    if (isOpening) panel.focus();
  };

  window.addEventListener("hashchange", update);
  return { update, close };
}

/** What the address names, if it can be read. */
function shownId(): string | undefined {
  const written = SHOWN.exec(location.hash)?.[1];
  if (written === undefined) return undefined;
  try {
    return decodeURIComponent(written);
  } catch {
    return undefined;
  }
}

interface Content {
  readonly title: string;
  readonly about: string;
  readonly parts: readonly Node[];
}

function contentOf(id: string, data: PageData, environment: number): Content {
  const object = data.objects.find((each) => each.id === id);
  if (object !== undefined) return objectContent(object, data, environment);
  const app = id.startsWith("App/") ? id.slice("App/".length) : undefined;
  if (app !== undefined) return appContent(app, data, environment);
  return {
    title: id.startsWith("Outside/") ? "Clients outside the cluster" : id,
    about: "Not in the chart: it exists already, or others create it.",
    parts: [],
  };
}

function objectContent(object: PageData["objects"][number], data: PageData, environment: number): Content {
  const { texts, group, template } = object;
  const text = data.texts[texts[environment] ?? -1];
  const name = data.environments[environment] ?? "";
  const others = data.environments.filter((_, index) => (texts[index] ?? -1) < 0);
  const parts =
    text === undefined ? [make("p", "note", `It is not there with ${name}.`)] : yamlParts(text, data.sources);
  const apps = group === "" ? [] : [make("p", "", "Part of ", link(`App/${group}`, group))];
  const missing =
    others.length === 0 || data.environments.length === 1
      ? []
      : [make("p", "note", `Not there with ${others.join(", ")}.`)];
  return { title: object.id, about: `${template} · ${name}`, parts: [...apps, ...missing, ...parts] };
}

function appContent(app: string, data: PageData, environment: number): Content {
  const drawing = data.details[environment]?.[app];
  const figure = make("figure", "", ...(drawing === undefined ? [] : [copyOf(`drawing-${drawing}`)]));
  const objects = data.objects.filter(({ group }) => group === app);
  const items = objects.map(({ id }) => make("li", "", link(id)));
  return {
    title: app,
    about: `App · ${data.environments[environment] ?? ""}`,
    parts: [...(drawing === undefined ? [] : [figure]), make("h3", "", "Objects"), make("ul", "objects", ...items)],
  };
}

function yamlParts({ lines, sources }: PageData["texts"][number], all: readonly SourceData[]): readonly Node[] {
  const kinds = [...new Set(sources.flatMap((index) => all[index]?.kind ?? []))].sort();
  const legend = kinds.map((kind) => make("li", `source ${kind}`, kind));
  const items = lines.map((line, index) => {
    const source = all[sources[index] ?? -1];
    const item = make("li", "", make("code", "", line));
    if (source !== undefined) item.append(sourceOf(source));
    return item;
  });
  return [make("ul", "sources", ...legend), make("ol", "yaml", ...items)];
}

/** The name of the template is above all lines. */
function sourceOf({ kind, text, key }: SourceData): HTMLElement {
  const made = make("span", `source ${kind}`, kind === "template" ? kind : text.replaceAll("`", ""));
  if (key !== "") made.title = `Values: ${key}`;
  return made;
}
