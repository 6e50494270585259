"use strict";
// Ties the two sides of the page together. All that it shows is in the page already: without it links
// lead to the same places. It makes no markup of text.
(() => {
  const root = document.documentElement;
  const body = document.body;
  const by = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const small = matchMedia("(max-width: 56rem)");

  const ranges = (element) =>
    (element.dataset.p || "").split(" ").filter(Boolean).map((range) => range.split("-").map(Number));

  const docs = all(".doc").map((element) => {
    const cards = all(".card", element).map((card) => ({
      element: card,
      keys: new Set(card.dataset.k.split(" ").filter(Boolean)),
      words: card.textContent.toLowerCase(),
      quotes: all(".quotes a[data-p]", card),
    }));
    return {
      element,
      cards,
      release: element.querySelector(".release"),
      records: element.querySelector(".records"),
      here: element.querySelector(".here"),
      empty: element.querySelector(".empty"),
      groups: all("[data-group]", element),
      notes: all(".note[data-p][id]", element),
      pieces: all("[data-s]", element),
      lit: [],
    };
  });
  let active = docs[0];
  let current = null;

  const owner = (doc, element) => doc.cards.find((card) => card.element === element);
  const covered = (doc, within) =>
    within.flatMap(([first, last]) => doc.pieces.slice(first, last + 1));

  function side(name) {
    body.dataset.side = name;
    all("[data-side]", document.querySelector(".switch")).forEach((button) =>
      button.setAttribute("aria-pressed", String(button.dataset.side === name)));
  }

  function open(doc) {
    active = doc;
    docs.forEach((one) => { one.element.hidden = one !== doc; });
    const picker = by("picker");
    if (picker) picker.value = doc.element.id;
    filter();
  }

  // ---- who does not see it ----

  const tell = (words) => { by("told").textContent = words; };

  // Where what had the focus is gone from sight, it goes on from here.
  function keep(element) {
    const focus = document.activeElement;
    if (!focus || focus === body || !focus.checkVisibility()) element.focus({ preventScroll: true });
  }

  // ---- what is lit ----

  // Of words that were chosen all that rests on them, until it is told.
  let others = [];

  function tellOthers(doc) {
    if (!others.length) return;
    doc.here.textContent = "On these words rest";
    others.forEach((one) => {
      const link = document.createElement("a");
      link.href = `#${one.id}`;
      link.textContent = one.label;
      doc.here.append(" ", link);
    });
    doc.here.hidden = false;
    tell(doc.here.textContent);
    others = [];
  }

  function dark() {
    docs.forEach((doc) => {
      doc.lit.forEach((piece) => piece.classList.remove("on", "at"));
      doc.lit = [];
      doc.here.hidden = true;
    });
    all(".hit").forEach((element) => {
      element.classList.remove("hit");
      element.removeAttribute("aria-current");
    });
    current = null;
  }

  function light(doc, pieces, at) {
    pieces.forEach((piece) => piece.classList.add("on"));
    at.forEach((piece) => piece.classList.add("at"));
    doc.lit = pieces;
  }

  function inSight(element, pane) {
    const box = element.getBoundingClientRect();
    const frame = pane.getBoundingClientRect();
    return box.height > 0 && box.top >= frame.top + 24 && box.bottom <= frame.bottom - 8;
  }

  function bring(element, pane, block = "center") {
    if (!inSight(element, pane)) {
      const tall = element.getBoundingClientRect().height > pane.clientHeight - 80;
      element.scrollIntoView({ block: tall ? "start" : block, inline: "nearest" });
    }
  }

  function showCard(doc, card, quote) {
    dark();
    current = card;
    tellOthers(doc);
    card.element.classList.add("hit");
    card.element.setAttribute("aria-current", "true");
    if (card.element.hidden) clear();
    const pieces = covered(doc, card.quotes.flatMap(ranges));
    const at = quote ? covered(doc, ranges(quote)) : [];
    light(doc, pieces, at);
    if (small.matches) side(quote ? "release" : "records");
    const first = quote ? at[0] : pieces.find((piece) => inSight(piece, doc.release)) || pieces[0];
    if (first) bring(first, doc.release);
    bring(card.element, doc.records);
    if (quote) {
      const place = quote.parentElement.querySelector(".place").textContent;
      tell(`Words ${card.quotes.indexOf(quote) + 1} of ${card.quotes.length}, ${place}`);
    }
    keep(quote && small.matches ? by(quote.hash.slice(1)) : card.element);
  }

  function showNote(doc, note, words) {
    dark();
    tellOthers(doc);
    note.classList.add("hit");
    const pieces = covered(doc, ranges(note));
    light(doc, pieces, pieces);
    if (small.matches) side(words ? "release" : "records");
    if (pieces.length) bring(pieces[0], doc.release);
    bring(note, doc.records);
    keep(words && small.matches ? by(`${note.id}.t`) : note);
  }

  // ---- addresses ----

  function target(hash) {
    let name = "";
    try { name = decodeURIComponent(hash.slice(1)); } catch { return null; }
    return by(name) || (active.element.id && by(`${active.element.id}.${name}`));
  }

  function go() {
    const element = location.hash.length > 1 ? target(location.hash) : null;
    if (!location.hash && active !== docs[0]) open(docs[0]);
    if (!element) { dark(); return; }
    const doc = docs.find((one) => one.element.contains(element));
    if (!doc) return;
    if (doc !== active) open(doc);
    if (element.matches(".card")) { showCard(doc, owner(doc, element)); return; }
    if (element.matches(".note")) { showNote(doc, element, false); return; }
    if (element.matches(".ref")) {
      const whole = target(element.getAttribute("href"));
      if (whole && whole.matches(".note")) { showNote(doc, whole, true); return; }
      const card = whole && owner(doc, whole);
      if (card) showCard(doc, card, card.quotes.find((quote) => quote.hash === location.hash));
      return;
    }
    dark();
    if (doc.release.contains(element)) {
      if (small.matches) side("release");
      const piece = element.nextElementSibling;
      if (piece && piece.matches("[data-s]")) {
        light(doc, [piece], [piece]);
        if (piece.matches(".open")) facts(true);
      }
      (piece || element).scrollIntoView({ block: "center" });
    } else if (doc.records.contains(element) && small.matches) {
      side("records");
    }
  }

  function address(id, replace) {
    if (location.hash === `#${id}`) go();
    else if (replace) { history.replaceState(null, "", `#${id}`); go(); }
    else location.hash = id;
  }

  addEventListener("hashchange", go);

  // ---- choosing with the pointer ----

  const selecting = () => String(getSelection()).length > 0;

  function resting(doc, number) {
    const holds = (element) => ranges(element).some(([first, last]) => first <= number && number <= last);
    const length = (element) => ranges(element).reduce((sum, [first, last]) => sum + last - first + 1, 0);
    const found = [];
    doc.cards.forEach((card) => {
      const quote = card.element.hidden ? null : card.quotes.find(holds);
      if (quote) found.push({ id: card.element.id, label: card.element.querySelector(".no").textContent, size: length(quote) });
    });
    doc.notes.filter(holds).forEach((note) => {
      found.push({ id: note.id, label: note.querySelector("b").textContent, size: length(note) });
    });
    return found.sort((one, other) => one.size - other.size);
  }

  function choose(doc, piece) {
    const found = resting(doc, Number(piece.dataset.s));
    if (!found.length) return;
    others = found.length > 1 ? found : [];
    address(found[0].id, false);
  }

  docs.forEach((doc) => {
    doc.release.addEventListener("click", (event) => {
      const piece = event.target.closest("[data-s]");
      if (piece && !event.target.closest("a") && !selecting()) choose(doc, piece);
    });
    doc.records.addEventListener("click", (event) => {
      const card = event.target.closest(".card");
      if (!card || event.target.closest("a, summary") || selecting()) return;
      const first = card.querySelector(".quotes a[data-p]");
      address(small.matches && first ? first.hash.slice(1) : card.id, false);
    });
  });
  // A link to where one is already tells nobody that it was followed.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash) go();
  });

  // ---- filters ----

  const chips = all(".chip");
  const search = by("search");
  const pressed = (chip) => chip.getAttribute("aria-pressed") === "true";

  function filter() {
    const chosen = chips.filter(pressed).map((chip) => chip.dataset.v);
    const wanted = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const kinds = [...new Set(chosen.map((key) => key[0]))];
    const passes = (card, but) =>
      kinds.every((kind) => kind === but || chosen.some((key) => key[0] === kind && card.keys.has(key)));
    const found = active.cards.filter((card) => wanted.every((word) => card.words.includes(word)));
    const left = new Set(found.filter((card) => passes(card)));
    active.cards.forEach((card) => { card.element.hidden = !left.has(card); });
    active.groups.forEach((group) => {
      const count = all(".card:not([hidden])", group).length;
      group.hidden = !count;
      group.querySelector(".count").textContent = String(count);
    });
    chips.forEach((chip) => {
      const count = found.filter((card) => card.keys.has(chip.dataset.v) && passes(card, chip.dataset.v[0])).length;
      chip.querySelector(".n").textContent = String(count);
      chip.classList.toggle("none", count === 0);
    });
    active.empty.hidden = left.size > 0 || !active.cards.length;
    const total = active.cards.length;
    by("shown").textContent = left.size === total ? `${total} records` : `${left.size} of ${total} records`;
    if (by("chosen")) {
      by("chosen").textContent = chosen.length ? `(${chosen.length})` : "";
      by("clear").hidden = !chosen.length && !wanted.length;
    }
    const held = new Set(covered(active, [...left].flatMap((card) => card.quotes.flatMap(ranges))));
    active.pieces.forEach((piece) => piece.classList.toggle("off", left.size < total && !held.has(piece)));
  }

  function clear() {
    chips.forEach((chip) => chip.setAttribute("aria-pressed", "false"));
    search.value = "";
    filter();
  }

  chips.forEach((chip) => chip.addEventListener("click", () => {
    chip.setAttribute("aria-pressed", String(!pressed(chip)));
    filter();
  }));
  search.addEventListener("input", filter);
  if (by("clear")) by("clear").addEventListener("click", () => { clear(); by("filters").focus(); });

  function unfold(on) {
    by("panel").hidden = !on;
    by("filters").setAttribute("aria-expanded", String(on));
  }
  if (by("filters")) by("filters").addEventListener("click", () => unfold(by("panel").hidden));

  // ---- switches ----

  function facts(on) {
    const button = by("facts");
    root.classList.toggle("facts", on);
    if (button) button.setAttribute("aria-pressed", String(on));
  }
  if (by("facts")) by("facts").addEventListener("click", () => {
    facts(!root.classList.contains("facts"));
    if (small.matches && root.classList.contains("facts")) side("release");
  });

  const theme = by("theme");
  const isDark = () =>
    (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const tellTheme = () => theme.setAttribute("aria-pressed", String(isDark()));
  theme.addEventListener("click", () => { root.dataset.theme = isDark() ? "light" : "dark"; tellTheme(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", tellTheme);

  all(".switch button").forEach((button) => button.addEventListener("click", () => side(button.dataset.side)));
  if (by("picker")) by("picker").addEventListener("change", (event) => address(event.target.value, false));

  // ---- keys ----

  const help = by("keys");
  by("help").addEventListener("click", () => help.showModal());
  by("close").addEventListener("click", () => help.close());

  function step(by_) {
    const cards = active.cards.filter((card) => !card.element.hidden);
    if (!cards.length) return;
    const at = cards.indexOf(current);
    const next = cards[at < 0 ? (by_ > 0 ? 0 : cards.length - 1) : Math.min(Math.max(at + by_, 0), cards.length - 1)];
    address(next.element.id, true);
    next.element.focus({ preventScroll: true });
  }

  function words() {
    const links = current.quotes;
    if (!links.length) return;
    const at = links.findIndex((link) => link.hash === location.hash);
    const link = links[(at + 1) % links.length];
    address(link.hash.slice(1), true);
  }

  function escape() {
    const focus = document.activeElement;
    if (by("panel") && !by("panel").hidden && (by("panel").contains(focus) || focus === by("filters"))) {
      unfold(false);
      by("filters").focus();
      return;
    }
    if (focus === search) { search.value = ""; filter(); (current ? current.element : active.records).focus(); return; }
    const here = active === docs[0] ? location.pathname + location.search : `#${active.element.id}`;
    history.replaceState(null, "", here);
    dark();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.key === "Escape") { escape(); return; }
    const focus = document.activeElement;
    if (focus && focus.matches("input, select, textarea")) return;
    const onCard = focus && focus.matches(".card");
    const letters = by("shortcuts").checked;
    const does = {
      j: letters && (() => step(1)),
      k: letters && (() => step(-1)),
      "/": letters && (() => search.focus()),
      "?": letters && (() => help.showModal()),
      ArrowDown: onCard && (() => step(1)),
      ArrowUp: onCard && (() => step(-1)),
      Enter: onCard && current && words,
    }[event.key];
    if (does) { event.preventDefault(); does(); }
  });

  // ---- begin ----

  root.classList.add("js");
  all(".tools[hidden], .switch[hidden], .picker label[hidden]").forEach((element) => { element.hidden = false; });
  side("records");
  tellTheme();
  open(active);
  go();
})();
