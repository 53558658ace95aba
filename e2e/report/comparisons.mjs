/** The page of `compare --format=html`: what is on it, and what clicks, keys, paper and small screens do. It has no script. */
import assert from "node:assert/strict";
import { contrasts, count, openPage, shownTexts } from "./page.mjs";

export const OLD_MANIFEST = `apiVersion: v1
kind: ConfigMap
metadata: {name: settings, labels: {app.kubernetes.io/name: shop-api}}
data: {level: info, text: "one\\ntwo\\n<script>window.hacked = 1</script>\\n"}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: lost}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: shop-api}
spec: {selector: {matchLabels: {app: old}}, template: {metadata: {labels: {app: old}}}}
`;

export const NEW_MANIFEST = `apiVersion: v1
kind: ConfigMap
metadata: {name: settings, labels: {app.kubernetes.io/name: shop-api}}
data: {level: warn, text: "one\\n"}
---
apiVersion: v1
kind: Service
metadata: {name: added}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: shop-api}
spec: {selector: {matchLabels: {app: new}}, template: {metadata: {labels: {app: new}}}}
`;

/** The differences that are accepted. */
export const ACCEPTED = "ConfigMap/settings data.level: It is meant to be quieter.\n";

export async function checkComparisons(browser, check) {
  const on = (name, options, use) =>
    check(name, async () => {
      const opened = await openPage(browser, "comparison.html", options);
      try {
        await use(opened.page);
        assert.deepEqual(opened.problems, []);
        assert.deepEqual([...new Set(opened.requests.map((url) => url.split("#")[0]))], [opened.address]);
        assert.equal(await opened.page.evaluate(() => window.hacked), undefined);
      } finally {
        await opened.page.close();
      }
    });

  await on("a comparison shows its groups, with counts that lead to them", {}, async (page) => {
    assert.deepEqual(await shownTexts(page, "nav a"), ["missing 1", "extra 1", "changed 2", "replaced 1", "accepted 1"]);
    assert.deepEqual(await shownTexts(page, "#missing li code"), ["ConfigMap/lost"]);
    assert.deepEqual(await shownTexts(page, "#extra li code"), ["Service/added"]);
    await page.setViewport({ width: 1200, height: 300 });
    await page.click('nav a[href="#replaced"]');
    const top = await page.$eval("#replaced", (each) => each.getBoundingClientRect().top);
    assert.ok(top >= 0 && top < 300, `${top}`);
    assert.match((await shownTexts(page, "#replaced li"))[0], /spec\.selector\.matchLabels\.app cannot change\..*selector_labels/s);
  });

  await on("text of several lines is shown line by line, and as text", {}, async (page) => {
    const row = 'xpath/.//tr[th/code[text()="data.text"]]';
    const [before, after] = await page.$eval(row, (each) => [...each.querySelectorAll("td code")].map((one) => one.textContent));
    assert.match(before, /^\|\n {2}one\n {2}two\n {2}<script>/);
    assert.equal(after, "|\n  one");
    const height = await page.$eval(`${row}`, (each) => each.getBoundingClientRect().height);
    assert.ok(height > 50, `${height}`);
  });

  await on("keys open and close what changed in an object, and why something is accepted", {}, async (page) => {
    await page.focus("#changed summary");
    const rows = await count(page, "#changed tbody tr");
    await page.keyboard.press("Enter");
    assert.ok((await count(page, "#changed tbody tr")) < rows);
    await page.keyboard.press("Space");
    assert.equal(await count(page, "#changed tbody tr"), rows);
    assert.equal(await count(page, "#accepted li li"), 0);
    await page.focus("#accepted summary");
    await page.keyboard.press("Enter");
    assert.deepEqual(await shownTexts(page, "#accepted li li"), ["ConfigMap/settings data.level"]);
  });

  for (const scheme of ["light", "dark"]) {
    await on(`texts are readable (${scheme})`, { scheme }, async (page) => {
      const read = ["h1", "h2", "h2 .rank", "nav a", ".count", ".muted", "th", ".added", ".removed", ".group-name", "footer"];
      for (const [selector, contrast] of await contrasts(page, read)) assert.ok(contrast >= 4.5, `${selector}: ${contrast}`);
    });
  }

  await on("a small screen has both sides below each other, with their names", { width: 390, height: 844 }, async (page) => {
    const [wide, left] = await page.evaluate(() => {
      const cells = [...document.querySelectorAll("#changed tbody tr td")].slice(0, 2).map((each) => each.getBoundingClientRect());
      return [document.documentElement.scrollWidth, cells.map(({ left: x }) => x)];
    });
    assert.ok(wide <= 390, `${wide}`);
    assert.equal(left[0], left[1]);
    assert.deepEqual(await page.$$eval("#changed tbody tr:first-child td", (all) => all.slice(0, 2).map((each) => getComputedStyle(each, "::before").content)), ['"manual"', '"generated"']);
  });

  await on("on paper, nothing is cut off or sticks", {}, async (page) => {
    await page.emulateMediaType("print");
    assert.equal(await count(page, "nav a"), 0);
    assert.equal(await page.$eval(".top", (each) => getComputedStyle(each).position), "static");
    assert.ok((await page.pdf({ format: "A4" })).length > 5000);
  });
}
