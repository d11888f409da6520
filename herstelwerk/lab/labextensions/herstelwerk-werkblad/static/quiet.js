// What JupyterLab brings along and a worksheet does without: bars, shortcuts, menus, dialogs, saving, its own title.

const BARS = ['jp-header-panel', 'jp-top-panel', 'jp-menu-panel', 'jp-bottom-panel', 'jp-down-stack'];
const SIDES = ['jp-SideBar', 'jp-SideArea', 'jp-skiplink-wrapper'];

// Through Lumino: a bar that is only hidden in CSS leaves its room behind as a grey band. The layout that JupyterLab
// keeps is left alone (no command that toggles), so that plain JupyterLab has its bars the next time.
export function hideBars(app, panel) {
  const hide = widget => {
    if (BARS.includes(widget.id) || SIDES.some(name => widget.hasClass(name))) widget.hide();
    else if (!widget.hasClass('jp-NotebookPanel')) for (const child of widget.children()) hide(child);
  };
  const all = () => {
    hide(app.shell);
    panel.toolbar.hide();
    panel.contentHeader.hide();
  };
  all();
  app.shell.layoutModified?.connect(all); // a bar comes back when an extension adds something to it
  void app.restored.then(all);
}

// No key reaches JupyterLab: `d d` would delete a cell, `a` add one, and in a text field it holds back Enter and Ctrl+Z.
// The browser's own keys and its own menu (spelling!) come back by this. Returns what undoes it.
export function takeKeys(app, say) {
  const keys = app.evtKeydown;
  const menu = app.contextMenu.open;
  const save = event => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 's') {
      event.preventDefault(); // saving the page would save no answers
      say.briefly('Je antwoorden worden vanzelf bewaard.');
    }
  };
  const double = event => {
    if (event.target.closest?.('.jp-MarkdownCell')) event.stopPropagation(); // would open the text of the cell
  };
  const push = history.pushState;
  history.pushState = (...place) => history.replaceState(...place); // else Back stops at folders on the way here
  app.evtKeydown = () => {};
  app.contextMenu.open = () => false;
  document.addEventListener('keydown', save, true);
  document.addEventListener('dblclick', double, true);
  return () => {
    app.evtKeydown = keys;
    app.contextMenu.open = menu;
    history.pushState = push;
    document.removeEventListener('keydown', save, true);
    document.removeEventListener('dblclick', double, true);
  };
}

// The answers live outside the notebook, so there is never anything to save in it, and nothing to ask about.
export function stayClean({ Dialog, PageConfig }, panel) {
  const { model } = panel.context;
  const clean = () => {
    if (model.dirty) model.dirty = false;
  };
  model.stateChanged.connect(clean);
  clean();
  Dialog.flush();
  Dialog.tracker.widgetAdded.connect((_, dialog) => setTimeout(() => dialog.reject())); // launched by then
  followLinks(PageConfig.getBaseUrl(), panel.node);
}

// A link to another worksheet opens its own page, in every way a link can be opened. JupyterLab would open it behind
// this one, or hand over the file.
function followLinks(base, node) {
  const mend = event => {
    const link = event.target.closest?.('a[href]');
    const files = new URL('files/', new URL(base, location.href));
    if (!link || !link.href.startsWith(files.href)) return;
    const { pathname, hash } = new URL(link.href);
    if (!pathname.endsWith('.ipynb')) return;
    link.href = new URL(`../doc/tree/${pathname.slice(files.pathname.length)}${hash}`, files).href;
    link.target = '_self';
  };
  const own = event => {
    mend(event);
    if (event.target.closest?.('a[href*="/doc/tree/"]')) event.stopPropagation(); // past JupyterLab's own listener
  };
  for (const kind of ['pointerover', 'pointerdown', 'focusin']) node.addEventListener(kind, mend, true);
  node.addEventListener('click', own, true);
}

export function nameIt(panel) {
  document.documentElement.lang = 'nl';
  const texts = Array.from(panel.context.model.cells, cell => cell.sharedModel.getSource());
  const heading = texts.map(text => /^# +(.+)$/m.exec(text)?.[1]).find(Boolean);
  const title = heading ? `herstelwerk – ${heading.replace(/[*_`]/g, '').trim()}` : 'herstelwerk';
  const name = () => {
    if (document.title !== title) document.title = title; // JupyterLab sets its own again and again
  };
  name();
  new MutationObserver(name).observe(document.head, { childList: true, characterData: true, subtree: true });
}

// JupyterLab calls its parts by English names, on elements that may have none; a screen reader reads the sheet itself.
export function speakPlainly(panel) {
  const { node } = panel.content;
  const clear = () => {
    for (const part of node.querySelectorAll('.jp-Cell[aria-label], [role=feed]')) {
      part.removeAttribute('aria-label');
      part.removeAttribute('role');
    }
  };
  node.removeAttribute('role');
  node.removeAttribute('aria-label');
  clear();
  new MutationObserver(clear).observe(node, { attributeFilter: ['aria-label', 'role'], subtree: true });
}

// JupyterLab ends up at the last cell that ran. A reader starts at the top, with Tab and with Page Down; when the sheet
// was built again she stays where she was.
export function keepPlace(panel, again) {
  const scroller = panel.node.querySelector('.jp-WindowedPanel-outer');
  const top = again ? scroller?.scrollTop : 0;
  return () => {
    if (document.activeElement?.closest('.jp-OutputArea-output')) return; // at work already
    panel.content.activeCellIndex = 0;
    const start = panel.node.querySelector('h1') ?? panel.content.node;
    start.tabIndex = -1;
    start.focus({ preventScroll: true });
    if (scroller) scroller.scrollTop = top;
  };
}
