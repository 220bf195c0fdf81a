// What a person sees when something is refused while the month page is open, and where they can go on.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser } from "./chromium.mjs";
import { beginMonth, fillTemplate } from "./household.mjs";
import { startProgram } from "./program.mjs";

const MONTH = "/months/2026-10";
let program, browser, page, entries;

before(async () => {
  program = await startProgram();
  await fillTemplate(program.api, 4);
  entries = await beginMonth(program.api, "2026-10");
  browser = await startBrowser(program.address);
  page = browser.page;
  page.setDefaultTimeout(10_000);
});

after(async () => {
  // That an answer was a fault is what one of the tests makes.
  const complaints = browser.complaints.filter((line) => !line.includes("status of 503"));
  await browser.stop();
  await program.stop();
  assert.deepEqual(complaints, []);
});

const address = () => page.evaluate(() => location.pathname + location.search);

async function type(amount, entry) {
  await page.fill("#post-amount", amount);
  await page.fill("#post-entry", entry);
  await page.keyboard.press("Enter");
}

test("what is told once is not told again by the same address", async () => {
  await page.goto(program.address + MONTH);
  await type("3", "Expense 1");
  await page.waitForSelector(".told button");
  assert.equal(await address(), MONTH);
  await page.reload();
  assert.equal(await page.locator(".told p").count(), 0);
});

test("after a deletion the cursor is where it can be taken back", async () => {
  const { items } = await program.api("GET", `${MONTH}/postings?limit=1`);
  await page.goto(`${program.address}${MONTH}?open=${items[0].entry_id}`);
  await page.locator(`form[action*="/postings/${items[0].id}/delete"] button`).press("Enter");
  await page.waitForSelector(".told form[action*=put-back] button");
  await page.waitForFunction(() => document.activeElement.matches(".told button"));
});

test("a page that is not the month's is shown whole, and can be left", async () => {
  const { items } = await program.api("GET", `${MONTH}/postings?limit=1`);
  const { id, entry_id } = items[0];
  await page.goto(`${program.address}${MONTH}?open=${entry_id}`);
  await program.api("DELETE", `${MONTH}/postings/${id}`);
  await page.locator(`form[action*="/postings/${id}/delete"] button`).click();
  await page.waitForSelector("#content h1");
  await page.waitForFunction(() => !document.querySelector("#month"));
  assert.match(await page.locator("#content").innerText(), /There is no such posting/);
  assert.ok((await page.locator("#content a").count()) > 0, "there is a way on");
  await page.reload();
  assert.equal(await page.locator("#month").count(), 1, "the address is still the month's");
});

test("a fault of the server takes nothing away", async () => {
  await page.goto(program.address + MONTH);
  await page.route("**/postings", (route) => route.fulfill({ status: 503, contentType: "text/html", body: "<p>busy</p>" }));
  await type("4.44", "Expense 2");
  await page.waitForSelector(".told .alert");
  assert.equal(await page.inputValue("#post-amount"), "4.44");
  assert.equal(await page.inputValue("#post-entry"), "Expense 2");
  await page.unroute("**/postings");
});

test("what was typed is told where its row was removed meanwhile", async () => {
  const extra = { kind: "expense", category: "Other", name: "Short-lived", planned_minor: 1000 };
  await program.api("POST", `${MONTH}/entries`, extra);
  const { entries: now } = await program.api("GET", MONTH);
  const { id } = now.find((entry) => entry.name === "Short-lived");
  await page.goto(program.address + MONTH);
  await program.api("DELETE", `${MONTH}/entries/${id}`);
  await page.fill(`#plan-${id}`, "77.70");
  await page.press(`#plan-${id}`, "Enter");
  await page.waitForSelector("#month > .alert");
  assert.match(await page.locator("#month > .alert").innerText(), /77\.70/);
});

test("what was typed is told where the month was closed meanwhile", async () => {
  await page.goto(program.address + MONTH);
  await program.api("POST", `${MONTH}/close`);
  await type("5.55", "Expense 2");
  await page.waitForSelector("#month > .alert");
  assert.match(await page.locator("#month > .alert").innerText(), /closed[\s\S]*5\.55, Expense 2/);
  assert.equal(await address(), MONTH);
  assert.equal(entries.length, 6);
});
