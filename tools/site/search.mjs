/** The search of the site. The sections of all pages come with it, so that it needs no server. */
import MiniSearch from "minisearch";

const MOST = 12;
const field = document.getElementById("search");
const results = document.getElementById("results");
let index;

/** Made when it is first needed. Names like `health_check.period_seconds` are found by their parts, too. */
function indexOf(sections) {
  const made = new MiniSearch({
    fields: ["title", "text"],
    storeFields: ["title", "href", "page"],
    tokenize: (text) =>
      text.split(/[\s`"'(),;:|<>{}[\]=]+|\.(?=\s|$)/).flatMap((word) => [...new Set([word, ...word.split(/[._/-]/)])]),
    searchOptions: {
      boost: { title: 4 },
      prefix: true,
      fuzzy: (word) => (word.length > 4 ? 0.3 : 0),
      combineWith: "AND",
      tokenize: (text) => text.split(/\s+/),
    },
  });
  made.addAll(sections.map((section, id) => ({ ...section, id })));
  return made;
}

function show() {
  const words = field.value.trim();
  results.hidden = words === "";
  document.getElementById("menu").hidden = words !== "";
  results.replaceChildren();
  if (words === "") return;
  index ??= indexOf(window.SECTIONS);
  const found = index.search(words).slice(0, MOST);
  for (const { title, href, page } of found) {
    const [item, link, where] = ["li", "a", "small"].map((name) => document.createElement(name));
    link.href = href;
    link.textContent = title;
    where.textContent = page.replaceAll("_", " ");
    item.append(link, where);
    results.append(item);
  }
  if (found.length === 0) {
    const none = document.createElement("li");
    none.textContent = "Nothing found.";
    results.append(none);
  }
}

field.addEventListener("input", show);
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && document.activeElement !== field) {
    event.preventDefault();
    field.focus();
  }
  if (event.key === "Escape") {
    field.value = "";
    show();
  }
  if (event.key === "Enter" && document.activeElement === field) results.querySelector("a")?.click();
});
