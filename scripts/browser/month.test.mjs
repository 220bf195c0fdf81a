// The month page and those around it in three languages, in every state that has a shape of its own.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser } from "./chromium.mjs";
import { beginMonth, closeMonth, fillTemplate } from "./household.mjs";
import { lookInAllWays } from "./look.mjs";
import { startProgram } from "./program.mjs";

const MONTH = "/months/2026-10";
let program, browser, page, entries, postings;

before(async () => {
  program = await startProgram();
  await fillTemplate(program.api, 8);
  for (const month of ["2026-08", "2026-09"]) {
    await beginMonth(program.api, month);
    await closeMonth(program.api, month);
  }
  entries = await beginMonth(program.api, "2026-10");
  postings = (await program.api("GET", "/months/2026-10/postings")).items;
  browser = await startBrowser(program.address);
  page = browser.page;
});

after(async () => {
  await browser.stop();
  await program.stop();
});

const go = (path) => page.goto(program.address + path);
const payment = () => postings.find((posting) => posting.kind === "payment" && posting.entry_id === entries[3].id);

async function lookAt(states) {
  const wrong = [];
  for (const [name, path, act] of states) {
    await go(path);
    await act?.();
    wrong.push(...(await lookInAllWays(page, name)).wrong);
  }
  assert.deepEqual([...wrong, ...browser.complaints.splice(0)], []);
}

const openPictures = () => page.evaluate(() =>
  document.querySelectorAll("#categories-picture, .editor details, section details").forEach((one) => { one.open = true; }));

for (const locale of ["en-GB", "de-DE", "ar-EG"]) {
  test(`the pages in ${locale}`, async () => {
    await program.api("PATCH", "/household", { locale });
    const { entry_id: entry, id } = payment();
    const month = [`in-place-month-${locale}`, `${MONTH}?curves=1&open=${entry}&edit=${id}`, openPictures];
    const around = [
      [`in-place-entry-${locale}`, `${MONTH}/entries/${entry}`, openPictures],
      [`in-place-split-${locale}`, `${MONTH}/postings/new`],
    ];
    // What runs from left to right is laid out alike.
    await lookAt(locale === "de-DE" ? [month] : [month, ...around]);
  });
}

test("what can be touched is large enough", async () => {
  await program.api("PATCH", "/household", { locale: "en-GB" });
  await page.setViewportSize({ width: 360, height: 900 });
  await go(`${MONTH}?open=${payment().entry_id}`);
  const small = await page.evaluate(() => [...document.querySelectorAll("a, button, input:not([type=hidden]), select, summary")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest(".skip") && !one.closest("p"))
    .map((one) => [one.outerHTML.slice(0, 90), one.getBoundingClientRect()])
    .filter(([, { width, height }]) => width < 24 || height < 24)
    .map(([what, { width, height }]) => `${what}: ${width.toFixed(1)} × ${height.toFixed(1)}`));
  assert.deepEqual(small, []);
});

test("a posting is corrected without leaving the month", async () => {
  await page.setViewportSize({ width: 1280, height: 900 });
  const { entry_id: entry, id } = payment();
  await go(`${MONTH}?open=${entry}`);
  await page.click(`#posting-${id} a`);
  const amount = page.locator(".correction [name=amount]");
  await amount.waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.name), "amount");
  await amount.fill("a lot");
  await amount.press("Enter");
  await page.waitForSelector(".correction [name=amount][aria-invalid]");
  await amount.fill("20+1.25");
  await amount.press("Enter");
  await page.waitForSelector(".correction", { state: "detached" });
  assert.match(await page.locator(`#posting-${id}`).innerText(), /21\.25/);
  assert.deepEqual(browser.complaints.splice(0), []);
});

test("the split tells what is left while it is filled in", async () => {
  await go(`${MONTH}/postings/new`);
  await page.fill("#total", "50");
  await page.selectOption("#entry-0", String(entries[1].id));
  await page.fill("#amount-0", "12.50");
  await page.press("#amount-0", "Tab");
  await page.waitForFunction(() => document.querySelector("#rest").textContent.includes("37.50"));
  assert.equal(await page.inputValue("#amount-0"), "12.50");
  await page.selectOption("#entry-1", String(entries[2].id));
  await page.click("button.primary");
  // The address says only for a moment what was posted.
  await page.waitForSelector(".told p");
  assert.match(await page.locator(".told").innerText(), /50\.00 on 2 lines/);
});

test("a filter that finds nothing says so while it is typed", async () => {
  await go(MONTH);
  await page.fill("#filter", "no such thing");
  assert.ok(await page.locator("[data-nothing-found]").isVisible());
  await page.fill("#filter", "food");
  assert.ok(!(await page.locator("[data-nothing-found]").isVisible()));
});

test("a payee brings its entry, and each entry says what is left", async () => {
  await go(MONTH);
  const labels = await page.locator("#entry-names option").evaluateAll((all) => all.map((one) => one.label));
  assert.equal(labels.length, 10);
  assert.ok(labels.every((label) => / (left|over)$/.test(label)), labels.join("; "));
  await page.fill("#post-amount", "3");
  await page.fill("#post-entry", "Expense 5");
  await page.fill("#post-payee", "Corner shop");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".told button");
  await page.fill("#post-amount", "4");
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => document.querySelectorAll("#payees option").length > 0);
  await go(MONTH);
  await page.focus("#post-amount");
  await page.waitForFunction(() => document.querySelectorAll("#payees option").length > 0);
  await page.fill("#post-payee", "Corner shop");
  await page.press("#post-payee", "Tab");
  await page.waitForFunction(() => document.querySelector("#post-entry").value === "Expense 5");
  assert.deepEqual(browser.complaints.splice(0), []);
});
