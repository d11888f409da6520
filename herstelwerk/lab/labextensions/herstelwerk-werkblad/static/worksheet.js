// A worksheet: our own notebook in single-document mode. It runs by itself, and shows no code and no bars.
import { hideBars, keepPlace, nameIt, speakPlainly, stayClean, takeKeys } from './quiet.js';
import { line } from './message.js';
import { watch } from './connection.js';

const PREPARING = 'Je werkblad wordt klaargezet…';
const SLOW = 30000; // milliseconds after which waiting is explained

export const worksheets = jupyter => ({
  id: 'herstelwerk-werkblad:plugin',
  description: 'Runs our own worksheets on opening, without code or bars.',
  autoStart: true,
  requires: [jupyter.INotebookTracker],
  activate: (app, tracker) => {
    if (jupyter.PageConfig.getOption('mode') !== 'single-document') return; // plain JupyterLab
    document.documentElement.lang = 'nl';
    const say = line(document);
    const giveKeysBack = takeKeys(app, say);
    say.status(PREPARING, { cover: true });
    const plain = () => {
      giveKeysBack();
      say.clear();
    };
    const asked = jupyter.PageConfig.getOption('treePath'); // now: JupyterLab changes it as one browses
    let waiting = true;
    tracker.widgetAdded.connect(async (_, panel) => {
      if (!waiting || panel.context.path !== asked) return; // not what was asked for
      waiting = false;
      try {
        if (await isOurs(jupyter, app, panel)) await open(jupyter, app, panel, say);
        else {
          plain();
          say.note('Dit is geen werkblad van herstelwerk, of het is veranderd. Daarom start het niet vanzelf.');
        }
      } catch (error) {
        console.error(error);
        plain();
        say.alarm('Dit werkblad kon niet worden klaargezet. Wat je bewaarde, is er nog.', 'Probeer opnieuw');
      }
    });
    const other = () => waiting && plain(); // some other document, a question, or nothing that is there
    app.shell.currentChanged?.connect((_, { newValue }) => newValue && !newValue.hasClass('jp-NotebookPanel') && other());
    jupyter.Dialog.tracker.widgetAdded.connect(other);
    setTimeout(other, SLOW);
  },
});

const cellsOf = panel =>
  Array.from(panel.context.model.cells, cell => ({ type: cell.type, source: cell.sharedModel.getSource() }));

// The server decides, over the cells that are here and would run; a notebook's own metadata says nothing.
async function isOurs({ ServerConnection, URLExt }, app, panel) {
  await panel.context.ready;
  const settings = app.serviceManager.serverSettings;
  const asked = JSON.stringify({ cells: cellsOf(panel) });
  const url = URLExt.join(settings.baseUrl, 'herstelwerk/worksheet');
  const answer = await ServerConnection.makeRequest(url, { method: 'POST', body: asked }, settings);
  if (!answer.ok) throw new Error(`herstelwerk/worksheet: ${answer.status}`);
  const { own } = await answer.json();
  return own === true && asked === JSON.stringify({ cells: cellsOf(panel) });
}

async function open(jupyter, app, panel, say) {
  document.body.classList.add('hw-werkblad');
  panel.addClass('hw-blad');
  hideBars(app, panel);
  stayClean(jupyter, panel);
  nameIt(panel);
  speakPlainly(panel);
  say.status(PREPARING);
  const slow = setTimeout(() => say.alarm('Het klaarzetten duurt langer dan anders.', 'Probeer opnieuw'), SLOW);
  let again = false;
  const build = async () => {
    delete panel.node.dataset.hwKlaar;
    const back = keepPlace(panel, again);
    const done = await jupyter.NotebookActions.runAll(panel.content, panel.sessionContext);
    clearTimeout(slow);
    if (done) say.clear();
    else say.alarm('Een deel van dit werkblad is niet te tonen. Wat je bewaarde, is er nog.', 'Probeer opnieuw');
    back();
    again = true;
    panel.node.dataset.hwKlaar = '1';
  };
  await panel.sessionContext.ready;
  await watch(app, panel, say, build);
}
