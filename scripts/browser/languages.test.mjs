// The pages in the other languages: the same household, read by somebody else.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser } from "./chromium.mjs";
import { beginMonth, closeMonth, fillTemplate } from "./household.mjs";
import { lookInAllWays } from "./look.mjs";
import { startProgram } from "./program.mjs";

const STATES_MIN = 60;
let program, browser, pages;
let looked = 0;

before(async () => {
  program = await startProgram();
  browser = await startBrowser(program.address);
  const { api } = program;
  await fillTemplate(api, 8);
  await beginMonth(api, "2026-09");
  await closeMonth(api, "2026-09");
  const entries = await beginMonth(api, "2026-10");
  await api("POST", "/months", { month: "2026-11", copy_from: null });
  const over = entries.find((entry, index) => index % 4 === 2).id;
  const { entries: recurring } = await api("GET", "/template");
  pages = [
    ["closed", "/months/2026-09"],
    ["active", `/months/2026-10?open=${over}&cover=${over}`],
    ["draft", "/months/2026-11"],
    ["entry", `/months/2026-10/entries/${over}`],
    ["checklist", "/months/2026-10/close"],
    ["statement", "/months/2026-09/close"],
    ["drift", "/months/2026-11/drift"],
    ["new", "/months/new"],
    ["months", "/months"],
    ["template", "/template"],
    ["template-entry", `/template/entries/${recurring[0].id}`],
    ["settings", "/settings"],
    ["activity", "/settings/activity"],
    ["missing", "/months/2031-01"],
  ];
});

after(async () => {
  await browser?.stop();
  await program?.stop();
});

/** Everything a person reads on the page that is not what the household typed. */
async function words() {
  return browser.page.evaluate(() => document.body.innerText);
}

for (const [locale, language, direction] of [["ar-EG", "ar-EG", "rtl"], ["de-AT", "de-AT", "ltr"]]) {
  test(`every page in ${locale}`, async () => {
    await program.api("PATCH", "/household", { locale });
    const wrong = [];
    for (const [name, path] of pages) {
      await browser.page.goto(program.address + path);
      const root = await browser.page.evaluate(() => [document.documentElement.lang, document.documentElement.dir, getComputedStyle(document.body).direction]);
      assert.deepEqual(root, [language, direction, direction], path);
      for (const english of [" the ", " month", "Planned", "planned"]) {
        if ((await words()).includes(english)) wrong.push(`${name} in ${locale} says “${english.trim()}”`);
      }
      const seen = await lookInAllWays(browser.page, `${locale}-${name}`);
      wrong.push(...seen.wrong);
      looked += seen.states;
    }
    assert.deepEqual([...wrong, ...browser.complaints.splice(0)], []);
  });
}

test("a posting is typed as the locale writes amounts", async () => {
  await program.api("PATCH", "/household", { locale: "ar-EG" });
  await browser.page.goto(`${program.address}/months/2026-10`);
  await browser.page.fill("#post-amount", "١٢٫٥٠");
  await browser.page.fill("#post-entry", "Expense 3");
  await browser.page.keyboard.press("Enter");
  await browser.page.waitForSelector(".told button");
  assert.match(await browser.page.locator(".told p").innerText(), /١٢٫٥٠/);
});

test("enough states were looked at in other languages", () => {
  console.log(`looked at ${looked} page states in other languages`);
  assert.ok(looked >= STATES_MIN, `${looked}`);
});
