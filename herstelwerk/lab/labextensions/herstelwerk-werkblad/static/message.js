// What a worksheet says about itself: one calm line, for eyes and for a screen reader.

export function line(document) {
  const status = place(document, 'hw-status', 'status');
  const alarm = place(document, 'hw-alarm', 'alert');

  const write = (node, text, buttons = []) => {
    node.replaceChildren();
    if (!text) return;
    const words = document.createElement('span');
    words.textContent = text;
    node.append(words, ...buttons);
  };
  const button = (label, press) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = label;
    made.addEventListener('click', press);
    return made;
  };
  const say = {
    // Something is going on; `cover` hides the page behind it until it is fit to be seen.
    status: (text, { cover = false } = {}) => {
      write(alarm, '');
      write(status, text);
      status.classList.toggle('hw-scherm', cover);
    },
    // Something is in the way; `again` names a button that opens the page anew.
    alarm: (text, again) => {
      write(status, '');
      status.classList.remove('hw-scherm');
      write(alarm, text, again ? [button(again, () => location.reload())] : []);
    },
    // Good to know, and easily put away.
    note: text => {
      say.status('');
      write(status, text, [button('Sluit', say.clear)]);
    },
    // Shown for a moment.
    briefly: text => {
      if (status.textContent || alarm.textContent) return;
      say.status(text);
      setTimeout(() => status.textContent === text && say.clear(), 4000);
    },
    clear: () => say.status(''),
  };
  return say;
}

function place(document, id, role) {
  const node = document.createElement('div');
  node.id = id;
  node.className = 'hw-melding';
  node.lang = 'nl';
  node.setAttribute('role', role);
  document.body.append(node);
  return node;
}
