/**
 * Tests the documentation as a site: `node e2e/site.mjs [FOLDER]`. Builds it, follows every link, and opens it from disk in Debian's
 * Chromium: searches, clicks, and takes screenshots, which go to the folder. One line per check, in the Test Anything Protocol.
 */
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { check, finish } from "../tools/npm/tap.mjs";
import { buildSite, MENU, OUTPUT } from "../tools/site/build.mjs";
import { unpackDebian } from "./debian.mjs";
import { SHARED, startBrowser } from "./report/browser.mjs";

const [, , pictures] = process.argv;

await buildSite();
const texts = new Map(
  readdirSync(OUTPUT)
    .filter((name) => name.endsWith(".html"))
    .map((name) => [name, readFileSync(join(OUTPUT, name), "utf8")]),
);

await check("every page of the documentation is in the menu, once", () => {
  const pages = readdirSync("docs").filter((name) => name.endsWith(".md"));
  const listed = MENU.flatMap((part) => part.pages.map((page) => `${page}.md`));
  assert.deepEqual(listed.sort(), pages.sort());
});

await check("every link leads to a page, a heading or a file", () => {
  const broken = [...texts].flatMap(([name, text]) =>
    [...text.matchAll(/(?:href|src)="([^"]+)"/g)]
      .map(([, target]) => target)
      .filter((target) => !/^[a-z]+:/.test(target) && !isThere(name, target))
      .map((target) => `${name} leads to ${target}`),
  );
  assert.deepEqual(broken, []);
});

function isThere(name, target) {
  const [path, anchor] = target.replaceAll("&amp;", "&").split("#");
  const file = join(dirname(name), path === "" ? name : path);
  try {
    if (!statSync(join(OUTPUT, file)).isFile()) return false;
  } catch {
    return false;
  }
  return anchor === undefined || texts.get(file)?.includes(` id="${decodeURIComponent(anchor)}"`) === true;
}

/** What people look for, and the page that must be among the first. */
const SEARCHES = [
  ["readOnlyRootFilesystem", "charts.html#what-every-app-gets-by-default"],
  ["health_check", "attributes.html#health_check"],
  ["period_seconds", "attributes.html#health_check"],
  ["rollback", "operating.html#go-back"],
  ["netwrok policies", "network_policies.html"],
  ["blocked-drain", "checks.html#how-objects-fit-together"],
  ["air-gapped mirror", "performance.html#without-the-network"],
];

const debian = unpackDebian("report", "e2e/report/packages.txt");
if (debian === undefined) {
  console.log("ok - the site in a browser # SKIP Debian's packages are not to be had");
} else {
  const { browser, stop } = await startBrowser(debian, join(process.cwd(), OUTPUT));
  try {
    await inBrowser(await browser.newPage());
  } finally {
    await stop();
  }
}
finish();

async function inBrowser(page) {
  const complaints = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("requestfailed", (request) => complaints.push(request.url()));
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(`file://${SHARED}/index.html`);

  for (const [words, target] of SEARCHES) {
    await check(`a search for ${words} finds ${target}`, async () => {
      assert.ok((await resultsOf(page, words)).slice(0, 5).includes(target), (await resultsOf(page, words)).join(", "));
    });
  }

  await check("a search that finds nothing says so, and Escape brings the menu back", async () => {
    await resultsOf(page, "xyzzyqwerty");
    assert.equal(await page.$eval("#results", (list) => list.textContent), "Nothing found.");
    await page.keyboard.press("Escape");
    assert.ok(await page.$eval("#menu", (menu) => !menu.hidden));
  });

  await check("the keyboard alone leads from the search to the heading", async () => {
    await page.$eval("#search", (field) => field.blur());
    await page.keyboard.press("/");
    await page.keyboard.type("health_check");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    assert.match(page.url(), /attributes\.html#health_check$/);
    const top = await page.$eval("#health_check", (heading) => heading.getBoundingClientRect().top);
    assert.ok(top >= 0 && top < 200, `${top}`);
  });

  await check("a click on each page of the menu opens it, and marks it", async () => {
    const pages = await page.$$eval("#menu a", (links) => links.map((link) => link.getAttribute("href")));
    assert.equal(pages.length, texts.size);
    for (const target of pages) {
      await Promise.all([page.waitForNavigation(), page.click(`#menu a[href="${target}"]`)]);
      assert.ok(page.url().endsWith(`/${target}`), page.url());
      assert.equal(await page.$eval("[aria-current=page]", (link) => link.getAttribute("href")), target);
      assert.ok(await page.$eval("h1", (heading) => heading.textContent.length > 3));
    }
  });

  for (const [width, scheme, target] of [
    [1280, "light", "index.html"],
    [1280, "dark", "render_tests.html"],
    [390, "light", "getting_started.html"],
  ]) {
    await check(`${target} fits ${width} pixels, ${scheme}`, async () => {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await page.setViewport({ width, height: 900 });
      await page.goto(`file://${SHARED}/${target}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
      if (pictures === undefined) return;
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: join(pictures, `${target.replace(".html", "")}-${width}-${scheme}.png`) });
    });
  }

  await check("nothing is missing, and no script complains", () => assert.deepEqual(complaints, []));
}

/** Where the results of a search lead, in their order. */
async function resultsOf(page, words) {
  await page.$eval(
    "#search",
    (field, text) => {
      field.value = text;
      field.dispatchEvent(new Event("input"));
    },
    words,
  );
  return page.$$eval("#results a", (links) => links.map((link) => link.getAttribute("href")));
}
