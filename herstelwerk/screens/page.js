// Draws the parts that Python sends as native elements and sends back what a person does.
// Text is only ever set as text; only the elements and attributes below exist.

const TAGS = new Set(("a article aside blockquote br button caption cite dd details div dl dt em fieldset figcaption " +
  "figure footer h1 h2 h3 h4 header hr img input label legend li mark nav ol option p progress q section select small " +
  "span strong summary table tbody td textarea th thead time tr ul").split(" "));
const DRAWN = new Set("svg g circle ellipse line path polygon polyline rect text title desc".split(" "));
const OWN = new Set("id for name aria-describedby aria-labelledby aria-controls".split(" ")); // unique per view
const ALLOWED = new Set(("accept alt autocomplete checked class colspan cx cy d datetime disabled draggable dx dy height " +
  "hidden lang list max maxlength min open placeholder points preserveAspectRatio r role rowspan rows rx ry scope selected " +
  "spellcheck step tabindex text-anchor title to transform type value viewBox width x x1 x2 y y1 y2").split(" "));
const LIVE = new Set(["checked", "disabled", "hidden", "selected"]);
const PICTURE = /^data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/]+={0,2}$/; // the one address a picture may have: itself
const PAUSE = 1500; // a screen reader hears findings after a pause in typing, not at each key
const LOST = 6000;  // without an answer for so long, the connection is told to be gone
const unsaved = (globalThis.herstelwerkUnsaved ??= new Map()); // page name -> key -> text that Python has not confirmed

let views = 0;
const fresh = () => "hw" + (globalThis.crypto?.randomUUID?.() ?? Date.now() + "-" + Math.random()).slice(0, 13) + ++views;

function base() {
  const data = document.getElementById("jupyter-config-data");
  try { return JSON.parse(data.textContent).baseUrl || "/"; } catch { return "/"; }
}

// The part that the link to this page named. JupyterLab takes it out of the address before the page is there; the
// browser remembers how it came here. Once only: drawn again later, a page stays where one was.
function asked() {
  const came = globalThis.herstelwerkAsked ? "" : performance.getEntriesByType("navigation")[0]?.name ?? "";
  globalThis.herstelwerkAsked = true;
  return decodeURIComponent((location.hash || new URL(came, location.href).hash).slice(1));
}

class View {
  constructor(model, root) {
    Object.assign(this, { model, root, uid: fresh(), number: 0, flying: null, waiting: new Map(), timer: 0, heard: "", answered: 0,
      typed: new Map() }); // typed: of each field the number of the newest text that was sent
    this.name = model.get("name");
    this.live = document.createElement("div");
    this.live.setAttribute("role", "status");
    this.live.className = "hw-voice";
    this.lost = document.createElement("div");
    this.lost.setAttribute("role", "alert");
    this.lost.className = "hw-lost";
    this.body = document.createElement("div");
    root.append(this.lost, this.body, this.live);
    this.answer = (message, buffers) => this.onAnswer(message, buffers);
    model.on("msg:custom", this.answer);
    for (const type of ["input", "change", "click", "focusout", "keydown", "dragstart", "dragover", "drop"])
      root.addEventListener(type, (event) => this[type](event));
    root.addEventListener("toggle", (event) => this.toggle(event), true);
    root.addEventListener("mousedown", (event) => { // what someone selected stays selected
      if (event.target.closest?.("[data-hw-selection]")) event.preventDefault();
    });
    this.bare = (event) => { if (event.target === document.body) this.shortcut(event); }; // focus is nowhere
    document.addEventListener("keydown", this.bare);
    this.go = () => this.flush();
    window.addEventListener("pagehide", this.go);
    this.send({ e: "ready", at: asked() }); // a link may lead to a part of a page
  }

  close() {
    this.model.off("msg:custom", this.answer);
    window.removeEventListener("pagehide", this.go);
    document.removeEventListener("keydown", this.bare);
    clearTimeout(this.timer);
    clearTimeout(this.patience);
  }

  // --- to Python: one event on its way at a time; of a field only the newest text waits ---

  send(message, buffers) { this.model.send(message, undefined, buffers); }

  post(event, key, value, buffers) {
    this.waiting.set(event + " " + key, { message: { e: event, k: key, v: value }, buffers });
    if (this.flying === null) this.next();
  }

  next() {
    clearTimeout(this.patience);
    const first = this.waiting.entries().next();
    if (first.done) { this.flying = null; return; }
    const [slot, { message, buffers }] = first.value;
    this.waiting.delete(slot);
    this.flying = message.n = ++this.number;
    if (message.e === "input") this.typed.set(message.k, message.n);
    this.send(message, buffers);
    this.patience = setTimeout(() => this.tellLost(), LOST);
  }

  flush() { while (this.waiting.size) this.next(); }

  tellLost() {
    this.lost.textContent = "De verbinding is even weg. Wat je hier ziet staan, blijft staan; zodra de verbinding er weer " +
      "is, wordt het bewaard. Duurt het lang? Kopieer je laatste zin en start herstelwerk opnieuw.";
    this.flying = null; // the next key tries again
  }

  // --- from Python ---

  onAnswer(message, buffers) {
    this.answered = message.n ?? this.answered;
    this.lost.textContent = message.alarm ?? ""; // what went wrong, for eye and ear, until the next answer
    for (const node of message.parts || []) this.place(node);
    if (message.first) this.recover();
    const rest = this.flying === null || message.n === this.flying; // nothing newer is on its way
    if (message.saved && rest && !this.waiting.size) unsaved.delete(this.name);
    if (message.say) this.tell(message.say, 50);
    if (message.focus) this.focus(message.focus);
    if (message.file) this.download(message.file, buffers[0]);
    if (message.first) this.root.setAttribute("data-hw-ready", "1");
    if (message.n && message.n === this.flying) { this.flying = null; this.next(); }
    this.root.setAttribute("data-hw-answered", String(message.n ?? ""));
    this.announce();
  }

  place(node) {
    if (node.k === "page" && !this.body.firstChild) this.body.append(this.make(node));
    else {
      const old = node.k === "page" ? this.body.firstChild : this.find(node.k);
      if (old) this.morph(old, node);
    }
  }

  find(key) { return this.body.querySelector(`[data-k="${CSS.escape(key)}"]`); }

  focus(key) {
    const part = this.find(key);
    const target = part?.matches("input,textarea,select,button,summary,a,[tabindex]") ? part
      : part?.querySelector("input,textarea,select,button,summary,a[href],[tabindex]") ?? part;
    if (!target) return;
    if (!target.matches("input,textarea,select,button,summary,a,[tabindex]")) target.tabIndex = -1;
    target.focus();
    target.scrollIntoView({ block: "nearest" });
  }

  recover() {
    for (const [key, text] of unsaved.get(this.name) ?? []) {
      const field = this.find(key);
      if (field && field.value !== text) { field.value = text; this.post("input", key, text); }
    }
  }

  download(name, content) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content]));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  tell(text, wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { this.live.textContent = ""; this.live.textContent = text; }, wait);
  }

  announce() { // the findings of the field one is typing in
    const field = document.activeElement;
    const notes = field && this.body.contains(field) && field.closest("[data-hw-field]")?.querySelector("[data-hw-notes]");
    const text = notes ? notes.textContent : "";
    if (text !== this.heard) { this.heard = text; if (text) this.tell(text, PAUSE); }
  }

  // --- elements ---

  make(node) {
    if (typeof node === "string") return document.createTextNode(node);
    if (!TAGS.has(node.t) && !DRAWN.has(node.t)) return document.createTextNode("");
    const made = DRAWN.has(node.t) ? document.createElementNS("http://www.w3.org/2000/svg", node.t)
      : document.createElement(node.t);
    this.dress(made, node, {});
    for (const child of node.c || []) made.append(this.make(child));
    this.fill(made, node, null);
    made.hwNode = node;
    return made;
  }

  dress(part, node, before) {
    if (node.k) part.setAttribute("data-k", node.k); else part.removeAttribute("data-k");
    if (node.h) part.setAttribute("data-h", node.h); else part.removeAttribute("data-h");
    const attributes = node.a || {};
    for (const name of Object.keys(before)) if (!(name in attributes) && name !== "open") this.drop_(part, name);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "to") part.setAttribute("href", base() + "doc/tree/notebooks/" + encodeURI(String(value)));
      else if (name === "plain") part.setAttribute("href", base() + "lab/tree/notebooks/" + encodeURI(String(value)));
      else if (name === "src") this.picture(part, value);
      else if (LIVE.has(name)) { part[name] = true; part.setAttribute(name, ""); }
      else if (name === "open") { if (before.open === undefined) part.open = true; }
      else if (OWN.has(name)) part.setAttribute(name, String(value).split(" ").map((id) => `${this.uid}-${id}`).join(" "));
      else if (ALLOWED.has(name) || /^(aria|data-hw)-[a-z-]+$/.test(name)) part.setAttribute(name, value === true ? "" : String(value));
    }
    if (!("open" in attributes) && before.open !== undefined) part.open = false;
  }

  picture(part, source) { // drawn once; any other address is none
    if (part.tagName !== "IMG" || !PICTURE.test(source)) part.removeAttribute("src");
    else if (part.getAttribute("src") !== source) part.setAttribute("src", source);
  }

  drop_(part, name) {
    if (LIVE.has(name)) part[name] = false;
    part.removeAttribute(name === "to" || name === "plain" ? "href" : name);
  }

  fill(part, node, before) { // what stands in a field; never over what a person is typing
    if (node.v === undefined || (before && before.v === node.v)) return;
    if (this.waiting.has("input " + node.k) || (this.typed.get(node.k) ?? 0) > this.answered) return;
    if (part.value !== node.v) part.value = node.v;
  }

  morph(part, node) {
    const before = part.hwNode;
    if (!before || before.t !== node.t || (before.k || "") !== (node.k || "")) { part.replaceWith(this.make(node)); return; }
    this.dress(part, node, before.a || {});
    this.children(part, node.c || []);
    this.fill(part, node, before);
    part.hwNode = node;
  }

  children(part, wanted) {
    const keyed = new Map();
    for (const child of part.childNodes) if (child.hwNode?.k) keyed.set(child.hwNode.k, child);
    let at = part.firstChild;
    for (const node of wanted) {
      const match = typeof node === "object" && node.k ? keyed.get(node.k) : at;
      if (match && match === at && this.alike(at, node)) {
        at = at.nextSibling;
        if (typeof node === "string") { if (match.data !== node) match.data = node; } else this.morph(match, node);
      } else if (match && match.hwNode?.k && this.alike(match, node)) {
        part.insertBefore(match, at);
        this.morph(match, node);
      } else part.insertBefore(this.make(node), at);
    }
    while (at) { const gone = at; at = at.nextSibling; gone.remove(); }
  }

  alike(part, node) {
    if (typeof node === "string") return part.nodeType === Node.TEXT_NODE;
    return part.hwNode && part.hwNode.t === node.t && (part.hwNode.k || "") === (node.k || "");
  }

  // --- what a person does ---

  target(event, hears) { return event.target.closest?.(`[data-h="${hears}"]`); }

  input(event) {
    const field = this.target(event, "input");
    if (!field) return;
    const key = field.getAttribute("data-k");
    if (!unsaved.has(this.name)) unsaved.set(this.name, new Map());
    unsaved.get(this.name).set(key, field.value);
    this.post("input", key, field.value);
  }

  change(event) {
    const file = this.target(event, "file");
    if (file?.files?.length) {
      const key = file.getAttribute("data-k");
      file.files[0].arrayBuffer().then((content) => this.post("file", key, file.files[0]?.name ?? "", [content]));
      return;
    }
    const group = this.target(event, "choose");
    if (!group) return;
    const values = group.matches("select") ? [group.value]
      : [...group.querySelectorAll("input:checked")].map((input) => input.value);
    this.post("choose", group.getAttribute("data-k"), values);
  }

  click(event) {
    const button = this.target(event, "press");
    if (!button || button.disabled) return;
    event.preventDefault();
    this.post("press", button.getAttribute("data-k"), button.hasAttribute("data-hw-selection") ? this.selected() : null);
  }

  selected() { // the words someone selected in a text that says where it stands; null where she selected none
    const selection = document.getSelection();
    const text = selection?.rangeCount ? selection.getRangeAt(0) : null;
    const around = text && (text.startContainer.parentElement ?? text.startContainer).closest?.("[data-hw-where]");
    if (!around || text.collapsed || !this.body.contains(around) || !around.contains(text.endContainer)) return null;
    const before = document.createRange();
    before.setStart(around, 0);
    before.setEnd(text.startContainer, text.startOffset);
    return { where: around.getAttribute("data-hw-where"), start: [...before.toString()].length, text: text.toString() };
  }

  focusout(event) { if (this.target(event, "input")) this.post("leave", "", null); }

  toggle(event) {
    const details = event.target;
    if (details.getAttribute?.("data-h") === "toggle" && details.open !== Boolean(details.hwNode?.a?.open))
      this.post("toggle", details.getAttribute("data-k"), details.open);
  }

  keydown(event) { // the notebook's own shortcuts stay out of a page
    event.stopPropagation();
    const goes = event.target.getAttribute?.("data-hw-enter"); // Enter in a field of one line presses its button
    if (goes && event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      this.find(goes)?.click();
      if (event.target.hasAttribute("data-hw-empties")) this.empty(event.target);
    }
    else this.shortcut(event);
  }

  empty(field) { // for who types on at once; no answer to what came before the press fills it again
    this.flush();
    this.typed.set(field.getAttribute("data-k"), this.number);
    field.value = "";
  }

  shortcut(event) { // a single key presses the button that carries it; never while someone is typing, never beside Ctrl
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return;
    if (event.target.closest?.("input,textarea,select,[contenteditable]")) return;
    if (event.key.length > 1 && !event.key.startsWith("Arrow")) return;
    const button = this.body.querySelector(`button[data-hw-shortcut~="${CSS.escape(event.key.toLowerCase())}"]`);
    if (button && !button.disabled) { event.preventDefault(); button.click(); }
  }

  // --- dragging within a list; the same can be done with the buttons beside each item ---

  dragstart(event) {
    this.dragged = event.target.closest?.("[draggable=true]");
    event.dataTransfer.effectAllowed = "move";
  }

  dragover(event) { if (this.dragged && this.target(event, "order")?.contains(this.dragged)) event.preventDefault(); }

  drop(event) {
    const list = this.target(event, "order");
    const item = event.target.closest?.("[draggable=true]");
    if (!list || !item || !this.dragged || item === this.dragged || !list.contains(this.dragged)) return;
    event.preventDefault();
    const keys = [...list.querySelectorAll(":scope > [draggable=true]")].map((one) => one.getAttribute("data-k"));
    const [from, to] = [this.dragged, item].map((one) => keys.indexOf(one.getAttribute("data-k")));
    keys.splice(to, 0, keys.splice(from, 1)[0]);
    this.dragged = null;
    this.post("order", list.getAttribute("data-k"), keys);
  }
}

function render({ model, el }) {
  el.classList.add("hw-root");
  const view = new View(model, el);
  return () => view.close();
}

export default { render };
