// Brings the browser libraries the pages use from their packages into static/vendor, each with its
// licence and version beside it: htmx as it is published, and of lucide's icons the ones named here
// as one sprite. Run by hand when a version or the list changes; what it writes is committed.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const HTMX = "4.0.1";
const LUCIDE = "1.62.0";
const ICONS = [
  "arrow-down", "arrow-up", "check", "chevron-down", "chevron-left", "chevron-right", "download",
  "grip-vertical", "keyboard", "lock", "moon", "pencil", "plus", "printer", "search", "sticky-note",
  "sun", "trash-2", "triangle-alert", "undo-2", "x",
];

const vendor = join(import.meta.dirname, "..", "static", "vendor");
const scratch = mkdtempSync(join(tmpdir(), "quartermaster-vendor-"));

function unpack(name, version) {
  const packed = execFileSync("npm", ["pack", "--silent", `${name}@${version}`], { cwd: scratch });
  const folder = join(scratch, name);
  mkdirSync(folder);
  execFileSync("tar", ["xzf", join(scratch, packed.toString().trim()), "-C", folder]);
  return join(folder, "package");
}

function place(name) {
  const folder = join(vendor, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

try {
  const htmx = unpack("htmx.org", HTMX);
  const htmxPlace = place("htmx");
  cpSync(join(htmx, "dist", "htmx.min.js"), join(htmxPlace, "htmx.min.js"));
  cpSync(join(htmx, "LICENSE"), join(htmxPlace, "LICENSE.txt"));
  writeFileSync(join(htmxPlace, "VERSION.txt"), `htmx.org ${HTMX}\ndist/htmx.min.js of the npm package, unchanged.\n`);

  const lucide = unpack("lucide-static", LUCIDE);
  const lucidePlace = place("lucide");
  const symbols = ICONS.map((name) => {
    const svg = readFileSync(join(lucide, "icons", `${name}.svg`), "utf8");
    const shapes = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"));
    return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.replace(/\s*\n\s*/g, "")}</symbol>`;
  });
  const sprite = `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`;
  writeFileSync(join(lucidePlace, "icons.svg"), sprite);
  cpSync(join(lucide, "LICENSE"), join(lucidePlace, "LICENSE.txt"));
  writeFileSync(
    join(lucidePlace, "VERSION.txt"),
    `lucide-static ${LUCIDE}\nThe shapes of these icons of the npm package, as symbols of one file: ${ICONS.join(", ")}.\n`,
  );
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
