/** The pages of examples: what is on them, and what clicks and keys do. */
import assert from "node:assert/strict";
import { contrasts, count, openPage, shownTexts } from "./page.mjs";

/** Opens a page for one check, which must leave nothing wrong on it. */
async function onPage(browser, file, options, use) {
  const opened = await openPage(browser, file, options);
  try {
    await use(opened.page, opened);
    assert.deepEqual(opened.problems, []);
    assert.deepEqual([...new Set(opened.requests.map((url) => url.split("#")[0]))], [opened.address]);
  } finally {
    await opened.page.close();
  }
}

export async function checkExamples(browser, check) {
  const on = (name, file, options, use) => check(name, () => onPage(browser, `${file}.html`, options, use));

  await on("the page of manman has a drawn map, from outside to what its apps use", "manman", {}, async (page) => {
    const nodes = await page.$$eval("#figure .node", (all) => all.map((each) => each.getAttribute("data-id")));
    for (const id of ["Outside/clients", "Ingress/manman", "Service/manman-status-api", "Job/manman-migration", "Secret/postgres-credentials", "Host/rabbitmq.manman"]) {
      assert.ok(nodes.includes(id), `${id} is not in ${nodes}`);
    }
    assert.ok((await count(page, "#figure .edge")) > nodes.length, "there are few arrows");
    const places = await page.$$eval("#figure .node", (all) => Object.fromEntries(all.map((each) => [each.getAttribute("data-id"), each.getBoundingClientRect().x])));
    const [outside, route, service, workload] = ["Outside/clients", "Ingress/manman", "Service/manman-status-api", "Deployment/manman-status-api"].map((id) => places[id]);
    assert.ok(outside < route && route < service && service < workload, JSON.stringify(places));
  });

  await on("search hides what does not match, fades it on the map, and says how much is left", "api_forge", {}, async (page) => {
    const all = await count(page, "#objects .objects li");
    await page.type("#search", "redis");
    const left = await shownTexts(page, "#objects .objects li");
    assert.ok(left.length > 0 && left.length < all && left.every((text) => text.includes("redis")), `${left}`);
    assert.equal(await page.$eval("#found", (each) => each.textContent), `${left.length} of ${all} objects`);
    const [dim, whole] = [await count(page, "#figure .node.dim"), await count(page, "#figure .node")];
    assert.ok(dim > 0 && dim < whole, `${dim} of ${whole} nodes are dim`);
    await page.focus("#search");
    await page.keyboard.down("Control");
    await page.keyboard.press("a");
    await page.keyboard.up("Control");
    await page.keyboard.press("Backspace");
    assert.equal(await count(page, "#objects .objects li"), all);
    assert.equal(await count(page, "#figure .node.dim"), 0);
  });

  await on("a click on a node opens its YAML, with where each line comes from", "manman", {}, async (page) => {
    await page.click('#figure .node[data-id="Deployment/manman-status-api"]');
    await page.waitForSelector("#panel:not([hidden]) .yaml");
    assert.equal(await page.$eval("#panel-title", (each) => each.textContent), "Deployment/manman-status-api");
    const lines = await shownTexts(page, "#panel .yaml li");
    assert.ok(lines.includes("replicas: 1replicas of status_api"), lines.slice(0, 25).join("\n"));
    assert.ok(lines.includes("kind: Deploymenttemplate"), lines.slice(0, 3).join("\n"));
    const [close] = await page.$$("#panel button");
    await close.click();
    assert.equal(await count(page, "#panel"), 0);
    assert.equal(new URL(page.url()).hash, "");
  });

  await on("keys alone find a node, open it and come back to it", "manman", {}, async (page) => {
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement.id), "search");
    await page.keyboard.type("migration");
    const focused = () => page.evaluate(() => document.activeElement.getAttribute("data-id"));
    for (let presses = 0; presses < 60 && (await focused()) !== "Job/manman-migration"; presses += 1) await page.keyboard.press("Tab");
    assert.equal(await focused(), "Job/manman-migration");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#panel:not([hidden])");
    assert.equal(await page.evaluate(() => document.activeElement.id), "panel");
    await page.keyboard.press("Escape");
    assert.equal(await count(page, "#panel"), 0);
    assert.equal(await focused(), "Job/manman-migration");
  });

  await on("the address of an object opens it", "manman", { hash: "#show=Ingress%2Fmanman" }, async (page) => {
    assert.equal(await page.$eval("#panel-title", (each) => each.textContent), "Ingress/manman");
  });

  await on("another environment has its own map, YAML and objects", "api_forge", {}, async (page) => {
    const has = (id) => page.$(`#figure .node[data-id="${id}"]`).then((found) => found !== null);
    assert.equal(await has("Deployment/redis"), true);
    await page.evaluate(() => [...document.querySelectorAll(".environments label")].find((each) => each.textContent.trim() === "minimal").click());
    assert.equal(await has("Deployment/redis"), false);
    assert.equal(await has("Deployment/app"), true);
    assert.ok((await shownTexts(page, "#objects a.absent")).some((text) => text.includes("redis")));
    await page.evaluate(() => { location.hash = "#show=Deployment%2Fredis"; });
    await page.waitForSelector("#panel:not([hidden])");
    assert.match(await page.$eval("#panel", (each) => each.textContent), /It is not there with minimal/);
  });

  await on("differences between environments are side by side", "api_forge", {}, async (page) => {
    assert.deepEqual(await shownTexts(page, "#differences thead th"), ["Object", "Field", "own values", "custom", "minimal", "without-redis", "without-temporal"]);
    assert.ok((await count(page, "#differences td.different")) > 10);
  });

  await on("the map folds into one node for each app, which opens its surroundings", "api_forge", {}, async (page) => {
    const before = await count(page, "#figure .node");
    await page.evaluate(() => document.querySelector("input[name=view][value=apps]").click());
    const after = await count(page, "#figure .node");
    assert.ok(after < before, `${after} nodes instead of ${before}`);
    await page.evaluate(() => document.querySelector('#figure .node[data-id="App/postgres"]').dispatchEvent(new MouseEvent("click", { bubbles: true })));
    await page.waitForSelector("#panel:not([hidden]) svg.drawing");
    assert.ok((await count(page, "#panel .node")) > 4);
  });

  await on("the size of the map changes by steps, and back", "api_forge", {}, async (page) => {
    const width = () => page.$eval("#figure svg.drawing", (each) => each.getBoundingClientRect().width);
    const start = await width();
    await page.click('[data-zoom="in"]');
    assert.ok((await width()) > start * 1.2);
    await page.click('[data-zoom="fit"]');
    assert.ok(Math.abs((await width()) - start) < 2);
  });

  await on("network policies show as arrows and as a table", "api_forge", {}, async (page) => {
    assert.ok((await count(page, "#figure .edge.allowed")) > 0);
    const rows = await shownTexts(page, "#traffic tbody tr");
    assert.ok(rows.some((row) => row.startsWith("Deployment/postgres") && row.includes("refused")), rows.join("\n"));
  });

  await on("an upgrade from the previous version has its changes and problems", "photos", {}, async (page) => {
    assert.match(await page.$eval("#upgrade h2", (each) => each.textContent), /^Upgrade from 0\.1\.0 to 0\.2\.0$/);
    assert.ok((await count(page, "#upgrade .problem.error")) > 0);
    await page.click("#upgrade .changes summary");
    assert.ok((await count(page, "#upgrade .diff .added, #upgrade .diff .removed")) > 0);
  });

  await on("a chart that does not render says so, and shows the environment that does", "broken", {}, async (page) => {
    assert.match(await page.$eval("#figure", (each) => each.textContent), /Helm renders nothing.*say where <b>/s);
    assert.ok((await count(page, "#problems .problem.error")) > 0);
    await page.evaluate(() => document.querySelectorAll(".environments input")[1].click());
    assert.ok((await count(page, "#figure .node")) > 0);
  });

  const onBoth = ["h1", ".title p", ".top nav a", ".legend li", "#figure .node .name", "#figure .node .kind", ".chip", ".phase"];
  const more = [".verdict", "footer", "#panel .yaml code", "#panel .source"];
  const READ = { api_forge: [...onBoth, ...more, "#differences td code"], manman: [...onBoth, ...more, "#figure .label"] };
  const OPENED = { api_forge: "#show=Deployment%2Fapp", manman: "#show=Deployment%2Fmanman-status-api" };
  for (const [file, selectors] of Object.entries(READ)) {
    for (const scheme of ["light", "dark"]) {
      await on(`every text of ${file} is legible when it is ${scheme}`, file, { scheme, hash: OPENED[file] }, async (page) => {
        const low = (await contrasts(page, selectors)).filter(([, contrast]) => contrast < 4.5);
        assert.deepEqual(low, []);
      });
    }
  }

  await on("the button turns light into dark and back", "manman", { scheme: "light" }, async (page) => {
    const ground = () => page.$eval("body", (each) => getComputedStyle(each).backgroundColor);
    const light = await ground();
    await page.click("#theme");
    assert.notEqual(await ground(), light);
    await page.click("#theme");
    assert.equal(await ground(), light);
  });

  await on("a narrow screen has no sideways scroll, and the panel fills it", "api_forge", { width: 360, height: 740 }, async (page) => {
    const widths = () => page.evaluate(() => [document.scrollingElement.scrollWidth, innerWidth]);
    const [content, screen] = await widths();
    assert.ok(content <= screen, `${content} on a screen of ${screen}`);
    await page.evaluate(() => { location.hash = "#show=Deployment%2Fapp"; });
    await page.waitForSelector("#panel:not([hidden])");
    const panel = await page.$eval("#panel", (each) => each.getBoundingClientRect().width);
    assert.equal(panel, screen);
    const overflow = await page.$eval("#panel", (each) => each.scrollWidth - each.clientWidth);
    assert.ok(overflow <= 0, `the panel is ${overflow} too wide`);
  });

  await on("on paper, everything is open and nothing is there to click", "api_forge", {}, async (page) => {
    const pdf = await page.pdf({ format: "A4" });
    assert.ok((String.fromCharCode(...pdf.subarray(0, 5)) === "%PDF-") && pdf.length > 20000);
    await page.emulateMediaType("print");
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    assert.equal(await page.$$eval("main details:not([open])", (all) => all.length), 0);
    assert.equal(await count(page, ".tools, .zoom, .top nav"), 0);
    assert.ok((await count(page, "#figure .node")) > 20);
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  });

  await on("whoever does not see it is told the same: names, roles and headings", "api_forge", {}, async (page) => {
    const tree = await page.accessibility.snapshot({ interestingOnly: false });
    const all = [];
    const walk = (node) => { all.push(node); (node.children ?? []).forEach(walk); };
    walk(tree);
    const nameless = all.filter(({ role, name }) => ["button", "link", "radio", "searchbox", "table"].includes(role) && role !== "table" && !name);
    assert.deepEqual(nameless.map(({ role }) => role), []);
    const roles = new Set(all.map(({ role }) => role));
    for (const role of ["main", "navigation", "banner", "searchbox", "heading", "columnheader", "rowheader"]) assert.ok(roles.has(role), `no ${role} in ${[...roles]}`);
    const headings = await page.$$eval("h1, h2, h3", (each) => each.filter((one) => one.checkVisibility()).map((one) => Number(one.tagName.slice(1))));
    assert.equal(headings[0], 1);
    assert.ok(headings.every((level, index) => index === 0 || level <= headings[index - 1] + 1), `${headings}`);
    assert.ok(all.some(({ name }) => name === "Deployment, app, 1 pod, network policy"), "nodes have no names");
  });
}
