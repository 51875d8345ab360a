// Comforts of the coverage page: without this file each cell is a plain link to the page with its evidence.
"use strict";

// A cell brings its evidence alone. The attribute is written when a cell is reached, so that a thousand cells stay light.
function enhance(event) {
  const link = event.target.closest(".matrix :is(.cell, th[scope=row]) a:not([hx-get])");
  if (!link || !window.htmx) return;
  link.setAttribute("hx-get", link.href.split("#")[0]);
  window.htmx.process(link);
}
for (const reached of ["pointerover", "pointerdown", "focusin"]) document.addEventListener(reached, enhance);

// The chosen cell and its row are marked, as the server does when the address is opened cold.
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id !== "evidence") return;
  const address = new URL(event.detail.pathInfo.requestPath, location.href).href;
  for (const other of document.querySelectorAll(".matrix [aria-current]")) other.removeAttribute("aria-current");
  for (const other of document.querySelectorAll(".matrix tr.is-lit")) other.classList.remove("is-lit");
  const link = [...document.querySelectorAll(".matrix tbody a")].find((one) => one.href.split("#")[0] === address);
  link?.closest("tr").classList.add("is-lit");
  if (link?.closest(".cell")) link.setAttribute("aria-current", "true");
});

// Arrow keys go from cell to cell, as in a spreadsheet; Tab still leaves the table.
const moves = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
document.addEventListener("keydown", (event) => {
  const cell = event.target.closest?.(".matrix td, .matrix tbody th[scope=row]");
  const move = moves[event.key];
  if (!cell || !move || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const rows = [...cell.closest("table").querySelectorAll("tbody tr:not(.group)")];
  const row = rows[rows.indexOf(cell.parentElement) + move[0]];
  const next = row?.children[cell.cellIndex + move[1]]?.querySelector("a");
  if (!next) return;
  event.preventDefault();
  next.focus();
});
