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

/** Each form that can be refused, with a part of it that the page shows only when it is opened. */
function refusable(entry, posting, debt) {
  const amount = { planned: "a lot" };
  return [
    ["add an entry", MONTH, `form[action="${MONTH}/entries"]`, { ...amount, name: "New", category: "New" }],
    ["a debt's statement", MONTH, `form[action="${MONTH}/debts/${debt}"]`, { interest: "1", charges: "a lot" }],
    ["notes of the month", MONTH, `form[action="${MONTH}/notes"]`, { notes: "a\u0000b" }],
    ["the posting line", MONTH, "#post", { amount: "a lot", entry: "Expense 1" }],
    ["a planned amount in its row", `${MONTH}?open=${entry}`, `form[action*="/entries/${entry}/plan"]`, amount],
    ["a correction in the month", `${MONTH}?open=${entry}&edit=${posting}`, ".correction", { memo: "Kept", entry: "no such entry" }],
    ["a correction", `${MONTH}/entries/${entry}`, `form[action^="${MONTH}/postings/${posting}"]:not([action*=delete])`, { amount: "a lot" }],
    ["the plan of an entry", `${MONTH}/entries/${entry}`, `form[action="${MONTH}/entries/${entry}"]`, amount],
    ["a split", `${MONTH}/postings/new`, "form.split", { total: "a lot" }],
    ["a move", `${MONTH}/moves/new?to=${entry}`, `form[action="${MONTH}/moves"]`, { amount: "a lot" }],
  ];
}

/** Whether the cursor is on what is wrong, and a person sees it. */
const wrongInSight = () => {
  const wrong = document.querySelector("[aria-invalid], .alert[autofocus]");
  if (!wrong || document.activeElement !== wrong) return `the cursor is on ${document.activeElement.outerHTML.slice(0, 90)}`;
  const { left, top, width, height } = wrong.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const seen = document.elementFromPoint(x, y);
  return seen === wrong || wrong.contains(seen) ? "" : `${wrong.id} at ${x}, ${y} is hidden`;
};

for (const [how, options] of [["with scripts", {}], ["without scripts", { javaScriptEnabled: false }]]) {
  test(`what is wrong is in sight after a refusal, ${how}`, async (t) => {
    const { items } = await program.api("GET", `${MONTH}/postings?limit=200`);
    const entry = entries.at(-2).id;
    const posting = items.find((item) => item.entry_id === entry).id;
    const { debt_targets: [debt] } = await program.api("GET", MONTH);
    const small = await startBrowser(program.address, { ...options, viewport: { width: 360, height: 500 } });
    small.page.setDefaultTimeout(10_000);
    t.after(() => small.stop());
    const wrong = [];
    for (const [name, path, form, typed] of refusable(entry, posting, debt.id)) {
      await small.page.goto(program.address + path);
      // A person opens it by its summary, which is a click without scripts as with them.
      const folded = small.page.locator(`details:not([open]):has(${form}) > summary`);
      if (await folded.count()) await folded.click();
      for (const [field, text] of Object.entries(typed)) await small.page.fill(`${form} [name="${field}"]`, text);
      const at = `${form} [name="${Object.keys(typed).at(-1)}"]`;
      if (await small.page.locator(at).evaluate((one) => one.tagName === "TEXTAREA")) await small.page.click(`${form} button`);
      else await small.page.press(at, "Enter");
      await small.page.waitForSelector("[aria-invalid], .alert[autofocus]");
      await small.page.waitForLoadState();
      const why = await small.page.evaluate(wrongInSight);
      if (why) wrong.push(`${name}: ${why}`);
    }
    assert.deepEqual([...wrong, ...small.complaints], []);
  });
}

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
