// The worked case through the pages as a person does it, with JavaScript on and again off.
import assert from "node:assert/strict";
import { test } from "node:test";
import { startBrowser } from "./chromium.mjs";
import { startProgram } from "./program.mjs";

const TEMPLATE = [
  { kind: "income", category: "Income", name: "Salary", planned: "3575.90", due_day: "25" },
  { kind: "expense", category: "Housing", name: "Rent", planned: "2400", due_day: "4" },
  { kind: "expense", category: "Food", name: "Groceries", planned: "350", carry: "balance" },
  { kind: "expense", category: "Food", name: "Eating out", planned: "400", carry: "surplus" },
  { kind: "debt_payment", category: "Debts", name: "Card payment", planned: "150", debt_target_id: { label: "Card" } },
];

// What is typed is a part of the name where a part is enough.
const POSTED = [
  ["sal", "2026-10-23", "3575.90"], ["Rent", "2026-10-02", "2,400.00"],
  ["groc", "2026-10-03", "120.10"], ["groc", "2026-10-10", "90+8.40"],
  ["Groceries", "2026-10-17", "161"], ["groc", "2026-10-19", "-9.50"],
  ["out", "2026-10-24", "310.25"], ["card", "2026-10-12", "150"],
];

// Planned, applied, and what the last column says.
const OCTOBER = {
  Salary: ["3,575.90", "3,575.90", "received"],
  Rent: ["2,400.00", "2,400.00", "paid"],
  Groceries: ["350.00", "370.00", "over −20.00"],
  "Eating out": ["400.00", "310.25", "89.75"],
  "Card payment": ["150.00", "150.00", "paid"],
};

const NOVEMBER = {
  Salary: ["3,575.90", "0.00", "3,575.90"],
  Rent: ["2,400.00", "0.00", "2,400.00"],
  Groceries: ["350.00", "20.00", "330.00"],
  "Eating out": ["400.00", "−89.75", "489.75"],
  "Card payment": ["150.00", "0.00", "150.00"],
};

const CARD = {
  "2026-10": ["3,721.96", "77.51", "0.00", "150.00", "3,649.47"],
  "2026-11": ["3,649.47"],
};

/** Fills the form that is sent to `action` and sends it. */
async function send(page, action, values = {}) {
  const form = page.locator(`form[method=post]:is([action="${action}"], [action^="${action}#"])`);
  const details = form.locator("xpath=ancestor::details[not(@open)]");
  if (await details.count()) await details.first().locator("summary").click();
  for (const [name, value] of Object.entries(values)) {
    const field = form.locator(`[name="${name}"]`);
    if (typeof value === "object" || (await field.evaluate((element) => element.tagName)) === "SELECT") {
      await field.selectOption(value);
    } else {
      await field.fill(value);
    }
  }
  await form.locator("button").first().click();
}

async function checkEntries(page, expected) {
  for (const [name, [planned, applied, remaining]] of Object.entries(expected)) {
    const row = page.locator(`tr[data-name="${name}"]`);
    const cells = row.locator("td");
    const field = row.locator("[name=planned]");
    const plan = (await field.count()) ? await field.inputValue() : await cells.nth(1).innerText();
    const rest = (await cells.nth(3).innerText()).replace(/\s+/g, " ").replace(/ Cover.*/, "").trim();
    assert.deepEqual([plan.trim(), (await cells.nth(2).innerText()).trim(), rest], [planned, applied, remaining], name);
  }
}

async function checkCard(page, month) {
  const cells = await page.locator("table.debts tr[id^=debt-] td").allInnerTexts();
  // A word such as "estimate" stands before the figure.
  const amounts = cells.map((cell) => cell.trim().split(/\s/).at(-1));
  CARD[month].forEach((amount, index) => assert.equal(amounts[index], amount, `card, ${index}`));
}

async function live(page, address, hasScript) {
  const go = (path) => page.goto(address + path);
  await go("/settings");
  const household = { name: "Home", currency: "EUR", locale: "en-GB", time_zone: "Europe/Berlin", month_start_day: "1" };
  await send(page, "/settings", household);
  await go("/template");
  await send(page, "/template/debts", { name: "Card", balance: "3721.96", apr: "24.99", minimum_payment: "95" });
  await page.getByRole("link", { name: "Card", exact: true }).waitFor();
  for (const entry of TEMPLATE) {
    await go("/template");
    await send(page, "/template/entries", entry);
    await page.getByRole("link", { name: entry.name, exact: true }).first().waitFor();
  }
  await go("/months/new?month=2026-10");
  await send(page, "/months");
  await page.waitForURL("**/months/2026-10");
  await send(page, "/months/2026-10/activate");
  await page.waitForSelector("#post");
  for (const [entry, posted_on, amount] of POSTED) {
    const before = await page.locator("#month").innerText();
    await send(page, "/months/2026-10/postings", { amount, entry, posted_on });
    await page.waitForFunction((known) => document.querySelector("#month")?.innerText !== known, before);
    if (hasScript) await page.waitForFunction(() => document.querySelector("#post-amount").value === "");
  }
  await checkEntries(page, OCTOBER);
  await checkCard(page, "2026-10");
  assert.match(await page.locator(".figures").innerText(), /€275\.90/);

  await go("/months/2026-10/close");
  await send(page, "/months/2026-10/close");
  await page.getByText("275.90").first().waitFor();
  await go("/months/2026-10");
  await checkEntries(page, OCTOBER);
  await go("/months/new");
  await send(page, "/months");
  await page.waitForURL("**/months/2026-11");
  await checkEntries(page, NOVEMBER);
  await checkCard(page, "2026-11");
}

for (const javaScriptEnabled of [true, false]) {
  test(`the worked case with JavaScript ${javaScriptEnabled ? "on" : "off"}`, async () => {
    const program = await startProgram();
    const browser = await startBrowser(program.address, { javaScriptEnabled });
    try {
      browser.page.setDefaultTimeout(10_000);
      await live(browser.page, program.address, javaScriptEnabled);
      assert.deepEqual(browser.complaints, []);
    } finally {
      await browser.stop();
      await program.stop();
    }
  });
}
