/** Pictures of the pages, for somebody to look at. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openPage } from "./page.mjs";

const VIEWS = [
  { file: "manman", name: "light" },
  { file: "manman", name: "object", hash: "#show=Deployment%2Fmanman-experience-api" },
  { file: "api_forge", name: "dark", scheme: "dark" },
  { file: "api_forge", name: "app", scheme: "dark", hash: "#show=App%2Fpostgres" },
  { file: "api_forge", name: "whole", isWhole: true },
  { file: "api_forge", name: "narrow", width: 390, height: 844 },
  { file: "photos", name: "whole", isWhole: true },
  { file: "migration", name: "light" },
  { file: "migration", name: "dark", scheme: "dark", hash: "#replaced" },
  { file: "comparison", name: "whole", isWhole: true },
  { file: "comparison", name: "narrow", width: 390, height: 844, isWhole: true },
  { file: "broken", name: "light" },
  { file: "many", name: "light" },
];

export async function takeScreenshots(browser, folder) {
  mkdirSync(folder, { recursive: true });
  for (const { file, name, isWhole = false, ...view } of VIEWS) {
    const { page } = await openPage(browser, `${file}.html`, view);
    await page.screenshot({ path: join(folder, `${file}-${name}.png`), fullPage: isWhole });
    await page.close();
  }
}
