// The script of the pages folds texts as the server does: both are held to one list.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInThisContext } from "node:vm";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const unescaped = (text) => text.replace(/\\u\{(\w+)\}/g, (_, number) => String.fromCodePoint(parseInt(number, 16)));

test("the script of the pages folds as the server does", () => {
  runInThisContext(read("static/js/month.js").split("// Posting, filtering and choosing.")[0]);
  const lines = read("domain/tests/rules/folding.tsv").trimEnd().split("\n");
  assert.ok(lines.length > 30);
  for (const line of lines) {
    const [typed, identity, search] = line.split("\t").map(unescaped);
    assert.equal(globalThis.folding.identity(typed), identity, line);
    assert.equal(globalThis.folding.search(typed), search, line);
  }
});
