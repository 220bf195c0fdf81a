// The month page: posting without leaving the field, filtering while typing, payees to choose from.
// Everything here is a quicker way to what the forms and links of the page do without it.

// When two texts are one, and when one is found in another: as the server folds them, step by step. It stands first and alone,
// so that it can be tried without a page; in a file of its own it would be one request more than a month page may have.
{
  /** Letters that Unicode does not take apart, with what people type who do not have them. */
  const PLAIN = { ß: "ss", æ: "ae", œ: "oe", þ: "th", ø: "o", đ: "d", ð: "d", ħ: "h", ł: "l", ŧ: "t", ı: "i", ς: "σ" };

  /** Two texts with the same identity are one. */
  function identity(text) {
    const shown = text.normalize("NFD").replace(/\p{Default_Ignorable_Code_Point}/gu, "");
    return shown.toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ").normalize("NFC");
  }

  /** A text is found where its folding is part of another's. */
  function search(text) {
    const bare = text.normalize("NFKD").replace(/[\p{Mn}\p{Default_Ignorable_Code_Point}]/gu, "");
    const small = bare.toUpperCase().toLowerCase();
    return small.replace(/[ßæœþøđðħłŧıς]/g, (letter) => PLAIN[letter]);
  }

  globalThis.folding = { identity, search };
}

// Posting, filtering and choosing.
const post = () => document.querySelector("#post");

/** Shows what the answer says in every field of the form that still has what was sent, so that what was typed since stays. */
function takeOver(form, sent) {
  for (const field of form.querySelectorAll("input:not([type=hidden])")) {
    if (sent.get(field.name) === field.value) field.value = field.defaultValue;
  }
}

/** A key that no form had before; randomUUID is not there where a page comes without TLS. */
function newKey() {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(16).padStart(8, "0")).join("");
}

// What is typed after a payment was sent is another payment, even where it comes out the same: a second Enter
// repeats the key and is posted once, a second payment has a key of its own.
document.addEventListener("input", (event) => {
  const key = event.target.form?.elements.once;
  if (key) key.value = newKey();
});

// Sent is what stood there at Enter, whenever its turn comes. The cursor is ready for the next payment at once.
document.addEventListener("htmx:config:request", (event) => {
  const { sourceElement } = event.detail.ctx;
  if (sourceElement.id !== "post") return;
  sourceElement.elements.amount.focus();
  sourceElement.elements.amount.select();
});

// The answer brings a new key. Where somebody typed on meanwhile, what they typed has its key already.
document.addEventListener("htmx:before:swap", (event) => {
  const { ctx } = event.detail;
  ctx.typedOn = post()?.elements.once.value;
  if (ctx.typedOn === sentBy(ctx)?.get("once")) ctx.typedOn = undefined;
});

/** An address without what was just told: whoever asks for it again has been told. */
function withoutTold(address) {
  const url = new URL(address, location.href);
  for (const name of ["posted", "repeated", "deleted", "back", "moved", "removed", "returned"]) url.searchParams.delete(name);
  return url.pathname + url.search + (url.hash === "#told" ? "" : url.hash);
}

document.addEventListener("htmx:before:history:update", (event) => {
  event.detail.history.path = withoutTold(event.detail.history.path);
});
if (withoutTold(location.href) !== location.pathname + location.search + location.hash) {
  history.replaceState(history.state, "", withoutTold(location.href));
}

/** The fields that were sent, where a form was. */
function sentBy(ctx) {
  const { body } = ctx.request;
  return body instanceof URLSearchParams ? body : null;
}

/** Where the cursor goes on from what was sent by `source`, which may have left the page. */
function focusAfter(source) {
  const wrong = document.querySelector("#month [aria-invalid], #month .alert[autofocus]");
  if (wrong) return wrong.focus();
  if (source.closest(".acts-cell, .cover")) {
    const next = document.querySelector(".correction [name=amount], .covering button");
    if (next) return next.focus();
  }
  if (document.activeElement !== document.body) return undefined;
  if (source.id === "post") return post()?.elements.amount.focus();
  // What was done is told in sight, wherever the page stands: nothing has to be scrolled for it.
  const undo = document.querySelector(".told button");
  if (undo) return undo.focus({ preventScroll: true });
  return (document.querySelector("#month tr.is-open .name") ?? document.querySelector("#content")).focus();
}

document.addEventListener("htmx:finally:request", (event) => {
  const { ctx } = event.detail;
  if (ctx.status !== "swapped") return;
  const key = post()?.elements.once;
  if (key && ctx.typedOn) key.value = ctx.typedOn;
  const sent = sentBy(ctx);
  if (sent && ctx.sourceElement.matches("form")) takeOver(ctx.sourceElement, sent);
  focusAfter(ctx.sourceElement);
  filter();
});

/** Hides the entries whose name and category lack what stands in the filter. */
function filter() {
  const field = document.querySelector("#filter");
  if (!field) return;
  const wanted = folding.search(field.value.trim());
  const has = (element) => folding.search(element.dataset.name).includes(wanted);
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
    const typed = folding.identity(event.target.value.trim());
    const known = (await payees)?.find((one) => folding.identity(one.payee) === typed);
    const names = [...document.querySelectorAll("#entry-names option")].map((option) => option.value);
    if (known && names.includes(known.entry_name)) form.elements.entry.value = known.entry_name;
  }
});

// What was typed into a row is saved when the cursor leaves it, too.
document.addEventListener("change", (event) => {
  if (event.target.name === "planned" && event.target.closest("#entries")) event.target.form.requestSubmit();
});
