// What is looked for is found: a fault is put on a page that has none, of each kind, and each only where it can be seen.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser } from "./chromium.mjs";
import { beginMonth, fillTemplate } from "./household.mjs";
import { lookInAllWays } from "./look.mjs";
import { startProgram } from "./program.mjs";

let program, browser;

before(async () => {
  program = await startProgram();
  await fillTemplate(program.api, 4);
  await beginMonth(program.api, "2026-10");
  browser = await startBrowser(program.address);
});

after(async () => {
  await browser?.stop();
  await program?.stop();
});

const styled = (rules) => () => browser.page.evaluate((rules) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [sheet];
}, rules);

const unlabelled = () => browser.page.evaluate(() => {
  const field = document.querySelector("#post-payee");
  field.labels.forEach((label) => label.remove());
  ["aria-label", "placeholder", "title"].forEach((name) => field.removeAttribute(name));
});

const PALE = "{ h1 { color: #ccc !important } }";
const FAULTS = [
  ["nothing", () => {}, []],
  ["pale in the dark", styled(`@media (prefers-color-scheme: dark) { h1 { color: #333 !important } }`), ["1280-dark", "360-dark"]],
  ["pale in the light on a phone", styled(`@media (prefers-color-scheme: light) and (max-width: 400px) ${PALE}`), ["360-light"]],
  ["too wide for a phone", styled("@media (max-width: 400px) { main { min-width: 500px } }"), ["360-dark", "360-light"]],
  ["too small for a finger", styled("@media (max-width: 400px) { nav a { display: inline-block; overflow: hidden; margin: 0 !important; "
    + "padding: 0 !important; min-width: 0 !important; min-height: 0 !important; width: 10px !important; height: 10px !important } }"), ["360-dark"]],
  ["a field without a name", unlabelled, ["1280-light"]],
];

for (const [what, plant, where] of FAULTS) {
  test(`${what} is found`, async () => {
    await browser.page.goto(`${program.address}/months/2026-10`);
    await plant();
    const { wrong } = await lookInAllWays(browser.page, "planted");
    const places = wrong.map((line) => /^planted-([\w-]+):/.exec(line)[1]);
    assert.deepEqual([...new Set(places)], where, wrong.join("\n"));
  });
}
