/** Builds the documentation as a small site: `npm run site`. It needs no server: opened from disk, it works the same. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, normalize, relative } from "node:path";
import Eleventy from "@11ty/eleventy";
import { buildSync } from "esbuild";
import { anchorOf } from "../npm/links.mjs";

const ROOT = join(import.meta.dirname, "../..");
const HERE = "tools/site";
const DOCS = "docs";
export const OUTPUT = "site";

/** The page that people see first. */
const HOME = "overview";

/** The pages of each part of the menu, in their order. */
export const MENU = JSON.parse(readFileSync(join(ROOT, HERE, "pages.json"), "utf8"));

const fileOf = (page) => (page === HOME ? "index.html" : `${page}.html`);

export async function buildSite() {
  process.chdir(ROOT);
  rmSync(OUTPUT, { recursive: true, force: true });
  const site = { sections: [], files: new Set() };
  const eleventy = new Eleventy(DOCS, OUTPUT, {
    quietMode: true,
    configPath: join(HERE, "eleventy.config.mjs"),
    config: (config) => configure(config, site),
  });
  await eleventy.write();
  for (const file of site.files) {
    const target = join(OUTPUT, "files", `${file}.txt`);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(file, target);
  }
  cpSync(join(HERE, "style.css"), join(OUTPUT, "style.css"));
  cpSync(join(DOCS, "overview.svg"), join(OUTPUT, "overview.svg"));
  writeFileSync(join(OUTPUT, "sections.js"), `window.SECTIONS = ${JSON.stringify(site.sections)};\n`);
  buildSync({
    entryPoints: [join(HERE, "search.mjs")],
    outfile: join(OUTPUT, "search.js"),
    bundle: true,
    minify: true,
  });
}

function configure(config, site) {
  config.setIncludesDirectory(`../${HERE}`);
  config.setTemplateFormats(["md"]);
  config.addGlobalData("layout", "page.njk");
  config.addGlobalData(
    "permalink",
    () =>
      ({ page }) =>
        fileOf(page.fileSlug),
  );
  config.addGlobalData("menu", () => menu());
  config.addFilter("titleOf", (text) => titleIn(text));
  config.setNunjucksEnvironmentOptions({ autoescape: false });
  config.amendLibrary("md", (markdown) => {
    markdown.set({ html: true });
    markdown.core.ruler.push("sections", (state) => addSections(state, site));
    markdown.core.ruler.push("links", (state) => rewriteLinks(state, site));
  });
}

function menu() {
  return MENU.map(({ title, pages }) => ({
    title,
    pages: pages.map((page) => ({ href: fileOf(page), title: titleIn(readFileSync(`${DOCS}/${page}.md`, "utf8")) })),
  }));
}

function titleIn(text) {
  return /^# (.+)$/m.exec(text)?.[1].replaceAll("`", "") ?? "";
}

/** Headings get the anchors that code hosts give them, and each is a section that can be searched. */
function addSections({ tokens, env }, { sections }) {
  const page = env.page.fileSlug;
  let section;
  for (const [index, token] of tokens.entries()) {
    if (token.type === "heading_open") {
      const title = tokens[index + 1].content;
      const anchor = anchorOf(title);
      token.attrSet("id", anchor);
      const isTop = token.tag === "h1";
      section = {
        href: isTop ? fileOf(page) : `${fileOf(page)}#${anchor}`,
        title: title.replaceAll("`", ""),
        page,
        text: "",
      };
      sections.push(section);
    } else if (section !== undefined && ["inline", "fence"].includes(token.type)) {
      section.text += `${token.content.replaceAll(/\]\([^)]*\)/g, "")}\n`;
    }
  }
}

/** Links to pages lead to pages, and links to other files of the repository to copies of them. */
function rewriteLinks({ tokens, env }, site) {
  const folder = dirname(normalize(env.page.inputPath));
  for (const token of tokens.flatMap(({ children }) => children ?? [])) {
    const href = token.type === "link_open" ? token.attrGet("href") : null;
    if (href === null || /^([a-z]+:|#)/.test(href)) continue;
    const [path, anchor] = href.split("#");
    token.attrSet("href", addressOf(normalize(join(folder, path)), anchor, site));
  }
}

function addressOf(path, anchor, site) {
  const end = anchor === undefined ? "" : `#${anchor}`;
  if (dirname(path) === DOCS && path.endsWith(".md")) return `${fileOf(basename(path, ".md"))}${end}`;
  const file = statSync(path).isDirectory()
    ? ["README.md", "BUILD.bazel"].map((name) => join(path, name)).find(existsSync)
    : path;
  if (file === undefined) throw new Error(`${path} has nothing to show`);
  site.files.add(file);
  return `files/${file}.txt`;
}

if (process.argv[1] === import.meta.filename) {
  await buildSite();
  console.log(`${relative(process.cwd(), OUTPUT)}/index.html`);
}
