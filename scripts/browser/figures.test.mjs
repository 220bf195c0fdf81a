// Amounts as they stand on the pages: whole in their fields, and below each other in every language. And what a page
// shows of itself: on a phone, without scripts, and when the server cannot answer.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { startBrowser } from "./chromium.mjs";
import { beginMonth, closeMonth, fillTemplate } from "./household.mjs";
import { startProgram } from "./program.mjs";

let program, browser, page;

before(async () => {
  program = await startProgram();
  const { api } = program;
  await fillTemplate(api, 8);
  const loan = { name: "Loan", balance_minor: 129_000_000, apr_ppm: 50000, minimum_payment_minor: 1000 };
  await api("POST", "/template/debts", loan);
  await api("POST", "/template/entries", { kind: "saving", category: "Savings", name: "Reserve", planned_minor: 1_234_567 });
  await beginMonth(api, "2026-09");
  await closeMonth(api, "2026-09");
  await beginMonth(api, "2026-10");
  await api("POST", "/months", { month: "2026-11", leave_out: [] });
  browser = await startBrowser(program.address);
  page = browser.page;
});

afterEach(() => {
  browser.complaints.length = 0;
});

after(async () => {
  await browser?.stop();
  await program?.stop();
});

const unseen = () => browser.complaints.splice(0);
/** The same where another program was looked at, whose address the browser does not watch over. */
const unseenElsewhere = () => unseen().filter((line) => !line.includes(" asks "));

/** What stands in fields that are too narrow for it. */
const cutOff = (of) => of.evaluate(() => {
  const fields = [...document.querySelectorAll("input:not([type=hidden])")].filter((field) => field.checkVisibility());
  return fields.filter((field) => field.scrollWidth > field.clientWidth).map((field) => `${field.id} ${field.value}`);
});

test("the date of a posting stands on one line beside a payment of many", async () => {
  const { entries } = await program.api("GET", "/months/2026-10");
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${program.address}/months/2026-10/entries/${entries[2].id}`);
    const lines = await page.locator(".ledger td:first-child").evaluateAll((cells) => cells.map((cell) => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      return new Set([...range.getClientRects()].map((rect) => Math.round(rect.top))).size;
    }));
    assert.ok(lines.length > 0 && lines.every((count) => count === 1), `${width}: ${lines}`);
  }
  assert.deepEqual(unseen(), []);
});

test("a planned amount is shown whole in its field", async () => {
  const other = await startProgram();
  try {
    await other.api("PATCH", "/household", { currency: "IDR", locale: "en-GB" });
    for (const [name, planned_minor] of [["Rice", 1_500_012_345], ["House", 999_999_999_999_999], ["Bread", 1]]) {
      await other.api("POST", "/template/entries", { kind: "expense", category: "Food", name, planned_minor });
    }
    const { entries } = await beginMonth(other.api, "2026-10").then(() => other.api("GET", "/months/2026-10"));
    for (const locale of ["en-GB", "de-DE", "ar-EG"]) {
      await other.api("PATCH", "/household", { locale });
      for (const width of [1280, 1024, 768, 360]) {
        await page.setViewportSize({ width, height: 900 });
        for (const path of ["/template", ...entries.map(({ id }) => `/months/2026-10?open=${id}`)]) {
          await page.goto(other.address + path);
          const where = `${path} in ${locale}, ${width} px wide`;
          assert.ok(await page.locator("[name=planned][id^=plan-]:visible").count() > 0, where);
          assert.deepEqual(await cutOff(page), [], where);
        }
      }
    }
    // A browser that fits no field to its content goes by this.
    assert.equal(await page.locator("[id^=plan-]").first().getAttribute("size"), "20");
  } finally {
    await other.stop();
  }
  assert.deepEqual(unseenElsewhere(), []);
});

/**
 * Where the last digit of each amount ends, by table and column; with the heads of the columns. Columns of which
 * everything ends at the same place are not given.
 */
const ragged = () => page.evaluate(() => {
  const endOf = (cell) => {
    const field = cell.querySelector("input:not([type=hidden])");
    if (field) {
      const { paddingRight, borderRightWidth } = getComputedStyle(field);
      return field.getBoundingClientRect().right - parseFloat(paddingRight) - parseFloat(borderRightWidth);
    }
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    let end = null;
    while (texts.nextNode()) {
      const text = texts.currentNode;
      if (text.parentElement.closest(".word, .settled, .cover, .share, .visually-hidden, .state, svg")) continue;
      for (const { index } of text.data.matchAll(/\p{Nd}/gu)) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + 1);
        end = Math.max(end ?? 0, range.getBoundingClientRect().right);
      }
    }
    return end;
  };
  const headEnd = (head) => {
    const range = document.createRange();
    range.selectNodeContents(head);
    return Math.max(...[...range.getClientRects()].map((box) => box.right));
  };
  const wrong = [];
  for (const table of document.querySelectorAll("main table")) {
    const columns = new Map();
    for (const row of table.rows) {
      let column = 0;
      for (const cell of row.cells) {
        column += cell.colSpan;
        const isFigure = cell.matches(".num, .matrix :not(:first-child)");
        if (!isFigure || !cell.checkVisibility()) continue;
        const end = cell.closest("thead") ? headEnd(cell) : endOf(cell);
        // A percent sign stands behind its number.
        if (end !== null && !/[%٪]/.test(cell.textContent)) columns.set(column, [...(columns.get(column) ?? []), end]);
      }
    }
    if (columns.size === 0) continue;
    for (const [column, ends] of columns) {
      if (Math.max(...ends) - Math.min(...ends) > 2) wrong.push(`${table.className} ${column}: ${ends.map(Math.round)}`);
    }
  }
  return wrong;
});

test("the amounts of a column end below each other and below its head", async () => {
  await page.setViewportSize({ width: 1280, height: 900 });
  const { entries } = await program.api("GET", "/months/2026-10");
  for (const locale of ["en-GB", "de-DE", "ar-EG", "fa-IR", "ar-AE"]) {
    await program.api("PATCH", "/household", { locale });
    for (const path of [
      `/months/2026-10?open=${entries[2].id}`, "/months/2026-11", "/months/2026-09", "/months/2026-10/close", "/months/2026-09/close",
      "/months", "/months/year/2026", "/template", `/months/2026-10/entries/${entries[2].id}`, "/months/new",
    ]) {
      await page.goto(program.address + path);
      await page.evaluate(() => document.querySelectorAll("main details").forEach((part) => { part.open = true; }));
      assert.deepEqual(await ragged(), [], `${path} in ${locale}`);
    }
  }
  assert.deepEqual(unseen(), []);
});

test("what remains ends at one place on a phone, too", async () => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const locale of ["en-GB", "ar-EG"]) {
    await program.api("PATCH", "/household", { locale });
    await page.goto(`${program.address}/months/2026-11`);
    const ends = await page.locator("tr.entry > .rest").evaluateAll((cells) => cells.map((cell) => {
      const text = [...cell.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && /\p{Nd}/u.test(node.data));
      const range = document.createRange();
      range.selectNodeContents(text);
      return range.getBoundingClientRect().right;
    }));
    assert.ok(ends.length > 8);
    assert.ok(Math.max(...ends) - Math.min(...ends) < 2, `${locale}: ${ends}`);
  }
  await program.api("PATCH", "/household", { locale: "en-GB" });
  assert.deepEqual(unseen(), []);
});

test("on a phone the line to post with and the first entry are on the first screen", async () => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const month of ["2026-10", "2026-11"]) {
    if (month === "2026-11") await program.api("POST", "/months/2026-11/activate");
    await page.goto(`${program.address}/months/${month}`);
    const bottom = await page.locator("tr.entry").first().evaluate((row) => row.getBoundingClientRect().bottom);
    assert.ok(bottom <= 700, `${month}: the first entry ends at ${bottom}`);
    assert.ok(await page.locator("#post button").isVisible());
    const tops = await page.locator(".life li").evaluateAll((steps) => steps.map((step) => step.getBoundingClientRect().top));
    assert.deepEqual(new Set(tops).size, 1, `the steps stand in one line: ${tops}`);
    assert.equal(await page.locator(".figures dd").count(), 4);
  }
  assert.deepEqual(unseen(), []);
});

test("the filter hides rows on a phone", async () => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${program.address}/months/2026-10`);
  // Another entry of the same category is shown beside it otherwise.
  await page.fill("#filter", "Expense 5");
  assert.equal(await page.locator("tr.entry:visible").count(), 1);
  assert.deepEqual(unseen(), []);
});

test("the line that stays at the bottom of the template covers what hangs beside the rows", async () => {
  await page.setViewportSize({ width: 1280, height: 700 });
  for (const locale of ["en-GB", "ar-EG"]) {
    await program.api("PATCH", "/household", { locale });
    await page.goto(`${program.address}/template`);
    const seen = await page.evaluate(() => {
      const line = document.querySelector("tfoot tr").getBoundingClientRect();
      const grip = [...document.querySelectorAll("[data-grip]")].find((one) => one.getBoundingClientRect().top > line.top + 10);
      // Brings the grip behind the line.
      const { top, left, width } = grip.getBoundingClientRect();
      scrollBy(0, top - line.top - 5);
      const now = document.querySelector("tfoot tr").getBoundingClientRect();
      const at = grip.getBoundingClientRect();
      const isBehind = at.top < now.bottom && at.bottom > now.top;
      const shown = document.elementFromPoint(left + width / 2, Math.max(at.top, now.top) + 4);
      return { isBehind, isGrip: shown?.closest("[data-grip]") !== null };
    });
    assert.deepEqual(seen, { isBehind: true, isGrip: false }, locale);
  }
  await program.api("PATCH", "/household", { locale: "en-GB" });
  assert.deepEqual(unseen(), []);
});

test("without scripts nothing is shown that needs one", async () => {
  const plain = await startBrowser(program.address, { javaScriptEnabled: false });
  try {
    for (const path of ["/months/2026-10", "/template", "/settings"]) {
      await plain.page.goto(program.address + path);
      assert.ok(await plain.page.locator(".needs-script").count() > 1, path);
      assert.equal(await plain.page.locator(".needs-script:visible").count(), 0, path);
    }
    await page.goto(`${program.address}/template`);
    assert.ok(await page.locator(".needs-script:visible").count() > 10, "and with them it is");
  } finally {
    await plain.stop();
  }
  assert.deepEqual(unseen(), []);
});

test("an answer that is none is told as what it was", async () => {
  await page.setViewportSize({ width: 1280, height: 900 });
  for (const refuse of [(route) => route.fulfill({ status: 503, contentType: "text/html", body: "<h1>Busy</h1>" }), (route) => route.abort()]) {
    await page.goto(`${program.address}/months/2026-10`);
    await page.route("**/postings", refuse);
    await page.fill("#post-amount", "1");
    await page.fill("#post-entry", "Salary");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".told .alert");
    const told = await page.locator(".told").textContent();
    assert.match(told, /did not answer as it should/);
    await page.unroute("**/postings");
  }
  unseen().forEach((line) => assert.match(line, /503|ERR_FAILED|htmx/));
});

test("a month without entries shows the form for the first", async () => {
  const other = await startProgram();
  try {
    await other.api("POST", "/months", { month: "2026-10", copy_from: null });
    await page.goto(`${other.address}/months/2026-10`);
    assert.ok(await page.locator("#add-name").isVisible());
    await page.goto(`${program.address}/months/2026-10`);
    assert.ok(await page.locator("#add-name").isHidden());
  } finally {
    await other.stop();
  }
  assert.deepEqual(unseenElsewhere(), []);
});

test("a month with notes shows how they begin", async () => {
  await page.goto(`${program.address}/months/2026-10`);
  assert.equal(await page.locator("#notes bdi").count(), 0);
  await page.locator("#notes summary").click();
  await page.fill("#month-notes", "Ask the bank\nabout the card");
  await page.getByRole("button", { name: "Save the notes" }).click();
  await page.waitForSelector("#notes bdi");
  assert.equal(await page.locator("#notes bdi").textContent(), "Ask the bank about the card");
  assert.deepEqual(unseen(), []);
});

test("saved settings say so, once", async () => {
  await page.goto(`${program.address}/settings`);
  assert.equal(await page.locator("[role=status]").count(), 0);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved.").waitFor();
  assert.equal(new URL(page.url()).search, "");
  await page.reload();
  assert.equal(await page.getByText("Saved.").count(), 0);
  assert.deepEqual(unseen(), []);
});
