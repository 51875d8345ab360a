// Comforts only: every page works without this file.
"use strict";

// "/" goes to the search field, outside of fields.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !keysAreOn()) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const search = document.getElementById("search");
  if (search) {
    event.preventDefault();
    search.focus();
  }
});

// -- Lists --------------------------------------------------------------------------------------------------------

// The button of the article list says how many are chosen; a fifth cannot be.
function countChosen() {
  const button = document.getElementById("compare-chosen");
  if (!button) return;
  const boxes = [...document.querySelectorAll("#choose input[name=a]")];
  const chosen = boxes.filter((box) => box.checked).length;
  boxes.forEach((box) => (box.disabled = chosen >= 4 && !box.checked));
  button.textContent = chosen > 1 ? `Compare ${chosen} articles` : "Compare the chosen articles";
}
document.addEventListener("htmx:afterSettle", countChosen);
addEventListener("pageshow", countChosen);

// An address of the list with the articles that are chosen now, so that they stay so under other filters, in another
// order, and when one comes back.
function withChosen(address) {
  const url = new URL(address, location.href);
  const choose = document.getElementById("choose");
  if (!choose || url.pathname !== location.pathname) return address;
  url.searchParams.delete("a");
  choose.querySelectorAll("input[name=a]:checked").forEach((box) => url.searchParams.append("a", box.value));
  return url.pathname + url.search + url.hash;
}
document.addEventListener("change", (event) => {
  countChosen();
  if (event.target.closest("#choose")) history.replaceState(history.state, "", withChosen(location.href));
});
document.addEventListener("htmx:configRequest", (event) => {
  if (!document.getElementById("choose") || event.detail.target.id !== "results") return;
  event.detail.path = withChosen(event.detail.path);
  delete event.detail.parameters.a;
});

// What was unfolded stays so when htmx swaps it.
const unfolded = new Set();
document.addEventListener("htmx:beforeSwap", () => {
  unfolded.clear();
  document.querySelectorAll("details[id][open]").forEach((fold) => unfolded.add(fold.id));
});
document.addEventListener("htmx:afterSwap", () => unfolded.forEach((id) => document.getElementById(id)?.setAttribute("open", "")));

// htmx gives the focus back by ids. Where what had it is gone, such as a chip, the list has it.
document.addEventListener("htmx:afterSettle", (event) => {
  if (document.activeElement !== document.body || event.target.id !== "results") return;
  event.target.tabIndex = -1;
  event.target.focus({ preventScroll: true });
});

// -- The page of one article ----------------------------------------------------------------------------------------

const story = () => document.getElementById("story");
const pieces = (name) => [...document.querySelectorAll("mark[data-of]")].filter((mark) => mark.dataset.of === name);

function light(name) {
  document.querySelectorAll("mark.is-lit").forEach((mark) => mark.classList.remove("is-lit"));
  pieces(name).forEach((mark) => mark.classList.add("is-lit"));
}

// A quote in several pieces is lit as a whole, not only the piece that carries its name.
function lightTarget() {
  if (story() && location.hash.length > 1) light(decodeURIComponent(location.hash.slice(1)));
}

// "j" and "k" go to the next and the previous highlight among those that are shown.
function step(by) {
  const shown = [...document.querySelectorAll("#story mark[data-of]:not(.more)")].filter((mark) => {
    const toggle = document.getElementById(`show-${mark.classList[0]}`);
    return !toggle || toggle.checked;
  });
  if (!shown.length) return;
  const at = shown.findIndex((mark) => mark === document.activeElement);
  const from = at < 0 ? shown.findIndex((mark) => mark.getBoundingClientRect().top > 0) - (by > 0 ? 1 : 0) : at;
  const next = shown[(from + by + shown.length) % shown.length];
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
  light(next.dataset.of);
}

const keysAreOn = () => localStorage.getItem("newsroom-keys") !== "off";

document.addEventListener("keydown", (event) => {
  if (!story() || event.ctrlKey || event.metaKey || event.altKey || !keysAreOn()) return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable], dialog")) return;
  if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === "?") document.getElementById("keys").showModal();
});

// Words as they are printed; of a paragraph only what is selected in it, if something is.
function wordsOf(name) {
  if (name.startsWith("q-")) {
    const outer = pieces(name).filter((mark) => !pieces(name).some((other) => other !== mark && other.contains(mark)));
    return outer.map((mark) => mark.textContent).join(" … ");
  }
  const passage = document.getElementById(name);
  const selection = getSelection();
  const selected = passage.contains(selection.anchorNode) && passage.contains(selection.focusNode) && `${selection}`.trim();
  return selected || [...passage.querySelectorAll(".words, .post p:not(.meta)")].map((part) => part.textContent).join(" ");
}

// -- Copying ----------------------------------------------------------------------------------------------------------

async function put(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = document.body.appendChild(document.createElement("textarea"));
  field.value = text;
  field.select();
  document.execCommand("copy");
  field.remove();
}

// The button of a citation copies it; without a script a click on its words selects them.
const showCiting = () => document.querySelectorAll("[data-cite]").forEach((button) => { button.hidden = false; });
document.addEventListener("htmx:afterSettle", showCiting);
showCiting();

const citationOf = (button) => button.closest("details").querySelector(".cite").textContent.trim();

// Words of the article with who published them, and where they stand in this version of the text.
function withSource(name) {
  const { citation, version } = story().dataset;
  const words = wordsOf(name).replace(/\s+/g, " ").trim();
  const quoted = name.startsWith("q-") ? `“${words}”` : words;
  return `${quoted}\n${citation.trim()}\n${location.origin}${location.pathname}?version=${version}#${name}`;
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-cite], [data-copy]");
  if (!button) return;
  await put(button.dataset.copy ? withSource(button.dataset.copy) : citationOf(button));
  const said = document.getElementById("copied");
  button.dataset.label ??= button.textContent;
  said.textContent = "Copied, with its source.";
  button.textContent = "Copied";
  setTimeout(() => {
    button.textContent = button.dataset.label;
    said.textContent = "";
  }, 1500);
});

document.addEventListener("click", (event) => {
  if (event.target.closest(".keys-open")) document.getElementById("keys").showModal();
});

document.addEventListener("change", (event) => {
  if (event.target.id === "keys-on") localStorage.setItem("newsroom-keys", event.target.checked ? "on" : "off");
});

if (story()) {
  document.querySelectorAll("[data-copy], .needs-script").forEach((element) => { element.hidden = false; });
  document.getElementById("keys-on").checked = keysAreOn();
  lightTarget();
  addEventListener("hashchange", lightTarget);
}
