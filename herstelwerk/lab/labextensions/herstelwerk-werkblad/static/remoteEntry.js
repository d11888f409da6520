// The door JupyterLab knocks on: a container as a bundler would make it, written by hand. The rest are plain modules.
(() => {
  const base = new URL('.', document.currentScript.src);
  let offered = {};

  const library = async name => {
    const [offer] = Object.values(offered[name]); // JupyterLab shares one version of its own libraries
    return (await offer.get())();
  };

  const extension = async () => {
    const [{ worksheets }, application, apputils, coreutils, notebook, services] = await Promise.all([
      import(new URL('worksheet.js', base)),
      library('@jupyterlab/application'),
      library('@jupyterlab/apputils'),
      library('@jupyterlab/coreutils'),
      library('@jupyterlab/notebook'),
      library('@jupyterlab/services'),
    ]);
    const style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = new URL('worksheet.css', base);
    document.head.append(style);
    const jupyter = { ...application, ...apputils, ...coreutils, ...notebook, ...services };
    return () => ({ __esModule: true, default: worksheets(jupyter) });
  };

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB['herstelwerk-werkblad'] = {
    init: async scope => {
      offered = scope;
    },
    get: extension,
  };
})();
