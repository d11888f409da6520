// Keeps an eye on Python and on the server, says in Dutch what happens, and builds the sheet again.
// Screens can read `body[data-hw-verbinding]`: `goed` or `weg`.

const AGAIN = 'De verbinding viel even weg; je werkblad wordt opnieuw opgebouwd…';
const GONE =
  'herstelwerk is gestopt. Wat bewaard was, is veilig. Start herstelwerk opnieuw en open je werkboek met de nieuwe link; ' +
  'dit venster kun je daarna sluiten.';
const FAILED = 'Je werkblad kon niet opnieuw worden opgebouwd. Wat bewaard was, is veilig.';
const EVERY = 1000; // milliseconds between two looks while the connection is down
const PATIENCE = 5000; // milliseconds in which Python must answer

const pause = time => new Promise(done => setTimeout(done, time));

export async function watch(app, panel, say, build) {
  const context = panel.sessionContext;
  let lost = false; // Python has forgotten everything
  let mending = false;

  const state = value => {
    document.body.dataset.hwVerbinding = value;
  };
  const mend = async () => {
    if (mending) return; // one at a time; it sees for itself what changes meanwhile
    mending = true;
    state('weg');
    try {
      let told = false;
      for (;;) {
        const found = await look(app, context, lost);
        if (found === 'fine') break;
        if (found === 'server') {
          if (!told) say.alarm(GONE);
          told = true;
        } else {
          lost ||= found === 'kernel';
          if (lost) {
            delete panel.node.dataset.hwKlaar;
            say.status(AGAIN);
          }
          if (found === 'kernel') await renew(context);
        }
        await pause(found === 'server' ? 5 * EVERY : EVERY);
      }
      state('goed');
      if (lost) {
        lost = false;
        await build();
      } else if (told) say.clear();
    } catch (error) {
      console.error(error);
      say.alarm(FAILED, 'Probeer opnieuw');
    } finally {
      mending = false;
    }
  };

  context.statusChanged.connect((_, status) => {
    if (status === 'autorestarting') lost = true;
    if (lost || status === 'dead') void mend();
  });
  context.connectionStatusChanged.connect((_, status) => {
    if (status !== 'connected') void mend();
  });
  state('goed');
  await build();
}

// What is the matter: the server, this kernel, a connection that is being made, or nothing any more?
async function look(app, context, lost) {
  const kernel = context.session?.kernel;
  if (!kernel || kernel.status === 'dead') return (await answers(app, '')) ? 'kernel' : 'server';
  const answer = await answers(app, `/${kernel.id}`);
  if (!answer || answer.status === 403) return 'server'; // 403: another server on the same port
  if (answer.status === 404) return 'kernel';
  if (kernel.connectionStatus !== 'connected') {
    if (kernel.connectionStatus === 'disconnected') kernel.reconnect().catch(() => {});
    return 'waiting';
  }
  if (!lost) return 'fine';
  const ready = kernel.requestKernelInfo().then(() => 'fine', () => 'waiting');
  return Promise.race([ready, pause(PATIENCE).then(() => 'waiting')]);
}

async function answers(app, path) {
  const { baseUrl, token } = app.serviceManager.serverSettings;
  const headers = token ? { Authorization: `token ${token}` } : {};
  try {
    return await fetch(`${baseUrl}api/kernels${path}`, { cache: 'no-store', headers });
  } catch {
    return null;
  }
}

// The kernel is gone for good: the laptop slept, or it fell over too often.
async function renew(context) {
  try {
    await context.changeKernel({ name: 'python3' });
  } catch {
    await context.changeKernel({ name: 'python3' }); // the first try found out that its session is gone too
  }
}
