// What the month and its closing statement look like on paper, with large amounts and long names.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser } from "./chromium.mjs";
import { LONG, closeMonth } from "./household.mjs";
import { startProgram } from "./program.mjs";

const PICTURES = process.env.QUARTERMASTER_SCREENSHOTS;
const LOCALES = ["en-GB", "de-DE", "ar-EG"];
const CATEGORIES = ["Housing", "Food", "Transport", "Health", "Family", "Leisure"];

let browser, page;

before(async () => {
  browser = await startBrowser("http://127.0.0.1");
  page = browser.page;
  await page.setViewportSize({ width: 1280, height: 900 });
});

after(() => browser?.stop());

/** How many sheets of A4 the page prints on. */
async function sheets(address, name) {
  await page.goto(address);
  const path = `${PICTURES}/print-${name}.pdf`;
  const pdf = (await page.pdf({ path, format: "A4", preferCSSPageSize: true })).toString("latin1");
  return pdf.match(/\/Type\s*\/Page\b/g).length;
}

/** A household with a salary and as many entries that go out, each seventh of them saved. */
async function fill(api, { currency, count, amount, name }) {
  await api("PATCH", "/household", { name: "Home", currency, locale: "en-GB", time_zone: "Europe/Berlin" });
  await api("POST", "/template/entries", { kind: "income", category: "Income", name: "Salary", planned_minor: amount * 20 });
  for (let number = 1; number < count; number += 1) {
    await api("POST", "/template/entries", {
      kind: number % 7 ? "expense" : "saving",
      category: CATEGORIES[Math.floor(((number - 1) * CATEGORIES.length) / count)],
      name: name(number),
      planned_minor: amount + number,
      carry: ["none", "surplus", "balance"][number % 3],
    });
  }
  await api("POST", "/template/debts", { name: "Card", balance_minor: amount * 9, apr_ppm: 249900, minimum_payment_minor: 9500 });
}

/** A month whose plan was changed after activation, with entries under, over, even and refunded. */
async function live(api, month, amount) {
  await api("POST", "/months", { month, copy_from: null });
  const { entries } = await api("POST", `/months/${month}/activate`);
  for (const { id, planned_minor: planned } of entries.filter((_, index) => index % 4 === 1)) {
    await api("PATCH", `/months/${month}/entries/${id}`, { planned_minor: Math.round(planned * 0.9) });
  }
  const posted = (planned) => [planned, Math.ceil(planned / 3), planned * 2, -Math.round(amount / 10)];
  const lines = entries.map(({ id, planned_minor: planned }, index) => ({ entry_id: id, amount_minor: posted(planned)[index % 4] }));
  for (let from = 0; from < lines.length; from += 40) {
    await api("POST", `/months/${month}/postings`, { posted_on: `${month}-05`, payee: "Market", lines: lines.slice(from, from + 40) });
  }
}

/** What is cut off or runs out of the sheet, on the page as it is printed. */
function cutOff() {
  const wide = document.scrollingElement.scrollWidth > innerWidth ? ["the page"] : [];
  const shown = [...document.querySelectorAll("main :is(th, td, dd, input)")].filter((one) => one.offsetWidth > 1);
  const cut = shown.filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== "inline");
  return wide.concat(cut.map((one) => one.outerHTML.slice(0, 200)));
}

const nothingComplained = () => browser.complaints.splice(0).forEach((line) => assert.match(line, / asks /));

async function withHousehold(what, act) {
  const program = await startProgram();
  try {
    await fill(program.api, what);
    await live(program.api, "2026-09", what.amount);
    await closeMonth(program.api, "2026-09");
    await live(program.api, "2026-10", what.amount);
    await act(program);
  } finally {
    await program.stop();
  }
  nothingComplained();
}

test("sixty entries with amounts of many digits print on two sheets", async () => {
  const what = { currency: "IDR", count: 60, amount: 1_500_012_345, name: (number) => `Expense ${number}` };
  await withHousehold(what, async ({ address, api }) => {
    await closeMonth(api, "2026-10");
    for (const locale of LOCALES) {
      await api("PATCH", "/household", { locale });
      for (const month of ["2026-09", "2026-10"]) {
        const count = await sheets(`${address}/months/${month}/close`, `idr-${month}-${locale}`);
        assert.equal(await page.locator(".entries tbody th a").count(), 60);
        assert.ok(count <= 2, `${count} sheets of ${month} in ${locale}`);
      }
    }
  });
});

test("names of eighty letters stay readable, on few sheets", async () => {
  const what = { currency: "EUR", count: 150, amount: 99_999_999_900, name: (number) => `${number} ${LONG}`.slice(0, 80) };
  await withHousehold(what, async ({ address, api }) => {
    const month = await sheets(`${address}/months/2026-10`, "long-month");
    assert.ok(month <= 8, `the month on ${month} sheets`);
    await closeMonth(api, "2026-10");
    for (const locale of LOCALES) {
      await api("PATCH", "/household", { locale });
      const count = await sheets(`${address}/months/2026-10/close`, `long-${locale}`);
      assert.ok(count <= 8, `the statement on ${count} sheets in ${locale}`);
      const [whole, seen] = await page.evaluate(() => [document.scrollingElement.scrollWidth, innerWidth]);
      assert.ok(whole <= seen, `${whole} px wide in a window of ${seen}`);
      const widths = await page.locator(".entries tbody tr:not(.category) th").evaluateAll((all) => all.map((one) => one.clientWidth));
      assert.ok(Math.min(...widths) >= 140, `a name in ${Math.min(...widths)} px`);
    }
  });
});

test("a draft prints its planned amounts on their lines, and its notes", async () => {
  const what = { currency: "IDR", count: 60, amount: 1_500_012_345, name: (number) => `Expense ${number}` };
  await withHousehold(what, async ({ address, api }) => {
    await closeMonth(api, "2026-10");
    await api("POST", "/months", { month: "2026-11", copy_from: null });
    const notes = "Grandmother's birthday.\nThe car is due.";
    await api("PATCH", "/months/2026-11", { notes });
    await sheets(`${address}/months/2026-11`, "draft");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".printed p").innerText(), notes);
    assert.ok(await page.locator(".printed").isVisible());
    // As wide as a sheet between its margins.
    await page.setViewportSize({ width: 718, height: 1000 });
    assert.deepEqual(await page.evaluate(cutOff), []);
    const apart = await page.locator("tr.entry").evaluateAll((rows) => rows.map((row) => {
      const middle = (box) => (box.top + box.bottom) / 2;
      const text = document.createRange();
      text.selectNodeContents(row.cells[3]);
      return Math.abs(middle(row.querySelector(".plan input:not([type=hidden])").getBoundingClientRect()) - middle(text.getBoundingClientRect()));
    }));
    assert.ok(Math.max(...apart) < 2, `${Math.max(...apart)} px off the line`);
    const after = await page.locator(".month .category").evaluateAll((rows) => rows.map((row) => getComputedStyle(row).breakAfter));
    assert.deepEqual([...new Set(after)], ["avoid"]);
    await page.emulateMedia({ media: "screen" });
    await page.setViewportSize({ width: 1280, height: 900 });
    assert.ok(!(await page.locator(".printed").isVisible()));
  });
});

test("each negative amount of the statement has a word", async () => {
  const what = { currency: "EUR", count: 20, amount: 10_000, name: (number) => `Expense ${number}` };
  await withHousehold(what, async ({ address, api }) => {
    await closeMonth(api, "2026-10");
    await page.goto(`${address}/months/2026-10/close`);
    const bare = await page.locator("main :is(td, dd)").evaluateAll((cells) =>
      cells.filter((cell) => cell.textContent.includes("−") && !cell.querySelector(".word")?.textContent).map((cell) => cell.outerHTML));
    assert.deepEqual(bare, []);
    const saved = page.locator("tr", { hasText: "more" }).first();
    assert.equal(await saved.locator(".over").count(), 0);
  });
});
