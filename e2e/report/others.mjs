/** Pages that examples do not have: with text that tries to be markup, and of 100 apps. */
import assert from "node:assert/strict";
import { HOSTILE } from "./charts.mjs";
import { count, openPage, shownTexts } from "./page.mjs";

export async function checkHostile(browser, check, source) {
  const { page, problems, requests, address } = await openPage(browser, "hostile.html");
  await check("whatever people write is shown, and never run or loaded", async () => {
    assert.equal(await page.$eval(".lead", (each) => each.textContent), HOSTILE);
    for (const id of ["Deployment/chart-text-api", "ConfigMap/text", "ConfigMap/chart-text-api-config"]) {
      await page.evaluate((hash) => { location.hash = hash; }, `#show=${encodeURIComponent(id)}`);
      await page.waitForFunction((title) => document.getElementById("panel-title")?.textContent === title, {}, id);
      assert.ok((await page.$eval("#panel", (each) => each.textContent)).includes("<script>window.hacked = 1"), id);
    }
    assert.ok((await shownTexts(page, "#problems .reason")).some((text) => text.includes(HOSTILE)));
    assert.ok((await shownTexts(page, "#differences td")).some((text) => text.includes("in prod")));
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    assert.equal(await page.$$eval("img, iframe, object, embed, link:not([rel=icon])", (all) => all.length), 0);
    assert.equal(await page.$$eval("script", (all) => all.length), 2);
    assert.deepEqual(problems, []);
    assert.deepEqual([...new Set(requests.map((url) => url.split("#")[0]))], [address]);
  });
  await check("a script that got into the page all the same would not run", async () => {
    await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.hacked = 3";
      document.body.append(script);
      document.body.insertAdjacentHTML("beforeend", '<img src="http://127.0.0.1:9/x.png" onerror="window.hacked = 4">');
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    assert.ok(problems.length > 0 && problems.every((problem) => problem.includes("Content Security Policy")), `${problems}`);
  });
  await check("no value of a Secret is in the file", () => {
    assert.ok(source.includes("kept-secret"));
    assert.ok(!source.includes("hunter22") && !source.includes(Buffer.from("hunter22").toString("base64")));
  });
  await page.close();
}

/** What a person does, and the milliseconds until it shows. */
async function timed(page, act) {
  const start = performance.now();
  await act();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  return performance.now() - start;
}

export async function checkMany(browser, check) {
  const start = performance.now();
  const { page, problems } = await openPage(browser, "many.html");
  const opening = performance.now() - start;
  const figures = { opening };
  await check("100 apps are one node each, and their objects are folded away", async () => {
    assert.equal(await page.$$eval('#figure .node[data-id^="App/"]', (all) => all.length), 100);
    // With the one of what they share.
    assert.equal(await page.$$eval("details.group:not([open])", (all) => all.length), 101);
    const overlaps = await page.$$eval("#figure .node .box", (all) => {
      const boxes = all.map((each) => each.getBoundingClientRect());
      return boxes.flatMap((one, index) => boxes.slice(index + 1).filter((other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom)).length;
    });
    assert.equal(overlaps, 0);
    const size = await page.$eval("#figure .node .name", (each) => each.getBoundingClientRect().height);
    assert.ok(size > 6, `names are ${size} pixels high`);
  });
  await check("search finds one of 100 apps at once", async () => {
    figures.searching = await timed(page, () => page.type("#search", "app77"));
    assert.equal(await page.$$eval("details.group:not([hidden])", (all) => all.length), 1);
    assert.ok((await count(page, "#objects .objects li")) >= 4);
    await page.$eval("#search", (each) => { each.value = ""; each.dispatchEvent(new Event("input")); });
    assert.equal(await page.$$eval("details.group:not([open])", (all) => all.length), 101);
  });
  await check("an app of 100 opens with its surroundings", async () => {
    figures.showing = await timed(page, () => page.evaluate(() => { location.hash = "#show=App%2Fapp20"; }));
    await page.waitForSelector("#panel:not([hidden]) svg.drawing");
    const nodes = await page.$$eval("#panel .node", (all) => all.map((each) => each.getAttribute("data-id")));
    for (const id of ["Outside/clients", "Deployment/chart-app20", "Service/chart-app41", "Host/cache.shared"]) assert.ok(nodes.includes(id), `${id} is not in ${nodes}`);
  });
  await check("100 apps are quick to open, to search and to show", () => {
    // Several times what an idle machine needs.
    assert.ok(figures.opening < 8000 && figures.searching < 2500 && figures.showing < 1500, JSON.stringify(figures));
    assert.deepEqual(problems, []);
  });
  const bytes = await page.evaluate(() => document.documentElement.outerHTML.length);
  await page.close();
  const whole = Object.entries(figures).map(([name, value]) => `${Math.round(value)} ms ${name}`);
  return [`${(bytes / 1e6).toFixed(1)} MB`, ...whole].join(", ");
}
