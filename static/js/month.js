// The month page: posting without leaving the field, filtering while typing, payees to choose from.
// Everything here is a quicker way to what the forms and links of the page do without it.

const post = () => document.querySelector("#post");

/** What stood in each field when its form was sent, to tell what was typed since. */
const sent = new Map();

document.addEventListener("htmx:before:request", (event) => {
  const form = event.detail.ctx.sourceElement.closest("form");
  sent.clear();
  for (const field of form?.querySelectorAll("input") ?? []) sent.set(field.id, field.value);
});

/** Shows what the answer says in every field that nobody typed into since it was asked for. */
function takeOver(field) {
  if (field.type !== "hidden" && sent.get(field.id) === field.value) field.value = field.defaultValue;
}

/** An address without what was just told: whoever asks for it again has been told. */
function withoutTold(address) {
  const url = new URL(address, location.href);
  for (const name of ["posted", "deleted", "back", "moved", "removed", "returned"]) url.searchParams.delete(name);
  return url.pathname + url.search + (url.hash === "#told" ? "" : url.hash);
}

document.addEventListener("htmx:before:history:update", (event) => {
  event.detail.history.path = withoutTold(event.detail.history.path);
});
if (withoutTold(location.href) !== location.pathname + location.search + location.hash) {
  history.replaceState(history.state, "", withoutTold(location.href));
}

/** Where the cursor goes on from what was sent by `source`, which may have left the page. */
function focusAfter(source) {
  const wrong = document.querySelector("#month [aria-invalid]");
  if (wrong) return wrong.focus();
  if (source.id === "post") return post()?.elements.amount.focus();
  if (source.closest(".acts-cell, .cover")) {
    const next = document.querySelector(".correction [name=amount], .covering button");
    if (next) return next.focus();
  }
  if (document.activeElement !== document.body) return undefined;
  // What was done is told in sight, wherever the page stands: nothing has to be scrolled for it.
  const undo = document.querySelector(".told button");
  if (undo) return undo.focus({ preventScroll: true });
  return (document.querySelector("#month tr.is-open .name") ?? document.querySelector("#content")).focus();
}

document.addEventListener("htmx:finally:request", (event) => {
  const { ctx } = event.detail;
  if (ctx.status !== "swapped") return;
  for (const field of document.querySelectorAll("#month input")) takeOver(field);
  focusAfter(ctx.sourceElement);
  filter();
});

/** Hides the entries whose name and category lack what stands in the filter. */
function filter() {
  const field = document.querySelector("#filter");
  if (!field) return;
  const wanted = field.value.trim().toLocaleLowerCase();
  const has = (element) => element.dataset.name.toLocaleLowerCase().includes(wanted);
  let isAnyShown = false;
  for (const section of document.querySelectorAll("#entries tbody")) {
    const whole = has(section);
    let isShown = false;
    let shown = true;
    for (const row of section.querySelectorAll("tr:not(.category)")) {
      if (row.dataset.name !== undefined) shown = whole || has(row);
      row.hidden = !shown;
      isShown ||= shown;
    }
    section.hidden = !isShown;
    isAnyShown ||= isShown;
  }
  document.querySelector("[data-nothing-found]").hidden = isAnyShown;
}

document.addEventListener("input", (event) => {
  if (event.target.id === "filter") filter();
});

let payees;

/** Fetched once, when somebody begins to post. */
async function knownPayees() {
  const answer = await fetch("/api/v1/payees");
  return answer.ok ? (await answer.json()).items : [];
}

document.addEventListener("focusin", async (event) => {
  if (!event.target.closest(".posting")) return;
  payees ??= knownPayees().catch(() => []);
  const list = document.querySelector("#payees");
  if (!list || list.childElementCount > 0) return;
  const options = (await payees).map((known) => new Option(known.entry_name, known.payee));
  if (list.childElementCount === 0) list.replaceChildren(...options);
});

/** Choosing a payee names the entry of their latest payment, where none is named yet. */
document.addEventListener("change", async (event) => {
  const form = event.target.closest("#post");
  if (!form) return;
  if (event.target.name === "payee" && form.elements.entry.value === "") {
    const known = (await payees)?.find((one) => one.payee === event.target.value);
    const names = [...document.querySelectorAll("#entry-names option")].map((option) => option.value);
    if (known && names.includes(known.entry_name)) form.elements.entry.value = known.entry_name;
  }
});

// What was typed into a row is saved when the cursor leaves it, too.
document.addEventListener("change", (event) => {
  if (event.target.name === "planned" && event.target.closest("#entries")) event.target.form.requestSubmit();
});
