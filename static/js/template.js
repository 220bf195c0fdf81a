// The template: amounts typed in their rows, and rows moved by dragging or with the arrow keys.
// Everything here is a quicker way to what the forms of the page do without it.

const page = () => document.querySelector("#template");

/** What stood in each field when a form was sent, to tell what was typed since. */
const sent = new Map();
let pressed = "";

document.addEventListener("submit", (event) => {
  pressed = event.submitter?.id ?? "";
}, true);

document.addEventListener("htmx:before:request", () => {
  sent.clear();
  for (const field of page().querySelectorAll("input, textarea, select")) sent.set(field.id, field.value);
});

/** Shows what the answer says in every field that nobody typed into since it was asked for. */
function takeOver(field) {
  if (field.type !== "hidden" && sent.get(field.id) === field.value) field.value = field.defaultValue;
}

document.addEventListener("htmx:finally:request", (event) => {
  const { ctx } = event.detail;
  if (ctx.status !== "swapped" || !page()) return;
  for (const field of page().querySelectorAll("#entries input")) takeOver(field);
  const wrong = page().querySelector("#entries [aria-invalid]");
  if (wrong) {
    wrong.focus();
    wrong.closest("tr").scrollIntoView({ block: "nearest" });
  } else if (pressed) stay(document.getElementById(pressed));
  const form = ctx.sourceElement.closest("form");
  const left = page().querySelector("#left");
  if (form?.action.endsWith("/plan") && !wrong && left) announce([...left.cells].map((cell) => cell.textContent.trim()).join(" ").trim());
  pressed = "";
});

/** The cursor stays on the button that moved something, or on its other half at the end of the way. */
function stay(button) {
  if (!button) return;
  if (button.disabled) button.parentElement.querySelector("button:not([disabled])")?.focus();
  else button.focus();
}

// What was typed into a row is saved when the cursor leaves it, too.
document.addEventListener("change", (event) => {
  if (event.target.name === "planned" && event.target.closest("#entries")) event.target.form.requestSubmit();
});

function announce(text) {
  document.querySelector("#announced").textContent = text;
}

const rowsBeside = (row) => [...row.parentElement.querySelectorAll(":scope > tr.entry")];

/** Says where a row stands now. */
function say(row) {
  const rows = rowsBeside(row);
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const values = {
    name: row.dataset.name,
    position: number.format(rows.indexOf(row) + 1),
    count: number.format(rows.length),
    list: row.parentElement.dataset.name,
  };
  const text = document.querySelector("#announced").dataset.moved;
  announce(text.replace(/\{(\w+)\}/g, (_, value) => values[value]));
}

/**
 * Moves a row to another place among those beside it. The others move around it: a row that is taken
 * out of the page, if only for a moment, loses the cursor.
 */
function put(row, index) {
  const rows = rowsBeside(row);
  for (let at = rows.indexOf(row); at > index; at -= 1) row.after(rows[at - 1]);
  for (let at = rows.indexOf(row); at < index; at += 1) row.before(rows[at + 1]);
}

/** Saves the place of a row by the form that its buttons are in. */
function save(row) {
  const rows = rowsBeside(row);
  const at = rows.indexOf(row);
  const form = row.querySelector(".steps-form");
  const to = document.createElement("input");
  to.type = "hidden";
  to.name = "to";
  to.value = at > 0 ? `after-${rows[at - 1].dataset.id}` : `before-${rows[1].dataset.id}`;
  form.append(to);
  form.requestSubmit();
  to.remove();
}

function place(row, index) {
  const rows = rowsBeside(row);
  const to = Math.max(0, Math.min(rows.length - 1, index));
  if (to !== rows.indexOf(row)) {
    put(row, to);
    save(row);
    row.scrollIntoView({ block: "nearest" });
  }
  say(row);
}

document.addEventListener("keydown", (event) => {
  const grip = event.target.closest?.("[data-grip]");
  if (!grip || drag || event.ctrlKey || event.metaKey || event.altKey) return;
  const row = grip.closest("tr");
  const at = rowsBeside(row).indexOf(row);
  const places = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: Infinity };
  if (!(event.key in places)) return;
  event.preventDefault();
  place(row, places[event.key]);
});

/** The row that is being dragged, and where it was. */
let drag = null;

document.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest?.("[data-grip]");
  if (!grip || event.button !== 0) return;
  const row = grip.closest("tr");
  drag = { row, grip, from: rowsBeside(row).indexOf(row), pointer: event.pointerId };
  grip.setPointerCapture(event.pointerId);
  row.classList.add("is-dragged");
});

document.addEventListener("pointermove", (event) => {
  if (!drag || event.pointerId !== drag.pointer) return;
  const rows = rowsBeside(drag.row);
  const middle = (row) => {
    const { top, height } = row.getBoundingClientRect();
    return top + height / 2;
  };
  const others = rows.filter((row) => row !== drag.row);
  put(drag.row, others.filter((row) => middle(row) < event.clientY).length);
  drag.row.scrollIntoView({ block: "nearest" });
});

function drop(isMeant) {
  const { row, from } = drag;
  drag = null;
  row.classList.remove("is-dragged");
  const to = rowsBeside(row).indexOf(row);
  if (!isMeant) put(row, from);
  else if (to !== from) save(row);
  if (to !== from) say(row);
}

document.addEventListener("pointerup", (event) => {
  if (event.pointerId === drag?.pointer) drop(true);
});
document.addEventListener("pointercancel", (event) => {
  if (event.pointerId === drag?.pointer) drop(false);
});
document.addEventListener("keydown", (event) => {
  if (drag && event.key === "Escape") {
    event.preventDefault();
    drop(false);
  }
});
