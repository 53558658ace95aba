/** A page in the browser, and what went wrong on it. */
import { SHARED } from "./browser.mjs";

/** Opens a file; `problems` collects errors of the script and what the policy refused, `requests` what was asked for. */
export async function openPage(browser, file, { width = 1440, height = 900, scheme = "light", hash = "" } = {}) {
  const page = await browser.newPage();
  const [problems, requests] = [[], []];
  page.on("console", (message) => problems.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("dialog", (dialog) => problems.push(`dialog: ${dialog.message()}`));
  page.on("request", (request) => requests.push(request.url()));
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  const address = `file://${SHARED}/${file}`;
  await page.goto(`${address}${hash}`);
  return { page, address, problems, requests };
}

/** The texts of all elements that are shown. */
export function shownTexts(page, selector) {
  return page.$$eval(selector, (all) => all.filter((each) => each.checkVisibility()).map((each) => each.textContent.trim()));
}

export function count(page, selector) {
  return page.$$eval(selector, (all) => all.filter((each) => each.checkVisibility()).length);
}

/** Of each selector, the lowest contrast of its texts with what is behind them (WCAG 2.2: Contrast (Minimum)). */
export function contrasts(page, selectors) {
  return page.evaluate((wanted) => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const channels = (color) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const luminance = (color) => {
      const [red, green, blue] = channels(color).map((value) => {
        const share = value / 255;
        return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const behind = (element) => {
      const box = element.closest(".node")?.querySelector(".box");
      if (box) return getComputedStyle(box).fill;
      for (let each = element; each !== null; each = each.parentElement) {
        const color = getComputedStyle(each).backgroundColor;
        if (channels(color)[3] === 255) return color;
      }
      return "white";
    };
    const contrast = (element) => {
      const style = getComputedStyle(element);
      const [one, other] = [luminance(element instanceof SVGElement ? style.fill : style.color), luminance(behind(element))];
      return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    };
    return wanted.map((selector) => {
      const found = [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility());
      return [selector, found.length === 0 ? 0 : Math.min(...found.map(contrast))];
    });
  }, selectors);
}
