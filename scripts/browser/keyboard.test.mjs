// The month page by keyboard alone: each habit, and ten postings in a row with the time of each.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser } from "./chromium.mjs";
import { beginMonth, closeMonth, fillTemplate } from "./household.mjs";
import { startProgram } from "./program.mjs";

let program, browser, page;

before(async () => {
  program = await startProgram();
  await fillTemplate(program.api, 58);
  await beginMonth(program.api, "2026-09");
  await closeMonth(program.api, "2026-09");
  await beginMonth(program.api, "2026-10");
  await program.api("POST", "/months", { month: "2026-11", copy_from: null });
  browser = await startBrowser(program.address);
  page = browser.page;
});

after(async () => {
  assert.deepEqual(browser.complaints, []);
  await browser.stop();
  await program.stop();
});

const open = () => page.goto(`${program.address}/months/2026-10`);
const focused = () => page.evaluate(() => document.activeElement.id);
const row = () => page.evaluate(() => document.activeElement.closest("tr")?.dataset.name);

test("n goes to a new posting, / to the filter, Escape leaves both", async () => {
  await open();
  await page.keyboard.press("n");
  assert.equal(await focused(), "post-amount");
  await page.keyboard.press("Escape");
  assert.equal(await focused(), "");
  await page.keyboard.press("/");
  assert.equal(await focused(), "filter");
  await page.keyboard.type("Expense 17");
  assert.equal(await page.locator("tr.entry:visible").count(), 1);
  await page.fill("#filter", "");
  assert.equal(await page.locator("tr.entry:visible").count(), 60);
});

test("[ and ] go to the month before and after", async () => {
  await open();
  await page.keyboard.press("[");
  await page.waitForURL("**/months/2026-09");
  await page.keyboard.press("]");
  await page.waitForURL("**/months/2026-10");
  await page.keyboard.press("]");
  await page.waitForURL("**/months/2026-11");
});

test("j and k walk through the entries, Enter opens one and closes it", async () => {
  await open();
  await page.keyboard.press("j");
  assert.equal(await row(), "Salary");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  assert.equal(await row(), "Expense 2");
  await page.keyboard.press("k");
  assert.equal(await row(), "Expense 1");
  await page.keyboard.press("Enter");
  await page.waitForSelector("tr.posting-line");
  assert.equal(await row(), "Expense 1", "the cursor stays");
  await page.keyboard.press("Enter");
  await page.waitForSelector("tr.posting-line", { state: "detached" });
});

test("? lists the keys, Escape closes the list", async () => {
  await open();
  await page.keyboard.press("?");
  await page.waitForSelector("dialog[open]");
  const listed = await page.locator("dialog kbd").allTextContents();
  assert.deepEqual(listed, ["n", "/", "j", "k", "Enter", "[", "]", "Esc", "?"]);
  await page.keyboard.press("Escape");
  await page.waitForSelector("dialog[open]", { state: "detached" });
});

test("only the keys that do something on a page are listed there", async () => {
  const listed = () => page.locator("dialog kbd:visible").allTextContents();
  for (const [path, keys] of [
    ["/template", ["j", "k", "Enter", "Esc", "?"]],
    ["/settings", ["Enter", "Esc", "?"]],
    ["/months/2026-09", ["/", "j", "k", "Enter", "[", "]", "Esc", "?"]],
  ]) {
    await page.goto(program.address + path);
    await page.keyboard.press("?");
    assert.deepEqual(await listed(), keys, path);
  }
});

test("keys of a single letter can be switched off, for good and on again", async () => {
  await open();
  await page.keyboard.press("?");
  await page.getByLabel("Use keys of a single letter or sign").uncheck();
  await page.keyboard.press("Escape");
  for (const again of [false, true]) {
    if (again) await open();
    for (const key of ["n", "/", "j", "?", "]"]) await page.keyboard.press(key);
    assert.equal(await page.evaluate(() => document.activeElement === document.body || document.activeElement.matches("[data-open-keys]")), true);
    assert.equal(await page.locator("dialog[open]").count(), 0);
    assert.match(page.url(), /2026-10$/);
  }
  // Escape is none of them.
  await page.locator("#filter").focus();
  await page.keyboard.press("Escape");
  assert.equal(await focused(), "");
  // The list opens by its button, also where the button would not be shown otherwise.
  await page.setViewportSize({ width: 360, height: 740 });
  await page.locator("[data-open-keys]").click();
  assert.equal(await page.getByLabel("Use keys of a single letter or sign").isChecked(), false);
  await page.getByLabel("Use keys of a single letter or sign").check();
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.keyboard.press("n");
  assert.equal(await focused(), "post-amount");
  await open();
  await page.keyboard.press("n");
  assert.equal(await focused(), "post-amount");
});

test("a bracket that is written with Alt is one, and other keys with Alt are not", async () => {
  await open();
  const press = (key) => page.evaluate((pressed) => {
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: pressed, altKey: true, bubbles: true, cancelable: true }));
  }, key);
  await press("n");
  assert.equal(await focused(), "");
  await press("[");
  await page.waitForURL("**/months/2026-09");
});

test("Tab reaches everything in order, and what has the focus shows it", async () => {
  await open();
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to content");
  let before = -1;
  for (let step = 0; step < 40; step += 1) {
    const [top, isShown, what] = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
      const order = [...document.querySelectorAll("*")].indexOf(document.activeElement);
      return [order, outlineStyle !== "none" && parseFloat(outlineWidth) > 0, document.activeElement.outerHTML.slice(0, 120)];
    });
    assert.ok(isShown, `step ${step} shows no focus: ${what}`);
    // The parts of a date are stops of one field.
    assert.ok(top >= before, `step ${step} goes back: ${what}`);
    before = top;
    await page.keyboard.press("Tab");
  }
});

test("ten postings in a row without the mouse", async () => {
  await open();
  const applied = () => page.locator('tr[data-name="Expense 7"] td').nth(2).textContent();
  const minor = async () => Math.round(Number((await applied()).replace("\u2212", "-").replaceAll(",", "")) * 100);
  const start = await minor();
  const times = [];
  await page.keyboard.press("n");
  for (let number = 1; number <= 10; number += 1) {
    await page.keyboard.type(`12.50+${number}`);
    await page.keyboard.press("Tab");
    await page.keyboard.type("nse 7");
    await page.evaluate(() => {
      const figure = () => document.querySelectorAll('tr[data-name="Expense 7"] td')[2].textContent;
      const known = figure();
      globalThis.shown = new Promise((resolve) => {
        addEventListener("keydown", (event) => {
          const pressed = performance.now();
          const look = () => (figure() === known ? requestAnimationFrame(look) : resolve(performance.now() - pressed));
          if (event.key === "Enter") look();
        }, { once: true, capture: true });
      });
    });
    await page.keyboard.press("Enter");
    times.push(await page.evaluate(() => globalThis.shown));
    await page.waitForFunction(() => document.activeElement.id === "post-amount" && document.activeElement.value === "");
  }
  console.log(`ten postings, Enter to the new figure: ${times.map((time) => `${time.toFixed(0)} ms`).join(", ")}`);
  const sum = 10 * 1250 + 55 * 100;
  assert.equal(await minor(), start + sum);
  assert.ok(Math.max(...times) < 1000, `${times}`);
});

test("an amount of the plan is typed in its row", async () => {
  await open();
  const field = page.getByLabel("Planned for Expense 9");
  await field.fill("100+20.50");
  await field.press("Enter");
  await page.waitForFunction(() => document.querySelector('[aria-label="Planned for Expense 9"]').value === "120.50");
  const again = page.getByLabel("Planned for Expense 9");
  await again.fill("a lot");
  await again.press("Enter");
  await page.waitForSelector("tr [aria-invalid]");
  assert.equal(await page.getByLabel("Planned for Expense 9").inputValue(), "a lot");
});
