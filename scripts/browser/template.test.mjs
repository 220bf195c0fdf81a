// The template in a real browser: rows moved by keys and by dragging, amounts typed in their rows, and
// every state of its pages.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser } from "./chromium.mjs";
import { LONG, beginMonth, fillTemplate } from "./household.mjs";
import { look, lookInAllWays } from "./look.mjs";
import { startProgram } from "./program.mjs";

const MIN_STATES = 32;
let program, browser, page, template;
let looked = 0;

before(async () => {
  program = await startProgram();
  browser = await startBrowser(program.address);
  page = browser.page;
});

after(async () => {
  assert.deepEqual(browser.complaints, []);
  await browser.stop();
  await program.stop();
});

const open = (path = "/template") => page.goto(program.address + path);
const api = (...asked) => program.api(...asked);
const idOf = (name) => template.entries.find((entry) => entry.name === name).id;
const grip = (name) => page.locator(`tr[data-name="${name}"] [data-grip]`);
const focused = () => page.evaluate(() => document.activeElement.id);
const announced = () => page.locator("#announced").textContent();

/** What the program has in a category, in its order. */
async function saved(category) {
  const { entries } = await api("GET", "/template");
  return entries.filter((entry) => entry.category === category).map((entry) => entry.name);
}

const shown = (category) =>
  page.locator(`tbody[data-name="${category}"] tr.entry`).evaluateAll((rows) => rows.map((row) => row.dataset.name));

/** Waits for the answer to the next order that is saved, while something is done. */
async function saving(act) {
  const answered = page.waitForResponse((answer) => answer.request().method() === "GET" && answer.url().endsWith("/template"));
  await act();
  await answered;
}

test("an empty template", () => lookAt([["template-empty", "/template"]]));

test("a template to work on", async () => {
  await fillTemplate(program.api, 12);
  const quarterly = { unit: "month", every: 3, from: "2026-01", until: null };
  const weekly = { unit: "week", every: 2, from: "2026-10-02", until: null };
  const once = { unit: "once", every: 1, from: "2199-03", until: null };
  const entry = { kind: "expense", category: "Now and then" };
  await api("POST", "/template/entries", { ...entry, name: "Insurance", planned_minor: 30000, due_day: 31, recurrence: quarterly, notes: "By card" });
  await api("POST", "/template/entries", { ...entry, name: "Market", planned_minor: 1200, recurrence: weekly, carry: "surplus" });
  await api("POST", "/template/entries", { ...entry, name: "A feast", planned_minor: 50000, recurrence: once });
  await api("POST", "/template/entries", { kind: "saving", category: "Later", name: "Reserve", planned_minor: 20000 });
  await api("POST", "/template/debts", { name: "Overpaid", balance_minor: -1250, apr_ppm: 0, due_day: 3 });
  await api("POST", "/template/debts", { name: "Loan", balance_minor: 624000, apr_ppm: 52800, minimum_payment_minor: 6890 });
  await beginMonth(program.api, "2026-10");
  const cinema = await api("POST", "/template/entries", { ...entry, name: "Cinema", planned_minor: 3000 });
  await api("POST", `/template/entries/${cinema.id}/archive`);
  template = await api("GET", "/template");
});

test("the arrow keys move a row, say where it is, and the cursor stays", async () => {
  await open();
  await grip("Expense 1").focus();
  await saving(() => page.keyboard.press("ArrowDown"));
  assert.deepEqual(await shown("Housing"), ["Expense 2", "Expense 1"]);
  assert.equal(await announced(), "Expense 1 is now 2 of 2 in Housing.");
  assert.equal(await focused(), `grip-${idOf("Expense 1")}`);
  assert.deepEqual(await saved("Housing"), ["Expense 2", "Expense 1"]);
  await page.keyboard.press("ArrowDown");
  assert.deepEqual(await shown("Housing"), ["Expense 2", "Expense 1"], "it is the last of its category");
  await saving(() => page.keyboard.press("Home"));
  assert.deepEqual(await saved("Housing"), ["Expense 1", "Expense 2"]);
  assert.equal(await focused(), `grip-${idOf("Expense 1")}`);
});

test("keys pressed quickly one after another all count", async () => {
  await open();
  await grip("Insurance").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await saving(() => page.keyboard.press("ArrowUp"));
  await page.waitForFunction(() => !document.querySelector(".htmx-request"));
  assert.deepEqual(await shown("Now and then"), ["Market", "Insurance", "A feast"]);
  const settled = async () => (await saved("Now and then")).slice(0, 3).join();
  assert.equal(await settled(), "Market,Insurance,A feast");
});

test("a row is dragged within its category and never out of it", async () => {
  await open();
  await grip("A feast").evaluate((grip) => grip.scrollIntoView({ block: "center" }));
  const from = await grip("A feast").boundingBox();
  const to = await page.locator('tr[data-name="Market"]').boundingBox();
  await page.mouse.move(from.x + 8, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, to.y + 40, { steps: 4 });
  await saving(async () => {
    await page.mouse.move(from.x + 8, 0, { steps: 4 });
    await page.mouse.up();
  });
  const names = (await shown("Now and then"));
  assert.deepEqual(names, ["A feast", "Market", "Insurance"]);
  assert.deepEqual((await saved("Now and then")).slice(0, 3), names);
  assert.equal(await announced(), "A feast is now 1 of 3 in Now and then.");
});

test("Escape puts a dragged row back", async () => {
  await open();
  const before = await shown("Now and then");
  await grip("A feast").evaluate((grip) => grip.scrollIntoView({ block: "center" }));
  const from = await grip("A feast").boundingBox();
  await page.mouse.move(from.x + 8, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, from.y + 400, { steps: 4 });
  assert.deepEqual(await shown("Now and then"), [...before.slice(1), "A feast"]);
  await page.keyboard.press("Escape");
  await page.mouse.up();
  assert.deepEqual(await shown("Now and then"), before);
  assert.deepEqual((await saved("Now and then")).slice(0, 3), before);
});

test("the buttons move rows, categories and debts without leaving the page", async () => {
  await open();
  await page.evaluate(() => { globalThis.sameDocument = true; });
  const down = page.getByRole("button", { name: "Move Expense 1 down", exact: true });
  await saving(() => down.click());
  await page.waitForFunction((id) => document.activeElement.id === id, `move-${idOf("Expense 1")}-up`);
  assert.deepEqual(await saved("Housing"), ["Expense 2", "Expense 1"]);
  await saving(() => page.getByRole("button", { name: "Move the category Food up" }).click());
  const categories = await page.locator("#entries tbody").evaluateAll((bodies) => bodies.map((body) => body.dataset.name));
  assert.deepEqual(categories.slice(0, 3), ["Income", "Food", "Housing"]);
  await saving(() => page.getByRole("button", { name: "Move Loan up" }).click());
  const { debt_targets: debts } = await api("GET", "/template");
  assert.deepEqual(debts.map((debt) => debt.name), ["Card", "Loan", "Overpaid"]);
  assert.ok(await page.evaluate(() => globalThis.sameDocument));
});

test("an amount is typed in its row and the totals change at once", async () => {
  await open();
  await page.evaluate(() => { globalThis.sameDocument = true; });
  const field = page.getByLabel("Planned for Expense 9");
  await field.evaluate((field) => field.scrollIntoView({ block: "center" }));
  const left = () => page.locator("#left td").first().textContent();
  const before = await left();
  await field.fill("100+20.50");
  const scrolled = await page.evaluate(() => scrollY);
  assert.ok(scrolled > 0);
  await field.press("Enter");
  await page.waitForFunction(() => document.querySelector('[aria-label="Planned for Expense 9"]').value === "120.50");
  assert.notEqual(await left(), before);
  assert.equal(await page.evaluate(() => scrollY), scrolled, "the page stays where it is");
  assert.match(await announced(), /To allocate in a usual month [\d,.]+$/);
  const now = await left();
  await page.getByLabel("Planned for Expense 9").fill("20.50");
  await page.keyboard.press("Tab");
  await page.waitForFunction((known) => document.querySelector("#left td").textContent !== known, now);
  assert.ok(await page.evaluate(() => globalThis.sameDocument));
});

test("what is wrong stays in the field, and what came too late shows both", async () => {
  await open();
  await page.getByLabel("Planned for Expense 9").fill("a lot");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#entries [aria-invalid]");
  assert.equal(await page.getByLabel("Planned for Expense 9").inputValue(), "a lot");
  await open();
  await api("PATCH", `/template/entries/${idOf("Expense 9")}`, { planned_minor: 77700 });
  await page.getByLabel("Planned for Expense 9").fill("55");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#entries [aria-invalid]");
  assert.equal(await page.getByLabel("Planned for Expense 9").inputValue(), "55");
  assert.match(await page.locator("#entries .error").textContent(), /777\.00 is planned now/);
  await page.getByLabel("Planned for Expense 9").press("Enter");
  await page.waitForSelector("#entries [aria-invalid]", { state: "detached" });
  assert.equal((await api("GET", `/template/entries/${idOf("Expense 9")}`)).planned_minor, 5500);
});

test("a form asks only for what its rhythm and kind have", async () => {
  await open(`/template/entries/${idOf("Expense 1")}`);
  const asked = () => page.locator(".rhythm .field:visible label").allTextContents();
  assert.deepEqual(await asked(), ["Rhythm", "Every", "From month", "Last month"]);
  await page.getByLabel("Rhythm").selectOption("week");
  assert.deepEqual(await asked(), ["Rhythm", "Every", "First date", "Last month"]);
  await page.getByLabel("Rhythm").selectOption("once");
  assert.deepEqual(await asked(), ["Rhythm", "From month"]);
  assert.ok(await page.getByLabel("Carries to the next month").isVisible());
  assert.ok(!(await page.getByLabel("Pays the debt").isVisible()));
  await page.getByLabel("Kind").selectOption("debt_payment");
  assert.ok(!(await page.getByLabel("Carries to the next month").isVisible()));
  assert.ok(await page.getByLabel("Pays the debt").isVisible());
});

async function lookAt(states) {
  const wrong = [];
  for (const [name, path, act] of states) {
    await open(path);
    await act?.();
    const seen = await lookInAllWays(page, name);
    wrong.push(...seen.wrong);
    looked += seen.states;
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  assert.deepEqual(wrong, []);
}

const tooLate = async () => {
  const { planned_minor: planned } = await api("GET", `/template/entries/${idOf("Expense 9")}`);
  await api("PATCH", `/template/entries/${idOf("Expense 9")}`, { planned_minor: planned + 1 });
  await page.locator(`#plan-${idOf("Expense 9")}`).fill("55");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#entries [aria-invalid]");
};

const staleForm = async () => {
  await api("PATCH", `/template/entries/${idOf("Expense 3")}`, { notes: `Meanwhile ${Math.random()}` });
  await page.locator("#entry-name").fill("Another name");
  await page.locator("main .acts button.primary").click();
  await page.waitForSelector("#entry-notes-now");
};

test("every state of the pages", async () => {
  const archived = template.entries.find((entry) => entry.archived_at !== null).id;
  await lookAt([
    ["template-full", "/template", async () => {
      for (const summary of await page.locator("details > summary").all()) await summary.click();
    }],
    ["template-too-late", "/template", tooLate],
    ["template-entry-stale", `/template/entries/${idOf("Expense 3")}`, staleForm],
    ["template-entry-archived", `/template/entries/${archived}`],
    ["template-debt-paid", `/template/debts/${template.debt_targets[0].id}`],
  ]);
});

test("in German and in Arabic", async () => {
  for (const locale of ["de-AT", "ar-EG"]) {
    await api("PATCH", "/household", { locale });
    await lookAt([
      [`template-full-${locale}`, "/template"],
    ]);
  }
  await open();
  await grip("A feast").focus();
  await saving(() => page.keyboard.press("End"));
  assert.match(await announced(), /A feast.*٣.*Now and then/);
  await api("PATCH", "/household", { locale: "en-GB" });
});

test("150 entries with the longest names are still quick", async () => {
  const other = await startProgram();
  try {
    await fillTemplate(other.api, 147, { longNames: true });
    const started = performance.now();
    await page.goto(`${other.address}/template`);
    const field = page.locator("#entries .plan input[name=planned]").nth(100);
    await field.fill("1");
    await field.press("Enter");
    await page.waitForFunction(() => document.querySelectorAll("#entries .plan input[name=planned]")[100].value === "1.00");
    console.log(`150 entries shown and one saved: ${(performance.now() - started).toFixed(0)} ms`);
    assert.ok((await page.content()).includes(LONG.slice(0, 60)));
    await page.setViewportSize({ width: 360, height: 900 });
    assert.deepEqual(await look(page, "template-150-entries-360"), []);
  } finally {
    await other.stop();
    // The browser watches over the first program's address; this one is as good.
    browser.complaints.splice(0).forEach((line) => assert.match(line, / asks /));
  }
});

test("enough states were looked at", () => {
  console.log(`looked at ${looked} states of the template's pages`);
  assert.ok(looked >= MIN_STATES, `${looked}`);
});
