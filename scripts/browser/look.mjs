// Looks at one state of a page: what axe finds, what the browser complains of, whether it fits.
import AxeBuilder from "@axe-core/playwright";
import { mkdirSync } from "node:fs";
import { join } from "node:path";

const PICTURES = process.env.QUARTERMASTER_SCREENSHOTS;
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Keeps a picture and gives everything that is wrong, as lines. */
export async function look(page, name) {
  const wrong = [];
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  for (const violation of violations) {
    const places = violation.nodes.slice(0, 3).map((node) => node.target.join(" "));
    wrong.push(`${name}: axe ${violation.id}: ${violation.help} (${places.join("; ")})`);
  }
  const [whole, seen] = await page.evaluate(() => [document.scrollingElement.scrollWidth, innerWidth]);
  if (whole > seen) wrong.push(`${name}: ${whole} px wide in a window of ${seen}`);
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
  return wrong;
}

const WAYS = [
  { width: 1280, colorScheme: "light" },
  { width: 1280, colorScheme: "dark" },
  { width: 360, colorScheme: "light" },
  { width: 360, colorScheme: "dark" },
];

/** Looks at what the page shows now, wide and narrow, light and dark. */
export async function lookInAllWays(page, name) {
  const wrong = [];
  for (const { width, colorScheme } of WAYS) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    wrong.push(...(await look(page, `${name}-${width}-${colorScheme}`)));
  }
  return { wrong, states: WAYS.length };
}
